import { toldTo } from '@tickdeck/client/pages/control/inspector/told.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, PUBLIC } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';

const game = findGame('skirmish');
if (!game) throw new Error('there is no Skirmish');
const schema = schemaOf(game.state);
const names = (tables: ReturnType<typeof toldTo>['tables']) =>
  tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]);

describe('what the inspector has', () => {
  it.each(['operator', 'host'] as const)('is everything for an %s', (role) => {
    expect(toldTo(role, game)).toBe(schema);
  });

  it.each(['spectator', 'moderator'] as const)('is for a %s what the frames of that role hold', (role) => {
    const { tables, parts } = createView(schema, PUBLIC);
    const told = toldTo(role, game);
    expect(names(told.tables)).toEqual(
      tables.map(({ table, columns }) => [table.name, columns.map(({ column }) => column.name)]),
    );
    expect(told.parts).toEqual(parts);
    expect(names(told.tables)).not.toEqual(names(schema.tables));
  });
});
