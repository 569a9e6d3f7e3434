import type { Shape } from '../game/document.js';
import type { Game } from '../game/game.js';
import { type Schema, schemaOf, type TableLayout } from '../world/schema.js';

/** What an expression can speak of in one game. */
export interface Terms {
  readonly schema: Schema;
  /** The table whose rows are named by their players: `ships[3]` is the ship of player 3. */
  readonly avatars: string;
}

export function termsOf({ state, avatars }: Pick<Game, 'state' | 'avatars'>): Terms {
  return { schema: schemaOf(state), avatars };
}

/** A table by its name, or by that of one of its rows: `ship` for `ships`. */
export function findTable({ schema }: Terms, name: string): TableLayout | undefined {
  return schema.tables.find((table) => table.name === name) ?? schema.tables.find((table) => table.name === `${name}s`);
}

/** The shape of the document at a path; undefined when there is none. */
export function findShape({ schema }: Terms, [part, ...keys]: readonly string[]): Shape | undefined {
  const shape = schema.parts.find(({ name }) => name === part)?.part.shape;
  return shape && shapeBelow(shape, keys);
}

/** The shape at a path below another one. */
export function shapeBelow(shape: Shape, keys: readonly string[]): Shape | undefined {
  let below: Shape | undefined = shape;
  for (const key of keys) {
    if (below?.kind === 'record') below = below.of;
    else if (below?.kind === 'group' && Object.hasOwn(below.of, key)) below = below.of[key];
    else return undefined;
  }
  return below;
}
