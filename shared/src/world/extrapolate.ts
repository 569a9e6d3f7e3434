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
  table: ViewTable,
  base: RowSet,
  previous: RowSet | undefined,
  ticks: number,
  scale: number,
): RowSet {
  const before = previous && matchRows(table, base, previous);
  return {
    ...base,
    columns: base.columns.map((values, index) => {
      const column = table.columns[index] as ViewColumn;
      if (column.velocity >= 0) return byVelocity(column, values, base.columns[column.velocity] as Int32Array, ticks);
      if (column.column.field.predict !== 'linear' || !before) return values;
      return byLastChange(column, values, previous.columns[index] as Int32Array, before, scale);
    }),
  };
}

/** For each row of `base` its index in `previous`, or -1 when it is new or has jumped. */
function matchRows({ jump }: ViewTable, base: RowSet, previous: RowSet): Int32Array {
  const before = new Int32Array(base.count).fill(-1);
  let j = 0;
  for (let i = 0; i < base.count; i++) {
    const slot = base.slots[i] as number;
    while (j < previous.count && (previous.slots[j] as number) < slot) j++;
    if (j === previous.count) break;
    if (previous.slots[j] !== slot || previous.generations[j] !== base.generations[i]) continue;
    if (jump >= 0 && previous.columns[jump]?.[j] !== base.columns[jump]?.[i]) continue;
    before[i] = j;
  }
  return before;
}

function byVelocity(
  { column, wireMin, wireMax }: ViewColumn,
  from: Int32Array,
  velocity: Int32Array,
  ticks: number,
): Int32Array {
  const to = new Int32Array(from.length);
  const turn = column.field.kind === 'angle' ? wireMax + 1 : 0;
  for (let i = 0; i < from.length; i++) {
    const next = (from[i] as number) + (velocity[i] as number) * ticks;
    to[i] = turn > 0 ? next & (turn - 1) : next < wireMin ? wireMin : next > wireMax ? wireMax : next;
  }
  return to;
}

function byLastChange(
  { column, wireMin, wireMax }: ViewColumn,
  from: Int32Array,
  previous: Int32Array,
  before: Int32Array,
  scale: number,
): Int32Array {
  const to = from.slice();
  const turn = column.field.kind === 'angle' ? wireMax + 1 : 0;
  for (let i = 0; i < from.length; i++) {
    const j = before[i] as number;
    if (j < 0) continue;
    const value = from[i] as number;
    let change = value - (previous[j] as number);
    if (turn > 0) change = ((change + turn / 2) & (turn - 1)) - turn / 2;
    const next = value + Math.floor(change * scale + 0.5);
    to[i] = turn > 0 ? next & (turn - 1) : next < wireMin ? wireMin : next > wireMax ? wireMax : next;
  }
  return to;
}
