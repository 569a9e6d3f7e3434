import type { Value } from '@tickdeck/shared/game/document.js';
import type { State } from '@tickdeck/shared/game/state.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import type { RowSet, View, ViewState } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';

/** A world to try ticks in: what the viewer's views say of the real one, everything else as it starts. */
export class Scratch {
  readonly world: World;
  private readonly copied = new Map<string, RowSet>();
  private parts: readonly Value[] = [];

  /** @param changing the table that is tried out, and so must be copied anew each time. */
  constructor(
    state: State,
    private readonly views: readonly View[],
    private readonly changing: string,
  ) {
    this.world = new World(state, 0);
  }

  /** Makes the world what a frame's views say. */
  fill(tick: number, states: readonly ViewState[]): void {
    this.world.tick = tick;
    this.fillDocument(states);
    // The player's own view comes after the public one, with the exact values.
    for (const detail of [false, true]) {
      for (const [index, view] of this.views.entries()) {
        const state = states[index];
        if (state && view.player > 0 === detail) this.fillTables(view, state, detail ? 'detail' : 'rows');
      }
    }
  }

  private fillTables(view: View, state: ViewState, gives: 'rows' | 'detail'): void {
    for (const [index, { table: layout, columns }] of view.tables.entries()) {
      const rows = state.tables[index];
      const table = this.world.table(layout.name);
      if (!rows || !table) continue;
      const key = `${view.key} ${layout.name}`;
      if (gives === 'rows') {
        // Only the changing table is ever written between two frames; equal rows elsewhere are still in place.
        if (this.copied.get(key) === rows && layout.name !== this.changing) continue;
        this.copied.set(key, rows);
        takeRows(table, rows);
      }
      for (const [c, { column, shift }] of columns.entries()) {
        const to = table.column(column.name);
        const from = c * rows.count;
        const scale = column.field.step * 2 ** shift;
        for (let i = 0; i < rows.count; i++) to[rows.slots[i] as number] = (rows.cells[from + i] as number) * scale;
      }
    }
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

function takeRows(table: Table, { count, slots, generations }: RowSet): void {
  table.alive.fill(0, 0, table.high);
  table.count = count;
  table.high = count > 0 ? (slots[count - 1] as number) + 1 : 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    table.alive[slot] = 1;
    table.generations[slot] = generations[i] as number;
  }
}
