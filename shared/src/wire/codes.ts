import type { View, ViewColumn } from '../world/view.js';
import { widthOf } from './bits.js';
import { ORDER_BITS, unzigzag, zigzag } from './golomb.js';

/** Whole numbers from `min` to `max`, of which there are `size`, taken as a ring: after the last comes the first. */
export interface Ring {
  readonly min: number;
  readonly max: number;
  readonly size: number;
}

/** How the values of one column of a view are written; follows from the field alone. */
export interface ColumnCode extends Ring {
  /** number: by its step from what was expected. tick: by its distance from now. ref: as one of the rows that are there. */
  readonly kind: 'number' | 'tick' | 'ref';
  /** Bits that hold any of them. */
  readonly width: number;
  /** Bits of the order that a list of this column's numbers starts with; few values need none. */
  readonly orderBits: number;
  /** What a spawned row has unless its game says otherwise. */
  readonly initial: number;
  /** Index among the view's tables of the one that a ref points into, or -1 when the view does not show it. */
  readonly target: number;
}

/** How the rows of one table of a view are written. */
export interface TableCode {
  readonly capacity: number;
  readonly columns: readonly ColumnCode[];
}

const codes = new WeakMap<View, readonly TableCode[]>();

/** The codes of a view's tables; the same object every time. */
export function codesOf(view: View): readonly TableCode[] {
  const known = codes.get(view);
  if (known) return known;
  const made = view.tables.map(({ table, columns }) => ({
    capacity: table.capacity,
    columns: columns.map((column) => codeOf(view, column)),
  }));
  codes.set(view, made);
  return made;
}

function codeOf(view: View, { column, wireMin, wireMax }: ViewColumn): ColumnCode {
  const { field } = column;
  const size = wireMax - wireMin + 1;
  return {
    kind: field.kind === 'tick' || field.kind === 'ref' ? field.kind : 'number',
    min: wireMin,
    max: wireMax,
    size,
    width: widthOf(size - 1),
    orderBits: size > FEW ? ORDER_BITS : 0,
    initial: Math.min(Math.max(0, wireMin), wireMax),
    target: field.kind === 'ref' ? view.tables.findIndex(({ table }) => table.name === field.table) : -1,
  };
}

const FEW = 4;

/** The step from one value to another, the shorter way round, as an unsigned number below `size`. */
export function stepBetween({ size }: Ring, from: number, to: number): number {
  const half = Math.floor(size / 2);
  const step = to - from;
  return zigzag(step > size - 1 - half ? step - size : step < -half ? step + size : step);
}

/** Where a step from stepBetween leads. */
export function stepFrom({ min, max, size }: Ring, from: number, step: number): number {
  const to = from + unzigzag(step);
  return to > max ? to - size : to < min ? to + size : to;
}
