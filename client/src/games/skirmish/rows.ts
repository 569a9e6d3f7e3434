import type { SkirmishDocument, SkirmishState } from '@tickdeck/shared/games/skirmish/state.js';
import type { Shown, ShownTable } from '../../net/frame.js';

type TableName = keyof SkirmishState['tables'];
type FieldName<T extends TableName> = keyof SkirmishState['tables'][T]['fields'] & string;

/** A shown table whose columns have this game's names. */
export interface Rows<T extends TableName> extends ShownTable {
  readonly columns: { readonly [F in FieldName<T>]: Float64Array };
}

const NONE: ShownTable = { count: 0, ids: new Int32Array(0), columns: {}, indexOf: () => -1 };

/** A table by its name; empty when the viewer gets none. */
export function rowsOf<T extends TableName>(shown: Shown, name: T): Rows<T> {
  // Both come from the same field table, whose hash host and page compared when they met.
  return (shown.tables[name] ?? NONE) as Rows<T>;
}

/** A document part by its name; undefined when the viewer gets none. */
export function partOf<P extends keyof SkirmishDocument & string>(
  shown: Shown,
  name: P,
): SkirmishDocument[P] | undefined {
  return shown.document[name] as SkirmishDocument[P] | undefined;
}

/** The index of a player's ship, or -1. */
export function shipOf(shown: Shown, player: number): number {
  const ships = rowsOf(shown, 'ships');
  for (let i = 0; i < ships.count; i++) if (player !== 0 && ships.columns.player[i] === player) return i;
  return -1;
}
