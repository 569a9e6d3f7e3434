import { GENERATION_MAX } from '../world/table.js';
import type { RowSet } from '../world/view.js';
import { readArrivals, writeArrivals } from './arrivals.js';
import type { BitReader, BitWriter } from './bits.js';
import { type ColumnCode, type Ring, stepBetween, stepFrom } from './codes.js';
import { readGolomb, writeGolomb } from './golomb.js';
import { type Choosing, readPositions, writePositions } from './positions.js';
import type { Context } from './values.js';

/** What is expected of a table, and which rows of it (by index) stay. */
export interface Stock {
  readonly capacity: number;
  readonly expected: RowSet;
  readonly staying: readonly number[];
}

/** Writes new rows, given as a delta has them (slot, generation, values …): slots, generations, then column by column. */
export function writeCame(
  bits: BitWriter,
  codes: readonly ColumnCode[],
  context: Context,
  stock: Stock,
  came: readonly number[],
): void {
  const stride = codes.length + 2;
  const pick = (offset: number) => came.filter((_, i) => i % stride === offset);
  const slots = pick(0);
  writePositions(bits, toFree(stock, slots), amongFree(stock));
  if (slots.length === 0) return;
  let last = newestGeneration(stock.expected);
  for (const [i, generation] of pick(1).entries()) {
    writeGolomb(bits, stepBetween(GENERATIONS, likelyGeneration(stock, slots[i] as number, last), generation), 0);
    last = generation;
  }
  for (const [index, code] of codes.entries()) writeArrivals(bits, code, context, pick(index + 2));
}

/** New rows as a delta has them. @throws ProtocolError 'out-of-range' for a slot that is taken or beyond the capacity */
export function readCame(bits: BitReader, codes: readonly ColumnCode[], context: Context, stock: Stock): number[] {
  const slots = toSlots(stock, readPositions(bits, amongFree(stock)));
  if (slots.length === 0) return [];
  let last = newestGeneration(stock.expected);
  const generations = slots.map((slot) => {
    last = stepFrom(GENERATIONS, likelyGeneration(stock, slot, last), readGolomb(bits, 0, GENERATIONS.size - 1));
    return last;
  });
  const columns = codes.map((code) => readArrivals(bits, code, context, slots.length));
  return slots.flatMap((slot, i) => [slot, generations[i] as number, ...columns.map((values) => values[i] as number)]);
}

const GENERATIONS: Ring = { min: 1, max: GENERATION_MAX, size: GENERATION_MAX };

/** Slots are reused first in, first out, so that all of a table's generations are much alike. */
function newestGeneration({ count, generations }: RowSet): number {
  let newest = 1;
  for (let i = 0; i < count; i++) newest = Math.max(newest, generations[i] as number);
  return newest;
}

/** The next generation of a slot that is freed by the same delta, else that of the new row before. */
function likelyGeneration({ expected }: Stock, slot: number, last: number): number {
  const index = expected.slots.subarray(0, expected.count).indexOf(slot);
  return index < 0 ? last : ((expected.generations[index] as number) % GENERATION_MAX) + 1;
}

/** New rows take free slots, more likely below the highest known one than beyond. */
function amongFree({ capacity, expected, staying }: Stock): Choosing {
  const high = expected.count > 0 ? (expected.slots[expected.count - 1] as number) + 1 : 0;
  return { universe: capacity - staying.length, likely: high - staying.length, least: 0 };
}

/** Slots as positions among the free ones. */
function toFree({ expected, staying }: Stock, slots: readonly number[]): number[] {
  let taken = 0;
  return slots.map((slot) => {
    while (taken < staying.length && (expected.slots[staying[taken] as number] as number) < slot) taken++;
    return slot - taken;
  });
}

function toSlots({ expected, staying }: Stock, positions: readonly number[]): number[] {
  let taken = 0;
  return positions.map((position) => {
    while (taken < staying.length && (expected.slots[staying[taken] as number] as number) <= position + taken) taken++;
    return position + taken;
  });
}
