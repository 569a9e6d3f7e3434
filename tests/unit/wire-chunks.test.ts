import { flag, group, part } from '@tickdeck/shared/game/document.js';
import { angle, bool, fixed, int, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { codesOf, type TableCode } from '@tickdeck/shared/wire/codes.js';
import { codeState, decodeState, encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { Model } from '@tickdeck/shared/wire/model.js';
import { packPriors } from '@tickdeck/shared/wire/prior-text.js';
import { codeRows, type Known } from '@tickdeck/shared/wire/rows.js';
import { Arena } from '@tickdeck/shared/world/arena.js';
import { diff, type RowsDelta } from '@tickdeck/shared/world/diff.js';
import { extrapolate, pastOf } from '@tickdeck/shared/world/extrapolate.js';
import { matchRows } from '@tickdeck/shared/world/match.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, emptyState, type RowSet, type ViewState } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { Tape } from '../support/tape.js';
import { plain } from '../support/wild-world.js';

const state = defineState({
  tables: {
    mice: table({ capacity: 16, fields: { weight: int(0, 100), tame: bool() } }),
    cats: table({ capacity: 8, fields: { prey: ref('mice'), slept: tick(), lives: uint(9) } }),
  },
  document: { house: part(group({ open: flag() })) },
  rules: {},
  input: {},
});
const view = createView(schemaOf(state), 'public');

type Rows = readonly (readonly [slot: number, generation: number, ...values: number[]])[];

function rowSet(rows: Rows, width: number): RowSet {
  return {
    count: rows.length,
    slots: Uint16Array.from(rows, ([slot]) => slot),
    generations: Uint16Array.from(rows, ([, generation]) => generation),
    cells: Int32Array.from({ length: width * rows.length }, (_, i) => {
      const row = rows[i % rows.length] as Rows[number];
      return row[Math.floor(i / rows.length) + 2] as number;
    }),
  };
}

function house({ mice = [], cats = [], at = 50 }: { mice?: Rows; cats?: Rows; at?: number }): ViewState {
  return { tick: at, tables: [rowSet(mice, 2), rowSet(cats, 3)], parts: [{ open: false }, {}] };
}

/** What the range coder is given for one table of a chunk; also checked to come back as a whole chunk. */
function tapeOf(table: 'mice' | 'cats', base: ViewState, now: ViewState, previous?: ViewState): string {
  const chunk = encodeState(view, base, previous, now);
  if (!chunk) throw new Error('a chunk');
  expect(plain(decodeState(view, base, previous, now.tick, new ByteReader(chunk)))).toEqual(plain(now));
  const index = table === 'mice' ? 0 : 1;
  const [rows, code] = [base.tables[index] as RowSet, codesOf(view).tables[index] as TableCode];
  const delta = diff(view, base, now).tables[index];
  const tape = new Tape();
  codeRows(
    tape,
    code,
    { tick: now.tick, tables: [...now.tables], arena },
    knownOf(rows, rows, previous?.tables[index]),
    delta,
  );
  return String(tape);
}

function knownOf(expected: RowSet, base = expected, previous?: RowSet): Known {
  return { expected, base, previous, before: previous && matchRows(base, previous, new Int32Array(base.count)) };
}

const arena = new Arena();
/** Counts of a training in which all bits were 1. */
function surprisedByText(): [Float64Array, Float64Array] {
  const { contexts } = codesOf(view);
  return [new Float64Array(contexts), new Float64Array(contexts).fill(1000)];
}

const spaceless = (...pieces: readonly string[]) => pieces.join('').replaceAll(' ', '');
/** No row is gone; none changed. */
const ALL_STAY = '0 ';
const ALL_SAME = '0 ';
const NONE_NEW = '0';

const eight = Array.from({ length: 8 }, (_, slot) => [slot, 1, 50, 0] as const);

/** The eight mice with other values. */
const eightBut = (change: (slot: number) => { weight?: number; tame?: number }): Rows =>
  eight.map(([slot, generation, weight, tame]) => {
    const now = { weight, tame, ...change(slot) };
    return [slot, generation, now.weight, now.tame];
  });

describe('a chunk', () => {
  it('[D3] tells whether rows are gone, and which, then whether others changed, and which', () => {
    const now = house({ mice: eight.filter((_, index) => index !== 1 && index !== 6) });
    const wanted = spaceless('1 ', '01000010 ', ALL_SAME, NONE_NEW);
    expect(tapeOf('mice', house({ mice: eight }), now)).toBe(wanted);
    const fatter = eightBut((slot) => (slot === 2 ? { weight: 51 } : {})).filter((_, index) => index !== 1);
    // Of the seven that stay, the second changed: not tame; weight, up, by 1.
    const both = spaceless('1 ', '01000000 ', '1 ', '0100000 ', '1 0 1 0 0 ', NONE_NEW);
    expect(tapeOf('mice', house({ mice: eight }), house({ mice: fatter }))).toBe(both);
  });

  it('[D4] tells new rows by their place among free slots, then generation, then columns', () => {
    const now = house({ mice: [...eight.slice(0, 3), [3, 2, 40, 0], ...eight.slice(4)] });
    // The same slot with the next generation is another row: one gone, one new at the first free slot, as likely.
    const rows = ['1 ', '00010000 ', ALL_SAME];
    // Count 1; slot 0 of the free ones; generation as likely; weight up from 0 by 40; not tame.
    const came = ['100 ', '0 ', '0 ', '1 0 11111 01 <0:3> ', '0'];
    expect(tapeOf('mice', house({ mice: eight }), now)).toBe(spaceless(...rows, ...came));
  });

  it('[D5] tells which calm columns changed, few values first, each as a step', () => {
    const mice = eightBut((slot) => (slot === 5 ? { weight: 53 } : slot === 6 ? { weight: 49, tame: 1 } : {}));
    const wanted = [
      ALL_STAY,
      '1 00000110 ',
      // Some calm column changed: not tame; weight, up, by 3.
      '1 0 1 0 101 ',
      // Tame, where there is nothing to tell but that; weight, down, by 1.
      '1 1 1 1 0 ',
      NONE_NEW,
    ];
    expect(tapeOf('mice', house({ mice: eight }), house({ mice }))).toBe(spaceless(...wanted));
  });

  it('[D8] tells a reference as none, as the index of a row that is there, or as an id', () => {
    const cats: Rows = [
      [0, 1, 0, 0, 9],
      [1, 1, 0, 0, 9],
      [2, 1, (1 << 16) | 4, 0, 9],
    ];
    const [none, here, away] = [0, (1 << 16) | 6, (9 << 16) | 3];
    const now: Rows = [
      [0, 1, here, 0, 9],
      [1, 1, away, 0, 9],
      [2, 1, none, 0, 9],
    ];
    const [base, then] = [house({ mice: eight, cats }), house({ mice: eight, cats: now })];
    // Of prey, slept and lives, prey changed: some row that is there, the sixth; one that is not; none.
    const wanted = [ALL_STAY, '1 111 ', '1 1 0 0 <6:3> 0 0 ', `1 1 0 1 <${away}:31> 0 0 `, '1 1 1 0 0 ', NONE_NEW];
    expect(tapeOf('cats', base, then)).toBe(spaceless(...wanted));
  });

  it('[D9] tells a moment as never, or by its distance from now', () => {
    const cats = (slept: number) => house({ cats: [[0, 1, 0, slept, 9]] });
    const head = `${ALL_STAY} 1 1 1 0 1 `;
    // At tick 50: two ahead; one back, which is as little as can be; never.
    expect(tapeOf('cats', cats(7), cats(52))).toBe(spaceless(head, '0 0 101 ', '0', NONE_NEW));
    expect(tapeOf('cats', cats(7), cats(49))).toBe(spaceless(head, '0 1 0 ', '0', NONE_NEW));
    expect(tapeOf('cats', cats(7), cats(0))).toBe(spaceless(head, '1 ', '0', NONE_NEW));
  });

  it('[D6] tells a quantity as its step from what was expected, by contexts of how it moved', () => {
    const field = { min: -100, max: 100, step: 1 };
    const birds = defineState({
      tables: { birds: table({ capacity: 4, fields: { x: fixed(field, { predict: 'linear' }), up: bool() } }) },
      document: {},
      rules: {},
      input: {},
    });
    const sky = createView(schemaOf(birds), 'public');
    const at = (x: number, up: number, tick: number): ViewState => ({
      tick,
      tables: [rowSet([[0, 1, x, up]], 2)],
      parts: [{}],
    });
    const tape = (previous: ViewState, base: ViewState, now: ViewState) => {
      const expected = extrapolate(sky, base, pastOf(base, previous, arena), now.tick - base.tick, arena);
      const [rows] = expected.tables as [RowSet];
      const known = knownOf(rows, base.tables[0], previous.tables[0]);
      const made = new Tape();
      const [code] = codesOf(sky).tables as [TableCode];
      codeRows(made, code, { tick: now.tick, tables: [rows], arena }, known, diff(sky, expected, now).tables[0]);
      return made;
    };
    // From 0 over 4 to 8 would be as expected; it is at 6: not calm; a step, down, by 2.
    const steady = tape(at(0, 0, 1), at(4, 0, 2), at(6, 0, 3));
    expect(String(steady)).toBe(spaceless(ALL_STAY, '1 1 ', '0 1 1 100 ', NONE_NEW));
    // The mood is what the flag is now, the pace the last change: other contexts.
    const upward = tape(at(0, 1, 1), at(4, 1, 2), at(6, 1, 3));
    expect(String(upward)).toBe(String(steady));
    expect(upward.contexts).not.toEqual(steady.contexts);
    const faster = tape(at(0, 0, 1), at(20, 0, 2), at(38, 0, 3));
    expect(String(faster)).toBe(String(steady));
    expect(faster.contexts).not.toEqual(steady.contexts);
  });

  it('[D6] tells the heading of a row first, and with it the likely way of what follows', () => {
    const field = { min: -100, max: 100, step: 1 };
    const boats = defineState({
      tables: { boats: table({ capacity: 4, fields: { x: fixed(field), aim: angle(256) } }) },
      document: {},
      rules: {},
      input: {},
    });
    const sea = createView(schemaOf(boats), 'public');
    const tape = (aim: number) => {
      const [base, now] = [rowSet([[0, 1, 5, aim]], 2), rowSet([[0, 1, 6, aim + 1]], 2)];
      const made = new Tape();
      const [code] = codesOf(sea).tables as [TableCode];
      const state = (tick: number, rows: RowSet): ViewState => ({ tick, tables: [rows], parts: [{}] });
      const delta = diff(sea, state(1, base), state(2, now)).tables[0];
      codeRows(made, code, { tick: 2, tables: [now], arena }, knownOf(base), delta);
      return made;
    };
    // No other columns; aim, up, by 1; x, up, by 1.
    expect(String(tape(0))).toBe(spaceless(ALL_STAY, '1 1 ', '1 0 0 1 0 0 ', NONE_NEW));
    const changed = (a: Tape, b: Tape) => a.contexts.flatMap((context, at) => (context === b.contexts[at] ? [] : [at]));
    expect(changed(tape(0), tape(1))).toEqual([]);
    // Heading elsewhere, only the context of the sign of x is another.
    expect(changed(tape(0), tape(128))).toEqual([7]);
  });

  it('[D7] expects of a new row what the row has that it comes from', () => {
    const place = { min: 0, max: 1000, step: 1 };
    const fights = defineState({
      tables: {
        ships: table({ capacity: 4, fields: { x: fixed(place) } }),
        shots: table({ capacity: 4, fields: { x: fixed({ ...place, step: 0.5 }), shooter: ref('ships') } }),
      },
      document: {},
      rules: {},
      input: {},
    });
    const seen = createView(schemaOf(fights), 'public');
    const ships = rowSet([[2, 1, 300]], 1);
    const none = rowSet([], 2);
    const tape = new Tape();
    const [, code] = codesOf(seen).tables as [TableCode, TableCode];
    const shots = rowSet([[0, 1, 602, (1 << 16) | 2]], 2);
    const delta: RowsDelta = { to: shots, at: arena.take(0), masks: arena.take(0), came: [0], isEmpty: false };
    codeRows(tape, code, { tick: 5, tables: [ships, none], arena }, knownOf(none), delta);
    // None gone, none changed. Count 1, slot, generation; the shooter first, the only ship there is; then x: 300 is 600 on this grid, up by 2.
    expect(String(tape)).toBe(spaceless(ALL_STAY, ALL_SAME, '100 0 0 ', '0 0 <0:0> ', '1 0 100'));
  });

  it('[D10] tells changes of the document as bytes, by the model or as they are', () => {
    const now = { ...house({}), parts: [{ open: true }, {}] };
    const tape = new Tape();
    const untrained = new Model(codesOf(view).contexts, undefined);
    codeState(tape, untrained, view, { base: house({}), previous: undefined, now });
    // No table differs, of the parts, house and rules, the first: one change, no shared key, one more, set.
    const bytes = ['01', '00', '03', '046f70656e', 'c3'].join('');
    const bits = [...Buffer.from(bytes, 'hex')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    // Nothing is known of bytes yet, so that the model's way is no longer than the plain one; nine of them.
    expect(String(tape)).toBe(spaceless('00 ', '1 ', '0 ', '1110 01 <0:1> ', bits, '0'));
    const text = 'Ünïcødé';
    const trained = new Model(codesOf(view).contexts, packPriors(...surprisedByText()));
    const plain = new Tape();
    codeState(plain, trained, view, {
      base: house({}),
      previous: undefined,
      now: { ...now, parts: [{ open: text }, {}] },
    });
    expect(String(plain)).toMatch(/<\d+:8>/);
  });

  it('[D11] without a baseline starts from no rows and an empty document at the tick of its frame', () => {
    const now = house({ mice: [[0, 1, 0, 0]] });
    const chunk = encodeState(view, undefined, undefined, now) as Uint8Array;
    const bytes = new ByteReader(chunk);
    expect(plain(decodeState(view, undefined, undefined, 50, bytes))).toEqual(plain(now));
    expect(emptyState(view).parts).toEqual([{}, {}]);
  });

  it('[D12] that tells of more than there can be is refused, and so is one that breaks off', () => {
    const base = house({ mice: eight.slice(0, 2) });
    const refusals = new Set<string>();
    const random = new Random(5);
    for (let i = 0; i < 4000; i++) {
      const bytes = Uint8Array.from({ length: random.below(8) }, () => random.below(256));
      try {
        const decoded = decodeState(view, base, undefined, 50, new ByteReader(bytes));
        for (const [index, { count, slots }] of decoded.tables.entries()) {
          const capacity = index === 0 ? 16 : 8;
          expect(count).toBeLessThanOrEqual(capacity);
          for (const slot of slots) expect(slot).toBeLessThan(capacity);
        }
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        refusals.add(error.code);
      }
    }
    expect([...refusals]).toEqual(expect.arrayContaining(['out-of-range', 'truncated', 'bad-structure']));
  });
});
