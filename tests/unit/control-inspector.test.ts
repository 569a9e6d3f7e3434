import { changedBy } from '@tickdeck/client/pages/control/inspector/changed-by.js';
import { costsOf, sayBits, sayBitsShortly } from '@tickdeck/client/pages/control/inspector/costs.js';
import { toCsv, toTabs } from '@tickdeck/client/pages/control/inspector/grid/sheet-text.js';
import { Ring } from '@tickdeck/client/pages/control/inspector/history/ring.js';
import type { Spot } from '@tickdeck/client/pages/control/inspector/leaf.js';
import { isSameTogether, showMixed, together } from '@tickdeck/client/pages/control/inspector/together.js';
import type { AuditEntry, Bandwidth } from '@tickdeck/shared/wire/messages.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { describe, expect, it } from 'vitest';
import { shownRows } from '../support/shown-rows.js';
import { tinyState } from '../support/tiny-game.js';

const pawns = schemaOf(tinyState).tables[0] as TableLayout;
const columnsOf = (...names: readonly string[]) => pawns.columns.filter(({ name }) => names.includes(name));

describe('rows that are taken elsewhere', () => {
  const written = {
    columns: columnsOf('hp', 'team', 'target'),
    rows: shownRows([rowId(0, 1), rowId(2, 1), rowId(3, 1)], {
      hp: [5, 100, 7],
      team: [1, 0, 2],
      target: [0, rowId(3, 1), 0],
    }),
    order: [2, -1, 1],
    nameOf: (id: number) => (id === rowId(2, 1) ? 'Ann, "the\tpilot"' : '=1+1'),
  };

  it('are comma-separated, with quotes where they must be and nothing that a sheet would calculate', () => {
    expect(toCsv(written)).toBe('id,name,hp,team,target\r\n3,\'=1+1,7,blue,\r\n2,"Ann, ""the\tpilot""",100,none,3\r\n');
  });

  it('are separated by tabs for the clipboard', () => {
    expect(toTabs(written)).toBe('id\tname\thp\tteam\ttarget\n3\t\'=1+1\t7\tblue\t\n2\tAnn, "the pilot"\t100\tnone\t3');
  });
});

describe('what a field costs', () => {
  const bandwidth: Bandwidth = {
    kind: 'bandwidth',
    beat: 120,
    beats: 120,
    views: [
      {
        view: 'public',
        bits: 500,
        fields: [
          { of: 'pawns', field: 'x', bits: 300, rows: [] },
          { of: 'pawns', field: '', bits: 100, rows: [] },
          { of: 'stones', field: 'x', bits: 100, rows: [] },
        ],
      },
      { view: 'own', bits: 40, fields: [{ of: 'pawns', field: 'x', bits: 40, rows: [] }] },
    ],
    sessions: [],
  };

  it('is counted a second, over all views', () => {
    expect([...costsOf(bandwidth, 'pawns', 60)]).toEqual([
      ['x', 170],
      ['', 50],
    ]);
    expect(costsOf({ ...bandwidth, beats: 0 }, 'pawns', 60).get('x')).toBe(0);
  });

  it('is said shortly and fully', () => {
    expect([0, 320, 1234, 3_400_000].map(sayBitsShortly)).toEqual(['0', '320', '1.2k', '3.4M']);
    expect([0.4, 320, 1234, 3_400_000].map(sayBits)).toEqual(['0 bit/s', '320 bit/s', '1.2 kbit/s', '3.4 Mbit/s']);
  });
});

describe('a ring', () => {
  it('keeps the newest values and forgets the others', () => {
    const ring = new Ring(3);
    expect(ring.reach(0)).toBeUndefined();
    for (const [at, value] of [1, 8, 3, 5].entries()) ring.push(at * 100, value);
    expect([0, 1, 2].map((place) => [ring.timeAt(place), ring.valueAt(place)])).toEqual([
      [100, 8],
      [200, 3],
      [300, 5],
    ]);
    expect(ring.count).toBe(3);
  });

  it('knows the least and the most since a moment', () => {
    const ring = new Ring(10);
    for (const [at, value] of [1, 8, 3, 5].entries()) ring.push(at * 100, value);
    expect(ring.reach(0)).toEqual({ min: 1, max: 8 });
    expect(ring.reach(150)).toEqual({ min: 3, max: 5 });
    expect(ring.reach(301)).toBeUndefined();
  });
});

describe('several places', () => {
  it('hold one value, or several, or are gone', () => {
    expect(together([4, 4])).toEqual({ kind: 'same', value: 4 });
    expect(together([4, 5])).toEqual({ kind: 'mixed', values: [4, 5] });
    expect(together([4, undefined])).toEqual({ kind: 'gone' });
    expect(together([])).toEqual({ kind: 'gone' });
  });

  it('are the same as before when each of them is', () => {
    expect(isSameTogether(together([4, 5]), together([4, 5]))).toBe(true);
    expect(isSameTogether(together([4, 5]), together([4, 6]))).toBe(false);
    expect(isSameTogether(together([4]), together([5]))).toBe(false);
    expect(isSameTogether(together([]), together([undefined]))).toBe(true);
  });

  it('are shown from the least to the most', () => {
    expect(showMixed([7, 3.24159, 100], true)).toBe('3.242 – 100');
    expect(showMixed(['a', 'b'], false)).toBe('mixed');
  });
});

describe('who changed a value last', () => {
  const entry = (id: number, before: string, after: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
    id,
    at: 0,
    who: 'Olga',
    role: 'operator',
    beat: 0,
    tick: 0,
    command: 'edit',
    outcome: 'done',
    text: '',
    changes: [{ where: 'pawns[#3].hp', row: rowId(3, 2), before, after }],
    undoable: true,
    ...more,
  });
  const spot = { where: 'pawns[#3].hp', row: rowId(3, 2), origin: 'driven' } as const;
  const say = (entries: readonly AuditEntry[], now: string, of: Pick<Spot, 'where' | 'row' | 'origin'> = spot) =>
    changedBy(
      of,
      entries,
      (said) => said === now,
      ({ id }) => `${id} s ago`,
    );

  it('is the operator whose value still stands', () => {
    expect(say([entry(9, '40', '42'), entry(8, '100', '40')], '42')).toBe('Olga, 9 s ago: 40 → 42 (entry 9)');
  });

  it('is the simulation, or the game, once it has another value', () => {
    expect(say([entry(9, '40', '42')], '41')).toBe(
      'the simulation, which decides it every tick, after Olga, 9 s ago, had set 42 (entry 9)',
    );
    expect(say([entry(9, '40', '42')], '41', { ...spot, origin: 'settled' })).toContain('the game, at an event');
  });

  it('is not who changed a row that had the slot before', () => {
    const former = entry(9, '40', '42', {
      changes: [{ where: 'pawns[#3].hp', row: rowId(3, 1), before: '40', after: '42' }],
    });
    expect(say([former], '42')).toContain('no operator has set it');
    expect(say([former, entry(8, '100', '42')], '42')).toContain('(entry 8)');
  });

  it('is nobody known when the audit list has nothing done to it', () => {
    const refused = entry(9, '40', '42', { outcome: 'refused', changes: [] });
    const other = entry(8, '1', '2', {
      changes: [{ where: 'pawns[#3].gold', row: rowId(3, 2), before: '1', after: '2' }],
    });
    expect(say([refused, other], '42')).toContain('no operator has set it');
  });
});
