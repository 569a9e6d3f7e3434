import type { Arena } from '../world/arena.js';
import { generationOf, rowId, slotOf } from '../world/table.js';
import type { RowSet } from '../world/view.js';
import { widthOf } from './bits.js';
import { type ColumnCode, type Ring, stepBetween, stepFrom } from './codes.js';
import { ProtocolError } from './errors.js';
import { codeOwnSize } from './numbers.js';
import type { BitCoder } from './range-coder.js';

/** What both ends know besides a value itself. */
export interface Context {
  /** Simulated time of the state that is written, in ticks. */
  readonly tick: number;
  /** The view's tables as far as they are known: those written already as they are now, the others as expected. */
  readonly tables: RowSet[];
  /** Where numbers may lie that the chunk needs no longer than itself. */
  readonly arena: Arena;
}

/** A value that differs from `expected`, of a column that is no quantity. `first`: two contexts, then those of a size. */
export function codeOther(
  coder: BitCoder,
  code: ColumnCode,
  context: Context,
  first: number,
  expected: number,
  value: number,
): number {
  if (code.kind === 'ref') return codeRef(coder, code, context, first, value);
  if (code.kind === 'tick') return codeTick(coder, code, context, first, value);
  return codeStep(coder, code, first, first + 2, expected, value);
}

/** A value that differs from `expected`, as the step to it: one context for its sign, then those of its size. */
export function codeStep(
  coder: BitCoder,
  code: Ring,
  sign: number,
  size: number,
  expected: number,
  value: number,
): number {
  const step = stepBetween(code, expected, value);
  const negative = codeSign(coder, code, sign, step);
  const magnitude = codeOwnSize(coder, size, Math.abs(step) - 1, farthest(code, negative) - 1) + 1;
  return stepFrom(code, expected, negative === 1 ? -magnitude : magnitude);
}

/** Whether a step goes down; a ring of two has only one way. */
export function codeSign(coder: BitCoder, code: Ring, context: number, step: number): number {
  return code.size <= 2 ? 1 : coder.bit(context, step < 0 ? 1 : 0);
}

/** How far a step up, or down, can be. */
export function farthest({ size }: Ring, negative: number): number {
  const half = Math.floor(size / 2);
  return negative === 1 ? half : size - 1 - half;
}

/** A moment: never, or by its distance from now. */
function codeTick(coder: BitCoder, { max }: ColumnCode, { tick }: Context, first: number, value: number): number {
  if (coder.bit(first, value === 0 ? 1 : 0) === 1) return 0;
  const past = coder.bit(first + 1, value < tick ? 1 : 0);
  const distance = codeOwnSize(coder, first + 2, past === 1 ? tick - value - 1 : value - tick, max);
  const moment = past === 1 ? tick - distance - 1 : tick + distance;
  if (moment < 0 || moment > max) throw new ProtocolError('out-of-range', `tick ${moment}`);
  return moment;
}

/** A row id: none, else the index of that row if it is there, else the id itself. */
function codeRef(coder: BitCoder, code: ColumnCode, { tables }: Context, first: number, value: number): number {
  if (coder.bit(first, value === 0 ? 1 : 0) === 1) return 0;
  const rows = tables[code.target];
  const index = rows ? indexOfRow(rows, value) : -1;
  if (!rows || coder.bit(first + 1, index < 0 ? 1 : 0) === 1) return upTo(coder.raw(value, code.width), code.max);
  if (rows.count === 0) throw new ProtocolError('out-of-range', 'a row of an empty table');
  const at = upTo(coder.raw(index, widthOf(rows.count - 1)), rows.count - 1);
  return rowId(rows.slots[at] as number, rows.generations[at] as number);
}

function upTo(value: number, max: number): number {
  if (value > max) throw new ProtocolError('out-of-range', `${value}, at most ${max}`);
  return value;
}

/** Index of the row with this id, or -1. */
export function indexOfRow({ count, slots, generations }: RowSet, id: number): number {
  const slot = slotOf(id);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as number) < slot) low = middle + 1;
    else high = middle;
  }
  return low < count && slots[low] === slot && generations[low] === generationOf(id) ? low : -1;
}
