import { generationOf, rowId, slotOf } from '../world/table.js';
import type { RowSet } from '../world/view.js';
import { type BitReader, type BitWriter, widthOf } from './bits.js';
import type { ColumnCode } from './codes.js';
import { ProtocolError } from './errors.js';
import { cheapestOrder, readGolomb, unzigzag, writeGolomb, zigzag } from './golomb.js';

/** What both ends know besides a value itself. */
export interface Context {
  /** Simulated time of the state that is written, in ticks. */
  readonly tick: number;
  /** The view's tables as far as they are known: those written already as they are now, the others as expected. */
  readonly tables: RowSet[];
}

/** Unsigned numbers, after the order in which they are written. */
export function writeList(bits: BitWriter, { orderBits }: ColumnCode, values: readonly number[], order: number): void {
  bits.bits(order, orderBits);
  for (const value of values) writeGolomb(bits, value, order);
}

/** @throws ProtocolError 'out-of-range' for a number beyond `max` */
export function readList(bits: BitReader, { orderBits }: ColumnCode, count: number, max: number): number[] {
  const order = bits.bits(orderBits);
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(readGolomb(bits, order, max));
  return values;
}

/** Values of a tick or ref column by themselves. */
export function writeOwn(bits: BitWriter, code: ColumnCode, context: Context, values: readonly number[]): void {
  if (code.kind === 'ref') {
    for (const id of values) writeRef(bits, code, context, id);
    return;
  }
  const coded = values.map((value) => fromTick(value, context));
  writeList(bits, code, coded, cheapestOrder(coded, 0, code.orderBits).order);
}

export function readOwn(bits: BitReader, code: ColumnCode, context: Context, count: number): number[] {
  if (code.kind === 'ref') return Array.from({ length: count }, () => readRef(bits, code, context));
  return readList(bits, code, count, 0xffffffff).map((coded) => toTick(coded, context, code));
}

/** A moment as an unsigned number, short when near to now; 0, which means never, is the shortest. */
function fromTick(value: number, { tick }: Context): number {
  return value === 0 ? 0 : zigzag(value - tick) + 1;
}

function toTick(coded: number, { tick }: Context, { max }: ColumnCode): number {
  const value = coded === 0 ? 0 : tick + unzigzag(coded - 1);
  if (value < 0 || value > max) throw new ProtocolError('out-of-range', `tick ${value}`);
  return value;
}

/** A row id: none, else the index of that row if it is there, else the id itself. */
function writeRef(bits: BitWriter, { target, width }: ColumnCode, { tables }: Context, id: number): void {
  bits.bit(id !== 0);
  if (id === 0) return;
  const rows = tables[target];
  const index = rows ? indexOf(rows, id) : -1;
  if (rows) bits.bit(index >= 0);
  if (rows && index >= 0) bits.bits(index, widthOf(rows.count - 1));
  else bits.bits(id, width);
}

function readRef(bits: BitReader, { target, width, max }: ColumnCode, { tables }: Context): number {
  if (!bits.bit()) return 0;
  const rows = tables[target];
  if (!rows || !bits.bit()) return bits.upTo(max, width);
  if (rows.count === 0) throw new ProtocolError('out-of-range', 'a row of an empty table');
  const index = bits.upTo(rows.count - 1, widthOf(rows.count - 1));
  return rowId(rows.slots[index] as number, rows.generations[index] as number);
}

/** Index of the row with this id, or -1. */
function indexOf({ count, slots, generations }: RowSet, id: number): number {
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
