import type { CellGrid } from '../game/relevancy.js';
import type { Schema, TableLayout } from './schema.js';
import type { Snapshot, TableSnapshot } from './snapshot.js';

/** The cell of each slot at the end of a beat, by table; nothing for tables that are not in cells. Dead slots say nothing. */
export type Cells = readonly (Uint16Array | undefined)[];

/** Of a game without relevancy. */
export const NO_CELLS: Cells = [];

/** What rows were in the beat before. */
export interface Placement {
  readonly snapshot: Snapshot;
  readonly cells: Cells;
}

/**
 * Puts every row into a cell: the one it is in or, so that none that lies on a border goes to and fro, the one it was in
 * `before` while it is no more than a margin beyond.
 */
export function placeRows({ grid, tables }: Schema, snapshot: Snapshot, before: Placement | undefined): Cells {
  if (!grid) return NO_CELLS;
  return tables.map((layout, index) => {
    if (!layout.isCelled) return undefined;
    const rows = snapshot.tables[index] as TableSnapshot;
    const old = before?.cells[index];
    return placeTable(grid, layout, rows, old && { rows: before.snapshot.tables[index] as TableSnapshot, cells: old });
  });
}

/** The number of the cell in column and row; those beyond the world are its outermost ones. */
export function cellAt({ columns, rows }: CellGrid, column: number, row: number): number {
  return clamp(row, rows) * columns + clamp(column, columns);
}

/** In which column of cells x lies. */
export function columnAt({ left, size }: CellGrid, x: number): number {
  return Math.floor((x - left) / size);
}

/** In which row of cells y lies. */
export function rowAt({ top, size }: CellGrid, y: number): number {
  return Math.floor((y - top) / size);
}

function placeTable(
  grid: CellGrid,
  { columns, position }: TableLayout,
  rows: TableSnapshot,
  before: { readonly rows: TableSnapshot; readonly cells: Uint16Array } | undefined,
): Uint16Array {
  const [atX, atY] = position ?? [-1, -1];
  const xs = rows.columns[atX] as Int32Array;
  const ys = rows.columns[atY] as Int32Array;
  const stepX = columns[atX]?.field.step ?? 1;
  const stepY = columns[atY]?.field.step ?? 1;
  const cells = new Uint16Array(rows.high);
  for (let slot = 0; slot < rows.high; slot++) {
    if (rows.alive[slot] !== 1) continue;
    const x = (xs[slot] as number) * stepX;
    const y = (ys[slot] as number) * stepY;
    const isKnown = before && isSameRow(rows, before.rows, slot);
    const old = isKnown ? (before.cells[slot] as number) : -1;
    cells[slot] = isKnown && isNear(grid, old, x, y) ? old : cellAt(grid, columnAt(grid, x), rowAt(grid, y));
  }
  return cells;
}

function isSameRow(now: TableSnapshot, before: TableSnapshot, slot: number): boolean {
  return slot < before.high && before.alive[slot] === 1 && before.generations[slot] === now.generations[slot];
}

/** Whether a place is in a cell or no more than a margin beyond. */
function isNear({ left, top, size, columns, margin }: CellGrid, cell: number, x: number, y: number): boolean {
  const row = Math.floor(cell / columns);
  const dx = x - left - (cell - row * columns) * size;
  const dy = y - top - row * size;
  return dx >= -margin && dx <= size + margin && dy >= -margin && dy <= size + margin;
}

function clamp(value: number, count: number): number {
  return value < 0 ? 0 : value >= count ? count - 1 : value;
}
