import { matchRows } from '@tickdeck/shared/world/match.js';
import type { Schema } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import type { RowSet, View, ViewTable } from '@tickdeck/shared/world/view.js';
import { type Holder, holdersOf } from './holders.js';
import type { Received, Replica } from './replica.js';
import { type ColumnPlan, planColumns, ShownRows, unknownOf } from './rows.js';

/** How one table gets to the screen. */
interface TablePlan {
  readonly shown: ShownRows;
  readonly givers: readonly Holder[];
  readonly holders: readonly HolderPlan[];
  /** Columns that some rows have from no view, and what is shown there. */
  readonly gaps: readonly { readonly to: Float64Array; readonly value: number }[];
}

interface HolderPlan extends Holder {
  readonly columns: readonly ColumnPlan[];
}

/** Writes the rows of a simulated time between two received states, without making anything. */
export class Interpolation {
  readonly tables: { readonly [name: string]: ShownRows };
  private readonly plans: readonly TablePlan[];
  /** For each row written: its index in the other state, or -1. */
  private readonly matches: Int32Array;
  private readonly targets: Int32Array;

  constructor(schema: Schema, views: readonly View[]) {
    const shown = schema.tables.map((layout) => new ShownRows(layout));
    this.tables = Object.fromEntries(shown.map((rows) => [rows.layout.name, rows]));
    this.plans = shown.map((rows) => planTable(rows, views)).filter(({ holders }) => holders.length > 0);
    const rowsMax = Math.max(0, ...schema.tables.map(({ capacity }) => capacity));
    this.matches = new Int32Array(rowsMax);
    this.targets = new Int32Array(rowsMax);
  }

  /** Makes `tables` what they are at `tick`; beyond the newest state they go on as they last went. */
  write(replica: Replica, tick: number): Received | undefined {
    const older = replica.before(tick);
    if (!older) return undefined;
    const newer = replica.after(older);
    const other = newer ?? replica.previous(older) ?? older;
    const span = other.tick - older.tick;
    const weight = span === 0 ? 0 : Math.max(0, tick - older.tick) / span;
    this.writeBetween(older, other, weight);
    return older;
  }

  /** Makes `tables` exactly what a frame says. */
  writeExactly(frame: Received): void {
    this.writeBetween(frame, frame, 0);
  }

  /** `base + (other - base) * weight`: between two states the weight is 0 … 1, beyond the newer of them it is negative. */
  private writeBetween(base: Received, other: Received, weight: number): void {
    for (const { shown, givers, holders, gaps } of this.plans) {
      shown.take(givers.length === 1 ? [rowsIn(base, givers[0] as Holder)] : givers.map((one) => rowsIn(base, one)));
      for (const { to, value } of gaps) to.fill(value, 0, shown.count);
      for (const holder of holders) {
        const [rows, others] = [rowsIn(base, holder), rowsIn(other, holder)];
        this.writeRows(shown, holder, rows, others, rows === others ? 0 : weight);
      }
    }
  }

  private writeRows(
    shown: ShownRows,
    { seen, columns }: HolderPlan,
    base: RowSet,
    other: RowSet,
    weight: number,
  ): void {
    const { matches, targets } = this;
    if (shown.isTakenFrom(base)) inPlace(base.count, targets);
    else find(shown, base, targets);
    if (weight !== 0) match(seen, base, other, matches);
    for (const plan of columns) {
      if (weight === 0 || plan.between === 'older') copy(plan, base, targets);
      else if (plan.between === 'line') blend(plan, base, other, weight, matches, targets);
      else turn(plan, base, other, weight, matches, targets);
    }
  }
}

function rowsIn({ views }: Received, { view, table }: Holder): RowSet {
  return views[view]?.tables[table] as RowSet;
}

function planTable(shown: ShownRows, views: readonly View[]): TablePlan {
  const { givers, all } = holdersOf(views, shown.layout);
  const holders = all.map((holder) => ({ ...holder, columns: planColumns(holder.seen, shown) }));
  const isIn = ({ seen }: Holder, name: string) => seen.columns.some(({ column }) => column.name === name);
  const gaps = shown.layout.columns.filter(
    ({ name }) => all.some((holder) => isIn(holder, name)) && !givers.every((giver) => isIn(giver, name)),
  );
  return {
    shown,
    givers,
    holders,
    gaps: gaps.map(({ name, field }) => ({ to: shown.column(name), value: unknownOf(field) })),
  };
}

function inPlace(count: number, indexes: Int32Array): void {
  for (let i = 0; i < count; i++) indexes[i] = i;
}

/** For each row of a set its index among those shown, or -1. */
function find(shown: ShownRows, { count, slots, generations }: RowSet, targets: Int32Array): void {
  for (let i = 0; i < count; i++) targets[i] = shown.indexOf(rowId(slots[i] as number, generations[i] as number));
}

/** For each row of `base` its index in `other`, or -1 where it is new, gone, another row in the slot, or has jumped. */
function match({ jump }: ViewTable, base: RowSet, other: RowSet, matches: Int32Array): void {
  matchRows(base, other, matches);
  if (jump < 0) return;
  const { count, cells } = base;
  const { count: otherCount, cells: otherCells } = other;
  for (let i = 0; i < count; i++) {
    const j = matches[i] as number;
    if (j >= 0 && cells[jump * count + i] !== otherCells[jump * otherCount + j]) matches[i] = -1;
  }
}

// Ten thousand rows pass here in a display frame: what a loop needs is put into constants first, for engines do not do it.

function copy({ from, to, scale }: ColumnPlan, { cells, count }: RowSet, targets: Int32Array): void {
  const first = from * count;
  for (let i = 0; i < count; i++) {
    const target = targets[i] as number;
    if (target >= 0) to[target] = (cells[first + i] as number) * scale;
  }
}

/** A straight line. */
function blend(
  { from, to, scale, min, max }: ColumnPlan,
  { cells, count }: RowSet,
  { cells: otherCells, count: otherCount }: RowSet,
  weight: number,
  matches: Int32Array,
  targets: Int32Array,
): void {
  const first = from * count;
  const otherFirst = from * otherCount;
  for (let i = 0; i < count; i++) {
    const target = targets[i] as number;
    if (target < 0) continue;
    const value = cells[first + i] as number;
    const j = matches[i] as number;
    const next = j < 0 ? value : (otherCells[otherFirst + j] as number);
    const moved = value + (next - value) * weight;
    to[target] = (moved < min ? min : moved > max ? max : moved) * scale;
  }
}

/** The shorter way round. */
function turn(
  { from, to, scale, max }: ColumnPlan,
  { cells, count }: RowSet,
  { cells: otherCells, count: otherCount }: RowSet,
  weight: number,
  matches: Int32Array,
  targets: Int32Array,
): void {
  const first = from * count;
  const otherFirst = from * otherCount;
  for (let i = 0; i < count; i++) {
    const target = targets[i] as number;
    if (target < 0) continue;
    const value = cells[first + i] as number;
    const j = matches[i] as number;
    const next = j < 0 ? value : (otherCells[otherFirst + j] as number);
    to[target] = turned(value, next, weight, max + 1) * scale;
  }
}

/** A share of the shorter way from one direction to another, both in steps of a turn (a power of two). */
export function turned(from: number, to: number, weight: number, turn: number): number {
  const change = ((to - from + turn / 2) & (turn - 1)) - turn / 2;
  const value = from + change * weight;
  return value < 0 ? value + turn : value >= turn ? value - turn : value;
}
