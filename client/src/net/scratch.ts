import type { Value } from '@tickdeck/shared/game/document.js';
import type { State } from '@tickdeck/shared/game/state.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import type { RowSet, View, ViewState, ViewTable } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { type Holder, type Holders, holdersOf } from './holders.js';

/** A world to try ticks in: what the viewer's views say of the real one, everything else as it starts. */
export class Scratch {
  readonly world: World;
  private readonly tables: readonly (Holders & { readonly table: Table })[];
  private readonly copied = new Map<Table, readonly RowSet[]>();
  private parts: readonly Value[] = [];

  /** @param changing the tables that are tried out, and so must be copied anew each time. */
  constructor(
    state: State,
    private readonly views: readonly View[],
    private readonly changing: readonly string[],
  ) {
    this.world = new World(state, 0);
    this.tables = this.world.tableList.map((table) => ({ table, ...holdersOf(views, table.layout) }));
  }

  /** Makes the world what a frame's views say. */
  fill(tick: number, states: readonly ViewState[]): void {
    this.world.tick = tick;
    this.fillDocument(states);
    for (const { table, givers, all } of this.tables) if (all.length > 0) this.fillTable(table, givers, all, states);
  }

  private fillTable(
    table: Table,
    givers: readonly Holder[],
    all: readonly Holder[],
    states: readonly ViewState[],
  ): void {
    const rowsOf = ({ view, table: index }: Holder) => states[view]?.tables[index] as RowSet;
    const sets = all.map(rowsOf);
    const copied = this.copied.get(table);
    // Only the changing tables are ever written between two frames; equal rows elsewhere are still in place.
    if (!this.changing.includes(table.layout.name) && copied && sets.every((set, i) => set === copied[i])) return;
    this.copied.set(table, sets);
    takeRows(table, givers.map(rowsOf));
    for (const [i, { seen }] of all.entries()) takeValues(table, seen, sets[i] as RowSet);
  }

  private fillDocument(states: readonly ViewState[]): void {
    const parts = states.flatMap((state) => state.parts);
    if (parts.length === this.parts.length && parts.every((part, index) => part === this.parts[index])) return;
    this.parts = parts;
    const names = this.views.flatMap((view) => view.parts.map(({ name }) => name));
    const seen = Object.fromEntries(names.map((name, index) => [name, parts[index]]));
    // The parts that no view holds keep the value they start with, so the document is whole.
    this.world.document = { ...this.world.document, ...seen } as World['document'];
  }
}

/** The rows there are: those of any set. */
function takeRows(table: Table, sets: readonly RowSet[]): void {
  table.alive.fill(0, 0, table.high);
  table.high = 0;
  table.count = 0;
  for (const { count, slots, generations } of sets) {
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      if (table.alive[slot] === 0) table.count++;
      table.alive[slot] = 1;
      table.generations[slot] = generations[i] as number;
    }
    if (count > 0) table.high = Math.max(table.high, (slots[count - 1] as number) + 1);
  }
}

function takeValues(table: Table, { columns }: ViewTable, { count, slots, cells }: RowSet): void {
  for (const [c, { column, shift }] of columns.entries()) {
    const to = table.column(column.name);
    const scale = column.field.step * 2 ** shift;
    for (let i = 0; i < count; i++) to[slots[i] as number] = (cells[c * count + i] as number) * scale;
  }
}
