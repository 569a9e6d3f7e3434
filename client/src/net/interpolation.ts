import type { Schema } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import type { RowSet, View, ViewTable } from '@tickdeck/shared/world/view.js';
import type { Received, Replica } from './replica.js';
import { type ColumnPlan, planColumns, ShownRows } from './rows.js';

/** How one table of one view gets to the screen: whole rows, or finer values for rows that another view already gave. */
interface TablePlan {
  readonly view: number;
  readonly table: number;
  readonly seen: ViewTable;
  readonly shown: ShownRows;
  readonly columns: readonly ColumnPlan[];
  readonly gives: 'rows' | 'detail';
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
    this.plans = shown.flatMap((rows) => planTable(rows, views));
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
    for (const plan of this.plans) {
      const rows = base.views[plan.view]?.tables[plan.table];
      const others = other.views[plan.view]?.tables[plan.table];
      if (rows && others) this.writeRows(plan, rows, others, rows === others ? 0 : weight);
    }
  }

  private writeRows({ gives, shown, seen, columns }: TablePlan, base: RowSet, other: RowSet, weight: number): void {
    const { matches, targets } = this;
    if (gives === 'rows') shown.take(base);
    for (let i = 0; i < base.count; i++) {
      targets[i] = gives === 'rows' ? i : shown.indexOf(rowId(base.slots[i] as number, base.generations[i] as number));
    }
    if (weight !== 0) match(seen, base, other, matches);
    for (const plan of columns) {
      if (weight === 0 || plan.between === 'older') copy(plan, base, targets);
      else blend(plan, base, other, weight, matches, targets);
    }
  }
}

/** The views that hold a table: the finest of those with all its rows gives them, a player's own view adds detail. */
function planTable(shown: ShownRows, views: readonly View[]): TablePlan[] {
  const plans = views.flatMap((view, index) => {
    const table = view.tables.findIndex((seen) => seen.table === shown.layout);
    const seen = view.tables[table];
    if (!seen) return [];
    const gives: TablePlan['gives'] = view.player === 0 ? 'rows' : 'detail';
    return [{ view: index, table, seen, shown, columns: planColumns(seen, shown), gives }];
  });
  const rows = plans.filter(({ gives }) => gives === 'rows').sort((a, b) => b.columns.length - a.columns.length);
  return [...rows.slice(0, 1), ...plans.filter(({ gives }) => gives === 'detail')];
}

/** For each row of `base` its index in `other`, or -1 where it is new, gone, another row in the slot, or has jumped. */
function match({ jump }: ViewTable, base: RowSet, other: RowSet, matches: Int32Array): void {
  let j = 0;
  for (let i = 0; i < base.count; i++) {
    const slot = base.slots[i] as number;
    while (j < other.count && (other.slots[j] as number) < slot) j++;
    const same =
      j < other.count &&
      other.slots[j] === slot &&
      other.generations[j] === base.generations[i] &&
      (jump < 0 || base.cells[jump * base.count + i] === other.cells[jump * other.count + j]);
    matches[i] = same ? j : -1;
  }
}

function copy({ from, to, scale }: ColumnPlan, { cells, count }: RowSet, targets: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const target = targets[i] as number;
    if (target >= 0) to[target] = (cells[from * count + i] as number) * scale;
  }
}

function blend(
  { from, to, scale, min, max, between }: ColumnPlan,
  { cells, count }: RowSet,
  other: RowSet,
  weight: number,
  matches: Int32Array,
  targets: Int32Array,
): void {
  const turn = between === 'turn' ? max + 1 : 0;
  for (let i = 0; i < count; i++) {
    const target = targets[i] as number;
    if (target < 0) continue;
    const value = cells[from * count + i] as number;
    const j = matches[i] as number;
    const next = j < 0 ? value : (other.cells[from * other.count + j] as number);
    if (turn > 0) to[target] = turned(value, next, weight, turn) * scale;
    else {
      const moved = value + (next - value) * weight;
      to[target] = (moved < min ? min : moved > max ? max : moved) * scale;
    }
  }
}

/** A share of the shorter way from one direction to another, both in steps of a turn (a power of two). */
export function turned(from: number, to: number, weight: number, turn: number): number {
  const change = ((to - from + turn / 2) & (turn - 1)) - turn / 2;
  const value = from + change * weight;
  return value < 0 ? value + turn : value >= turn ? value - turn : value;
}
