import type { Schema } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { columnOf, type RowSet, type View, type ViewTable } from '@tickdeck/shared/world/view.js';
import type { Happening } from './frame.js';
import { holdersOf } from './holders.js';
import type { Received } from './replica.js';

/** The table whose rows are things that happened. */
const EVENTS = 'events';
/** What became known later than this after its time is dropped: a late bang is worse than none. In ticks. */
const LATE_TICKS_MAX = 15;

/** Finds the happenings whose time has come; each is told once. */
export class Happenings {
  private readonly view: number;
  private readonly table: number;
  private readonly seen: ViewTable | undefined;
  private readonly tickColumn: number;
  /** The row of each slot that was told or dropped last. */
  private readonly done: Int32Array;

  constructor(schema: Schema, views: readonly View[]) {
    const layout = schema.tables.find(({ name }) => name === EVENTS);
    const [giver] = layout ? holdersOf(views, layout).givers : [];
    this.view = giver?.view ?? -1;
    this.table = giver?.table ?? -1;
    this.seen = giver?.seen;
    this.tickColumn = this.seen?.columns.findIndex(({ column }) => column.field.kind === 'tick') ?? -1;
    this.done = new Int32Array(layout?.capacity ?? 0);
  }

  /** Those due at simulated time `tick`, of the newest frame. */
  due(newest: Received, tick: number): Happening[] {
    const due: Happening[] = [];
    this.each(newest, (rows, index, at) => {
      if (at > tick) return;
      if (tick - at <= LATE_TICKS_MAX * Math.max(1, newest.speed)) due.push(this.happening(rows, index));
      this.done[rows.slots[index] as number] = idAt(rows, index);
    });
    return due;
  }

  /** After simulated time went back or was missed: forgets what was told, and drops what is over by `tick`. */
  restart(newest: Received, tick: number): void {
    this.done.fill(0);
    this.each(newest, (rows, index, at) => {
      if (at <= tick) this.done[rows.slots[index] as number] = idAt(rows, index);
    });
  }

  private each(newest: Received, visit: (rows: RowSet, index: number, at: number) => void): void {
    const rows = newest.views[this.view]?.tables[this.table];
    if (!rows || this.tickColumn < 0) return;
    const ticks = columnOf(rows, this.tickColumn);
    for (let i = 0; i < rows.count; i++) {
      if (this.done[rows.slots[i] as number] !== idAt(rows, i)) visit(rows, i, ticks[i] as number);
    }
  }

  private happening(rows: RowSet, index: number): Happening {
    const columns = this.seen?.columns ?? [];
    const values = Object.fromEntries(
      columns.map(({ column, shift }, c) => [
        column.name,
        (rows.cells[c * rows.count + index] as number) * column.field.step * 2 ** shift,
      ]),
    );
    return { id: idAt(rows, index), values };
  }
}

function idAt(rows: RowSet, index: number): number {
  return rowId(rows.slots[index] as number, rows.generations[index] as number);
}
