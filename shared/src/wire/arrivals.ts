import type { BitReader, BitWriter } from './bits.js';
import { type ColumnCode, stepBetween, stepFrom } from './codes.js';
import { cheapestOrder } from './golomb.js';
import { type Context, readList, readOwn, writeList, writeOwn } from './values.js';

/** Writes one column of the new rows: nothing when all are initial, else each by itself or as its step from the one before. */
export function writeArrivals(bits: BitWriter, code: ColumnCode, context: Context, values: readonly number[]): void {
  const isInitial = values.every((value) => value === code.initial);
  bits.bit(isInitial);
  if (isInitial) return;
  if (code.kind !== 'number') writeOwn(bits, code, context, values);
  else {
    const steps = values.map((value, i) => stepBetween(code, values[i - 1] ?? code.initial, value));
    const chained = cheapestOrder(steps, 0, code.orderBits);
    const isChained = chained.cost < values.length * code.width;
    bits.bit(isChained);
    if (isChained) writeList(bits, code, steps, chained.order);
    else for (const value of values) bits.bits(value - code.min, code.width);
  }
}

/** One column of `count` new rows. */
export function readArrivals(bits: BitReader, code: ColumnCode, context: Context, count: number): number[] {
  if (bits.bit()) return new Array<number>(count).fill(code.initial);
  if (code.kind !== 'number') return readOwn(bits, code, context, count);
  if (!bits.bit()) return Array.from({ length: count }, () => code.min + bits.upTo(code.size - 1, code.width));
  let value = code.initial;
  return readList(bits, code, count, code.size - 1).map((step) => {
    value = stepFrom(code, value, step);
    return value;
  });
}
