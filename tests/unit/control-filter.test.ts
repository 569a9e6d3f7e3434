import { exampleOf, parseFilter } from '@tickdeck/client/pages/control/inspector/filter.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { describe, expect, it } from 'vitest';
import { shownRows } from '../support/shown-rows.js';

const game = games.get('skirmish') as Game;
const ships = schemaOf(game.state).tables.find(({ name }) => name === 'ships') as TableLayout;
const NAMES = ['Anna Berg', 'Bert', ''];

const ids = [rowId(0, 1), rowId(1, 1), rowId(3, 2)];
const rows = shownRows(ids, {
  hp: [5, 80, 19],
  team: [1, 1, 2],
  life: [0, 2, 0],
  weapon: [0, 1, 0],
  aim: [256, 0, 512],
});

/** Indexes of the rows that pass. */
function passing(text: string): readonly number[] {
  const filter = parseFilter(text, game, ships);
  if (filter.kind === 'wrong') throw new Error(filter.why);
  if (filter.kind === 'all') return [0, 1, 2];
  const showing = { tick: 0, tickRate: 60, nameOf: (_: string, id: number) => NAMES[ids.indexOf(id)] ?? '' };
  const shown = { tables: { ships: rows }, document: { match: { phase: 'round' } }, tick: 0 };
  const passes = filter.select({ shown, rows, showing });
  return [0, 1, 2].filter(passes);
}

describe('a filter over a table', () => {
  it('lets all rows through when nothing is asked', () => {
    expect(parseFilter('  ', game, ships)).toEqual({ kind: 'all' });
  });

  it('is an expression about the rows', () => {
    expect(passing('hp < 20')).toEqual([0, 2]);
    expect(passing('hp < 20 and team = blue')).toEqual([2]);
    expect(passing('not (hp < 20) or aim = 90°')).toEqual([0, 1]);
    expect(passing('match.phase = round and id = 3')).toEqual([2]);
  });

  it('finds plain words in ids, names and named values', () => {
    expect(passing('#3')).toEqual([2]);
    expect(passing('#1')).toEqual([1]);
    expect(passing('berg')).toEqual([0]);
    expect(passing('rapid')).toEqual([1]);
    expect(passing('orange wrecked')).toEqual([1]);
    expect(passing('anna wrecked')).toEqual([]);
  });

  it('says what is wrong with a question that names a field or compares', () => {
    expect(parseFilter('size < 3', game, ships)).toMatchObject({ kind: 'wrong', why: expect.stringContaining('size') });
    expect(parseFilter('hp', game, ships)).toMatchObject({ kind: 'wrong' });
    expect(parseFilter('hp < many', game, ships)).toMatchObject({ kind: 'wrong' });
  });

  it('has an example for every table that it understands itself', () => {
    for (const layout of schemaOf(game.state).tables) {
      expect(parseFilter(exampleOf(layout), game, layout).kind, exampleOf(layout)).toBe('some');
    }
  });
});
