import type { Value } from '../game/document.js';
import { applyTree, diffTree, type TreeChange } from './tree.js';
import type { RowSet, View, ViewState } from './view.js';

/** What changed in one table; three flat lists, each by ascending slot. */
export interface TableDelta {
  /** Slots whose row is gone. */
  readonly gone: readonly number[];
  /** New rows: slot, generation, then one value a column. */
  readonly came: readonly number[];
  /** Changed rows: slot, bit mask of the changed columns, then their new values in column order. */
  readonly changed: readonly number[];
}

/** What changed between two states of one view. */
export interface Delta {
  readonly tables: readonly TableDelta[];
  /** Changes of each document part; empty where it is the same. */
  readonly parts: readonly (readonly TreeChange[])[];
}

/** What turns `from` into `to`; the wire, previews and the desync report all use it. */
export function diff(view: View, from: ViewState, to: ViewState): Delta {
  return {
    tables: view.tables.map((_, index) => diffRows(from.tables[index] as RowSet, to.tables[index] as RowSet)),
    parts: view.parts.map((_, index) => diffTree(from.parts[index] as Value, to.parts[index] as Value)),
  };
}

/** `from` with a delta applied, at `tick`: apply(a, diff(a, b)) = b. */
export function apply(view: View, from: ViewState, delta: Delta, tick: number): ViewState {
  return {
    tick,
    tables: view.tables.map((_, index) => applyRows(from.tables[index] as RowSet, delta.tables[index] as TableDelta)),
    parts: view.parts.map((_, index) => applyTree(from.parts[index] as Value, delta.parts[index] ?? [])),
  };
}

export function isEmpty(delta: Delta): boolean {
  return (
    delta.tables.every((t) => t.gone.length + t.came.length + t.changed.length === 0) &&
    delta.parts.every((changes) => changes.length === 0)
  );
}

function diffRows(from: RowSet, to: RowSet): TableDelta {
  const gone: number[] = [];
  const came: number[] = [];
  const changed: number[] = [];
  let i = 0;
  let j = 0;
  while (i < from.count || j < to.count) {
    const a = i < from.count ? (from.slots[i] as number) : 0x10000;
    const b = j < to.count ? (to.slots[j] as number) : 0x10000;
    const same = a === b && from.generations[i] === to.generations[j];
    if (same) pushChange(changed, from, i, to, j);
    else {
      if (a <= b) gone.push(a);
      if (b <= a) pushRow(came, to, j);
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return { gone, came, changed };
}

function pushRow(came: number[], rows: RowSet, at: number): void {
  came.push(rows.slots[at] as number, rows.generations[at] as number);
  for (const column of rows.columns) came.push(column[at] as number);
}

function pushChange(changed: number[], from: RowSet, i: number, to: RowSet, j: number): void {
  let mask = 0;
  for (let c = 0; c < to.columns.length; c++) if (from.columns[c]?.[i] !== to.columns[c]?.[j]) mask |= 1 << c;
  if (mask === 0) return;
  changed.push(to.slots[j] as number, mask);
  for (let c = 0; c < to.columns.length; c++) if (mask & (1 << c)) changed.push(to.columns[c]?.[j] as number);
}

/** The rows after a delta of their table. */
export function applyRows(from: RowSet, { gone, came, changed }: TableDelta): RowSet {
  const width = from.columns.length;
  const arrivals = came.length / (width + 2);
  if (gone.length + arrivals + changed.length === 0) return from;
  const count = from.count - gone.length + arrivals;
  const slots = new Uint16Array(count);
  const generations = new Uint16Array(count);
  const columns = from.columns.map(() => new Int32Array(count));
  let i = 0;
  let g = 0;
  let a = 0;
  let h = 0;
  for (let row = 0; row < count; row++) {
    while (i < from.count && from.slots[i] === gone[g]) {
      i++;
      g++;
    }
    const old = i < from.count ? (from.slots[i] as number) : 0x10000;
    const fresh = a < came.length ? (came[a] as number) : 0x10000;
    if (fresh < old) {
      slots[row] = fresh;
      generations[row] = came[a + 1] as number;
      for (let c = 0; c < width; c++) (columns[c] as Int32Array)[row] = came[a + 2 + c] as number;
      a += width + 2;
      continue;
    }
    slots[row] = old;
    generations[row] = from.generations[i] as number;
    for (let c = 0; c < width; c++) (columns[c] as Int32Array)[row] = from.columns[c]?.[i] as number;
    if (changed[h] === old) {
      const mask = changed[h + 1] as number;
      h += 2;
      for (let c = 0; c < width; c++) if (mask & (1 << c)) (columns[c] as Int32Array)[row] = changed[h++] as number;
    }
    i++;
  }
  return { count, slots, generations, columns };
}
