import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { type PartLayout, schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';

/** What a role is told of a game's state. */
export interface Told {
  readonly tables: readonly TableLayout[];
  readonly parts: readonly PartLayout[];
}

/** The tables, fields and parts that a role sees: all others stay as they start, and would look like values. */
export function toldTo(role: Role, { state }: Game): Told {
  const schema = schemaOf(state);
  if (ranksAtLeast(role, 'operator')) return schema;
  const tables = schema.tables.map((table) => ({
    ...table,
    columns: table.columns.filter(({ field }) => field.see === 'public'),
  }));
  return {
    tables: tables.filter(({ columns }) => columns.length > 0),
    parts: schema.parts.filter(({ part }) => part.see === 'public'),
  };
}
