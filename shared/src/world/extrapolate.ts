import type { RowSet, View, ViewColumn, ViewState, ViewTable } from './view.js';

/**
 * What a receiver that has `base` (and, before it, `previous`) expects `ticks` ticks later; both ends compute it alike.
 * Linear fields continue their last change, fields with a velocity move by it, the rest hold.
 */
export function extrapolate(view: View, base: ViewState, previous: ViewState | undefined, ticks: number): ViewState {
  if (ticks === 0) return base;
  const span = previous ? base.tick - previous.tick : 0;
  return {
    tick: base.tick + ticks,
    tables: view.tables.map((table, index) =>
      extrapolateRows(
        table,
        base.tables[index] as RowSet,
        span > 0 ? previous?.tables[index] : undefined,
        ticks,
        ticks / span,
      ),
    ),
    parts: base.parts,
  };
}

function extrapolateRows(
  { columns, moving, jump }: ViewTable,
  base: RowSet,
  previous: RowSet | undefined,
  ticks: number,
  scale: number,
): RowSet {
  if (base.count === 0 || moving.length === 0) return base;
  const cells = base.cells.slice();
  const before = previous && matchRows(jump, base, previous);
  for (const index of moving) {
    const column = columns[index] as ViewColumn;
    if (column.velocity >= 0) byVelocity(cells, base, index, column, ticks);
    else if (before) byLastChange(cells, base, index, column, previous, before, scale);
  }
  return { ...base, cells };
}

/** For each row of `base` its index in `previous`, or -1 when it is new or (by column `jump`, unless -1) has jumped. */
export function matchRows(jump: number, base: RowSet, previous: RowSet): Int32Array {
  const before = new Int32Array(base.count).fill(-1);
  let j = 0;
  for (let i = 0; i < base.count; i++) {
    const slot = base.slots[i] as number;
    while (j < previous.count && (previous.slots[j] as number) < slot) j++;
    if (j === previous.count) break;
    if (previous.slots[j] !== slot || previous.generations[j] !== base.generations[i]) continue;
    if (jump >= 0 && previous.cells[jump * previous.count + j] !== base.cells[jump * base.count + i]) continue;
    before[i] = j;
  }
  return before;
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
  previous: RowSet,
  before: Int32Array,
  scale: number,
): void {
  const turn = column.field.kind === 'angle' ? wireMax + 1 : 0;
  const values = index * count;
  const earlier = index * previous.count;
  for (let i = 0; i < count; i++) {
    const j = before[i] as number;
    if (j < 0) continue;
    const value = cells[values + i] as number;
    let change = value - (previous.cells[earlier + j] as number);
    if (turn > 0) change = ((change + turn / 2) & (turn - 1)) - turn / 2;
    const next = value + Math.floor(change * scale + 0.5);
    to[values + i] = turn > 0 ? next & (turn - 1) : next < wireMin ? wireMin : next > wireMax ? wireMax : next;
  }
}
