import type { Arena } from './arena.js';
import { matchRows } from './match.js';
import type { RowSet, View, ViewColumn, ViewState, ViewTable } from './view.js';

/** A state, and for each table where its rows were among those of the state before it, or -1. */
export interface Past {
  readonly previous: ViewState;
  readonly matches: readonly Int32Array[];
}

/** How a state followed from the one before it, when there was one. */
export function pastOf(base: ViewState, previous: ViewState | undefined, arena: Arena): Past | undefined {
  if (!previous) return undefined;
  const matches = base.tables.map((rows, i) => matchRows(rows, previous.tables[i] as RowSet, arena.take(rows.count)));
  return { previous, matches };
}

/**
 * What a receiver that has `base` (and, before it, `past`) expects `ticks` ticks later; both ends compute it alike.
 * Linear fields continue their last change, fields with a velocity move by it, the rest hold.
 * @param arena - where the moved values are.
 */
export function extrapolate(
  view: View,
  base: ViewState,
  past: Past | undefined,
  ticks: number,
  arena: Arena,
): ViewState {
  if (ticks === 0) return base;
  const span = past ? base.tick - past.previous.tick : 0;
  return {
    tick: base.tick + ticks,
    tables: view.tables.map((table, index) => {
      const rows = base.tables[index] as RowSet;
      if (rows.count === 0 || table.moving.length === 0) return rows;
      const steps = { ticks, scale: ticks / span };
      if (span <= 0 || !past) return move(table, rows, undefined, steps, arena);
      const before = past.previous.tables[index] as RowSet;
      const matches = steadyRows(table.jump, rows, before, past.matches[index] as Int32Array, arena);
      return move(table, rows, { before, matches }, steps, arena);
    }),
    parts: base.parts,
  };
}

/** The rows of a table before, and for each row its index among them, or -1. */
interface Before {
  readonly before: RowSet;
  readonly matches: Int32Array;
}

/** How far to go: in ticks, and in spans from the state before. */
interface Steps {
  readonly ticks: number;
  readonly scale: number;
}

function move(
  { columns, moving }: ViewTable,
  base: RowSet,
  before: Before | undefined,
  { ticks, scale }: Steps,
  arena: Arena,
): RowSet {
  const cells = arena.copy(base.cells);
  for (const index of moving) {
    const column = columns[index] as ViewColumn;
    if (column.velocity >= 0) byVelocity(cells, base, index, column, ticks);
    else if (before) byLastChange(cells, base, index, column, before, scale);
  }
  return { ...base, cells };
}

/** The matches of rows that have not jumped since, as far as a column tells. */
function steadyRows(jump: number, base: RowSet, previous: RowSet, matches: Int32Array, arena: Arena): Int32Array {
  if (jump < 0) return matches;
  const steady = arena.copy(matches);
  const { cells, count } = base;
  const { cells: earlier } = previous;
  const [now, then] = [jump * count, jump * previous.count];
  for (let i = 0; i < count; i++) {
    const j = steady[i] as number;
    if (j >= 0 && earlier[then + j] !== cells[now + i]) steady[i] = -1;
  }
  return steady;
}

/** Moves column `index` on by the column that is its velocity. */
function byVelocity(
  to: Int32Array,
  { count, cells }: RowSet,
  index: number,
  { column, velocity, wireMin, wireMax }: ViewColumn,
  ticks: number,
): void {
  const turn = column.field.kind === 'angle' ? wireMax + 1 : 0;
  const values = index * count;
  const velocities = velocity * count;
  for (let i = 0; i < count; i++) {
    const next = (cells[values + i] as number) + (cells[velocities + i] as number) * ticks;
    to[values + i] = turn > 0 ? next & (turn - 1) : next < wireMin ? wireMin : next > wireMax ? wireMax : next;
  }
}

/** Moves column `index` on as it moved last. */
function byLastChange(
  to: Int32Array,
  { count, cells }: RowSet,
  index: number,
  { column, wireMin, wireMax }: ViewColumn,
  { before, matches }: Before,
  scale: number,
): void {
  const turn = column.field.kind === 'angle' ? wireMax + 1 : 0;
  const { cells: earlier } = before;
  const values = index * count;
  const then = index * before.count;
  for (let i = 0; i < count; i++) {
    const j = matches[i] as number;
    if (j < 0) continue;
    const value = cells[values + i] as number;
    let change = value - (earlier[then + j] as number);
    if (turn > 0) change = ((change + turn / 2) & (turn - 1)) - turn / 2;
    const next = value + Math.floor(change * scale + 0.5);
    to[values + i] = turn > 0 ? next & (turn - 1) : next < wireMin ? wireMin : next > wireMax ? wireMax : next;
  }
}
