import type { BitReader, BitWriter } from './bits.js';
import { type ColumnCode, stepBetween, stepFrom } from './codes.js';
import { cheapestOrder } from './golomb.js';
import { type Choosing, positionsCost, readPositions, writePositions } from './positions.js';
import { type Context, readList, readOwn, writeList, writeOwn } from './values.js';

/** What changed in one column: at which of the rows that stay (ascending), what was expected there, and what is now. */
export interface ColumnChanges {
  readonly rows: number[];
  readonly expected: number[];
  readonly now: number[];
}

/**
 * Writes what changed in one column of `count` rows. A number is written as its step from what was expected: a step for every
 * row (dense) when many changed, else where and which (sparse). Ticks and refs are sparse and by themselves.
 */
export function writeChanges(
  bits: BitWriter,
  code: ColumnCode,
  context: Context,
  changes: ColumnChanges,
  count: number,
): void {
  const { rows, now } = changes;
  if (code.kind === 'number') writeSteps(bits, code, changes, count);
  else {
    writePositions(bits, rows, among(count));
    writeOwn(bits, code, context, now);
  }
}

/** The changes of a column whose values were expected to be `expected`, of which the rows at the indexes `staying` stay. */
export function readChanges(
  bits: BitReader,
  code: ColumnCode,
  context: Context,
  expected: Int32Array,
  staying: readonly number[],
): Pick<ColumnChanges, 'rows' | 'now'> {
  if (code.kind === 'number' && bits.bit()) return readDense(bits, code, expected, staying);
  const rows = readPositions(bits, among(staying.length));
  if (code.kind !== 'number') return { rows, now: readOwn(bits, code, context, rows.length) };
  const listed = readList(bits, code, rows.length, code.size - 2);
  return { rows, now: listed.map((step, i) => stepFrom(code, at(expected, staying, rows[i] as number), step + 1)) };
}

function writeSteps(bits: BitWriter, code: ColumnCode, { rows, expected, now }: ColumnChanges, count: number): void {
  const steps = now.map((value, i) => stepBetween(code, expected[i] as number, value));
  // Where a row is listed it has changed, so its step is never 0 and one less does.
  const listed = steps.map((step) => step - 1);
  const dense = cheapestOrder(steps, count - rows.length, code.orderBits);
  const sparse = cheapestOrder(listed, 0, code.orderBits);
  const isDense = dense.cost <= sparse.cost + positionsCost(rows, among(count));
  bits.bit(isDense);
  if (isDense) {
    const all = new Array<number>(count).fill(0);
    for (let i = 0; i < rows.length; i++) all[rows[i] as number] = steps[i] as number;
    writeList(bits, code, all, dense.order);
  } else {
    writePositions(bits, rows, among(count));
    writeList(bits, code, listed, sparse.order);
  }
}

function readDense(
  bits: BitReader,
  code: ColumnCode,
  expected: Int32Array,
  staying: readonly number[],
): Pick<ColumnChanges, 'rows' | 'now'> {
  const rows: number[] = [];
  const now: number[] = [];
  const steps = readList(bits, code, staying.length, code.size - 1);
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row] as number;
    if (step === 0) continue;
    rows.push(row);
    now.push(stepFrom(code, at(expected, staying, row), step));
  }
  return { rows, now };
}

function at(expected: Int32Array, staying: readonly number[], row: number): number {
  return expected[staying[row] as number] as number;
}

/** A column is only written when one of its rows has changed. */
function among(count: number): Choosing {
  return { universe: count, likely: count, least: 1 };
}
