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
    tables: view.tables.map(({ columns }, index) =>
      applyRows(from.tables[index] as RowSet, delta.tables[index] as TableDelta, columns.length),
    ),
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

function pushRow(came: number[], { slots, generations, cells, count }: RowSet, at: number): void {
  came.push(slots[at] as number, generations[at] as number);
  for (let cell = at; cell < cells.length; cell += count) came.push(cells[cell] as number);
}

function pushChange(changed: number[], from: RowSet, i: number, to: RowSet, j: number): void {
  let mask = 0;
  for (let a = i, b = j, bit = 1; b < to.cells.length; a += from.count, b += to.count, bit <<= 1) {
    if (from.cells[a] !== to.cells[b]) mask |= bit;
  }
  if (mask === 0) return;
  changed.push(to.slots[j] as number, mask);
  for (let b = j, bit = 1; b < to.cells.length; b += to.count, bit <<= 1) {
    if (mask & bit) changed.push(to.cells[b] as number);
  }
}

/** The rows, each `width` columns wide, after a delta of their table. */
export function applyRows(from: RowSet, { gone, came, changed }: TableDelta, width: number): RowSet {
  const arrivals = came.length / (width + 2);
  if (gone.length + arrivals === 0) return changed.length === 0 ? from : change(from, changed);
  const count = from.count - gone.length + arrivals;
  const slots = new Uint16Array(count);
  const generations = new Uint16Array(count);
  const cells = new Int32Array(width * count);
  let i = 0;
  let g = 0;
  let a = 0;
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
      a += 2;
      for (let cell = row; cell < cells.length; cell += count) cells[cell] = came[a++] as number;
      continue;
    }
    slots[row] = old;
    generations[row] = from.generations[i] as number;
    for (let cell = row, was = i; cell < cells.length; cell += count, was += from.count) {
      cells[cell] = from.cells[was] as number;
    }
    i++;
  }
  const rows = { count, slots, generations, cells };
  if (changed.length > 0) overwrite(rows, changed);
  return rows;
}

/** The same rows with some new values. */
function change(from: RowSet, changed: readonly number[]): RowSet {
  const rows = { ...from, cells: from.cells.slice() };
  overwrite(rows, changed);
  return rows;
}

function overwrite({ count, slots, cells }: RowSet, changed: readonly number[]): void {
  let row = 0;
  for (let h = 0; h < changed.length; ) {
    const slot = changed[h] as number;
    while (slots[row] !== slot) row++;
    let mask = changed[h + 1] as number;
    h += 2;
    for (let cell = row; mask !== 0; cell += count, mask >>>= 1) if (mask & 1) cells[cell] = changed[h++] as number;
  }
}
