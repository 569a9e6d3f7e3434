import { flag, group, part } from '@tickdeck/shared/game/document.js';
import { bool, int, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { decodeState, encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, emptyState, type RowSet, type ViewState } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { plain } from '../support/wild-world.js';
import { refusalOf } from '../support/wire-refusal.js';

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

/** The chunk's bits, first one first, padding left out; checked to decode to the state it was made from. */
function bitsOf(base: ViewState, now: ViewState): string {
  const chunk = encodeState(view, base, undefined, now);
  if (!chunk) throw new Error('a chunk');
  expect(plain(decodeState(view, base, undefined, now.tick, new ByteReader(chunk)))).toEqual(plain(now));
  return [...chunk].map((byte) => byte.toString(2).padStart(8, '0').split('').reverse().join('')).join('');
}

/** Tells that a chunk is these bits and zeros up to the next byte. */
function expectBits(base: ViewState, now: ViewState, ...pieces: readonly string[]): void {
  const wanted = pieces.join('').replaceAll(' ', '');
  expect(bitsOf(base, now)).toBe(wanted.padEnd(Math.ceil(wanted.length / 8) * 8, '0'));
}

/** A bit for each table, then one for each part (house, rules). */
const MICE_ONLY = '10 00 ';
const CATS_ONLY = '01 00 ';
const NONE_GONE = '1 ';
const NONE_NEW = '1 ';
const NONE_CHANGED = '0 ';
const SOME_CHANGED = '1 ';

const eight = Array.from({ length: 8 }, (_, slot) => [slot, 1, 50, 0] as const);

/** The eight mice with other values. */
const eightBut = (change: (slot: number) => { weight?: number; tame?: number }): Rows =>
  eight.map(([slot, generation, weight, tame]) => {
    const now = { weight, tame, ...change(slot) };
    return [slot, generation, now.weight, now.tame];
  });

describe('a chunk', () => {
  it('[D3] lists rows that are gone by their index among those expected', () => {
    // Two gone of eight: mean gap 3, so gaps are in order 1. Count 2; gap 1; gap 4.
    const now = house({ mice: eight.filter((_, index) => index !== 1 && index !== 6) });
    expectBits(house({ mice: eight }), now, MICE_ONLY, '011 ', '11 ', '0110 ', NONE_NEW, NONE_CHANGED);
  });

  it('[D4] lists new rows by their place among free slots, then generations, then columns', () => {
    const now = house({ mice: [...eight.slice(0, 3), [3, 2, 70, 0], ...eight.slice(4)] });
    // The same slot with the next generation is another row: one gone (gap 3 in order 2), one new at the first free slot.
    expectBits(
      house({ mice: eight }),
      now,
      MICE_ONLY,
      '010 111 ',
      '010 1 ',
      // Its generation follows that of the row before, so its step is 0.
      '1 ',
      // weight: not all initial, not chained, 70 in 7 bits; tame: all initial.
      `0 0 ${[...(70).toString(2)].reverse().join('')} `,
      '1 ',
      NONE_CHANGED,
    );
  });

  it('[D5] writes few changes of a column as places and steps', () => {
    const mice = eightBut((slot) => (slot === 5 ? { weight: 53 } : {}));
    expectBits(
      house({ mice: eight }),
      house({ mice }),
      MICE_ONLY,
      NONE_GONE + NONE_NEW + SOME_CHANGED,
      // weight has changed; sparse; one place (count from 1), gap 5 in order 2; order 1: step +3 is 6, less one is 5.
      '1 0 1 01010 1000 0111 ',
      // tame has not.
      '0',
    );
  });

  it('[D6] writes many changes of a column as a step for every row', () => {
    const mice = eightBut(() => ({ weight: 49 }));
    expectBits(
      house({ mice: eight }),
      house({ mice }),
      MICE_ONLY,
      NONE_GONE + NONE_NEW + SOME_CHANGED,
      // Dense, order 1 (its four bits low first): each step -1 is 1, which is a one and a one.
      `1 1 1000 ${'11'.repeat(8)} `,
      '0',
    );
  });

  it('[D7] writes a change of a flag as its place alone', () => {
    const mice = eightBut((slot) => (slot === 0 ? { tame: 1 } : {}));
    expectBits(
      house({ mice: eight }),
      house({ mice }),
      MICE_ONLY,
      NONE_GONE + NONE_NEW + SOME_CHANGED,
      // weight has not changed; tame has: sparse, one place, gap 0 in order 2; no order; step 1, less one is 0.
      '0 1 0 1 100 1',
    );
  });

  it('[D8] writes a reference as none, as the index of a row that is there, or as an id', () => {
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
    expectBits(
      house({ mice: eight, cats }),
      house({ mice: eight, cats: now }),
      CATS_ONLY,
      NONE_GONE + NONE_NEW + SOME_CHANGED,
      // prey: three places (count from 1) without gaps; index 6 in 3 bits; the id in 31 bits; none.
      '1 011 1 1 1 ',
      '1 1 011 ',
      `1 0 ${[...away.toString(2).padStart(31, '0')].reverse().join('')} `,
      '0 ',
      '0 0',
    );
  });

  it('[D9] writes a moment as its distance from now', () => {
    const cats = (slept: number): Rows => [[0, 1, 0, slept, 9]];
    const bits = (slept: number) => ({ base: house({ cats: cats(7) }), now: house({ cats: cats(slept) }) });
    const head = [CATS_ONLY, NONE_GONE + NONE_NEW + SOME_CHANGED, '0 1 1 1 '];
    // 52 at tick 50: two ahead is 4, and one more for never. In order 1.
    expectBits(bits(52).base, bits(52).now, ...head, '1000 0111 ', '0');
    expectBits(bits(0).base, bits(0).now, ...head, '0000 1 ', '0');
  });

  it('[D10] tells changes of the document after the tables, from the next byte on', () => {
    const base = house({});
    const now = { ...base, parts: [{ open: true }, { more: 1 }] };
    const chunk = encodeState(view, base, undefined, now) as Uint8Array;
    // Parts are in the order of their names: house, rules. One change; no shared key, one more, set.
    expect(Buffer.from(chunk).toString('hex')).toBe(
      ['0c', '010003', '046f70656e', 'c3', '010003', '046d6f7265', '01'].join(''),
    );
    const gone = encodeState(view, now, undefined, base) as Uint8Array;
    expect(Buffer.from(gone).toString('hex')).toBe(
      ['0c', '010003', '046f70656e', 'c2', '010002', '046d6f7265'].join(''),
    );
  });

  it('[D11] without a baseline starts from no rows and an empty document at the tick of its frame', () => {
    const now = house({ mice: [[0, 1, 0, 0]] });
    const chunk = encodeState(view, undefined, undefined, now) as Uint8Array;
    const bytes = new ByteReader(chunk);
    expect(plain(decodeState(view, undefined, undefined, 50, bytes))).toEqual(plain(now));
    expect(emptyState(view).parts).toEqual([{}, {}]);
  });

  it.each([
    ['more rows gone than there are', '1000 00110', 'out-of-range'],
    ['more new rows than there is room for', '1000 1 000010011', 'out-of-range'],
    ['a new row beyond the capacity', '1000 1 010 0001111', 'out-of-range'],
    ['a change in a row beyond the last', '1000 1 1 1 1 0 1 0000001', 'out-of-range'],
    ['a step longer than the range', '1000 1 1 1 1 1 1111 1 111111111111111', 'out-of-range'],
    ['nothing after its first bits', '1000', 'truncated'],
  ])('[D12] that tells of %s is refused', (_, bits, code) => {
    const flat = bits.replaceAll(' ', '');
    const bytes =
      flat.match(/.{1,8}/g)?.map((some) => Number.parseInt([...some.padEnd(8, '0')].reverse().join(''), 2)) ?? [];
    const base = house({ mice: eight.slice(0, 2) });
    expect(refusalOf(() => decodeState(view, base, undefined, 50, new ByteReader(Uint8Array.from(bytes))))).toBe(code);
  });
});
