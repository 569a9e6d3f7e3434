import { type FilterRow, parseFilter } from '@tickdeck/client/pages/control/inspector/filter.js';
import { games } from '@tickdeck/shared/games/index.js';
import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { describe, expect, it } from 'vitest';

const game = games.get('skirmish');
const ships = game && schemaOf(game.state).tables.find(({ name }) => name === 'ships');

function row(values: { readonly [field: string]: number }, who = '', slot = 0): FilterRow {
  const value = ({ name }: Column) => values[name] ?? 0;
  return { slot, who, value, show: (column) => column.field.values[value(column)] ?? String(value(column)) };
}

function passes(text: string, of: FilterRow): boolean {
  const filter = parseFilter(text, ships as TableLayout);
  if (filter.kind === 'wrong') throw new Error(filter.why);
  return filter.kind === 'all' || filter.matches(of);
}

describe('a filter over a table', () => {
  it('lets all rows through when nothing is asked', () => {
    expect(parseFilter('  ', ships as TableLayout)).toEqual({ kind: 'all' });
  });

  it('compares numbers, with and without spaces', () => {
    expect(passes('hp < 20', row({ hp: 19 }))).toBe(true);
    expect(passes('hp<20', row({ hp: 20 }))).toBe(false);
    expect(passes('hp >= 20', row({ hp: 20 }))).toBe(true);
    expect(passes('hp != 20', row({ hp: 20 }))).toBe(false);
  });

  it('knows the names of enumerations and flags, also shortened', () => {
    expect(passes('life = wrecked', row({ life: 2 }))).toBe(true);
    expect(passes('life = wre', row({ life: 2 }))).toBe(true);
    expect(passes('firing = yes', row({ firing: 1 }))).toBe(true);
    expect(passes('firing = no', row({ firing: 1 }))).toBe(false);
  });

  it('takes directions in degrees, as they are shown', () => {
    expect(passes('aim = 90', row({ aim: 256 }))).toBe(true);
    expect(passes('aim > 180°', row({ aim: 256 }))).toBe(false);
  });

  it('asks for all of several things', () => {
    const wounded = row({ hp: 5, life: 0 }, 'Anna Berg', 3);
    expect(passes('hp < 20 and life = flying', wounded)).toBe(true);
    expect(passes('hp < 20 life = wrecked', wounded)).toBe(false);
    expect(passes('anna hp < 20', wounded)).toBe(true);
    expect(passes('bert hp < 20', wounded)).toBe(false);
  });

  it('finds words in ids, names and any value', () => {
    expect(passes('#3', row({}, '', 3))).toBe(true);
    expect(passes('id = 3', row({}, '', 4))).toBe(false);
    expect(passes('name = "berg"', row({}, 'Anna Berg'))).toBe(true);
    expect(passes('rapid', row({ weapon: 1 }))).toBe(true);
  });

  it('says what is wrong with a question', () => {
    expect(parseFilter('size < 3', ships as TableLayout)).toEqual({ kind: 'wrong', why: 'ships has no field “size”' });
    expect(parseFilter('hp < many', ships as TableLayout)).toEqual({ kind: 'wrong', why: '“many” is no value of hp' });
  });
});
