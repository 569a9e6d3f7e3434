import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { snapRow } from '@tickdeck/shared/world/snap.js';
import { generationOf, slotOf, type Table } from '@tickdeck/shared/world/table.js';
import { World } from '@tickdeck/shared/world/world.js';
import type { Shown, ShownTable } from './frame.js';
import { unknownOf } from './rows.js';

/** Where avatars go if everybody goes on as they do: the game's own step, tried on a copy of what an operator sees. */
export class Forecast {
  private readonly world: World;
  private readonly avatars: Table;
  private readonly before: Float64Array;
  private readonly neutral: { readonly [field: string]: number };

  constructor(private readonly game: Game) {
    this.world = new World(game.state, 0);
    this.avatars = this.world.table(game.avatars) as Table;
    this.before = new Float64Array(this.avatars.layout.columns.length);
    this.neutral = Object.fromEntries(
      Object.entries(game.state.input).map(([name, field]) => [name, unknownOf(field)]),
    );
  }

  /** Takes the world as it is now. */
  take({ tables, document, tick }: Shown): void {
    this.world.tick = tick;
    for (const table of this.world.tableList) {
      const rows = tables[table.layout.name];
      if (rows) copyRows(table, rows);
    }
    this.world.document = { ...this.world.document, ...(document as { readonly [part: string]: Value }) };
  }

  /**
   * Follows one avatar while it holds an input; fields left out are neutral. Every `everyTicks` its place is written into `places`, as x, y, until that is full.
   * @returns how many numbers were written: 0 when there is no such avatar.
   */
  follow(id: number, input: { readonly [field: string]: number }, everyTicks: number, places: Float64Array): number {
    const { world, avatars, game } = this;
    const slot = avatars.slot(id);
    const [x, y] = (game.state.tables[game.avatars]?.position ?? []).map((name) => avatars.column(name));
    if (slot < 0 || !x || !y) return 0;
    const { tick } = world;
    const held = { ...this.neutral, ...input };
    const launched = game.launches && world.table(game.launches.table);
    const high = launched?.high ?? 0;
    const count = launched?.count ?? 0;
    this.keep(slot);
    for (let at = 0; at < places.length; at += 2) {
      for (let n = 0; n < everyTicks; n++) {
        world.tick++;
        game.predict(world, slot, held);
        snapRow(avatars, slot);
      }
      places[at] = x[slot] as number;
      places[at + 1] = y[slot] as number;
    }
    // The next avatar starts from the same world.
    this.restore(slot);
    world.tick = tick;
    if (launched) {
      launched.alive.fill(0, high, launched.high);
      launched.high = high;
      launched.count = count;
    }
    return places.length;
  }

  private keep(slot: number): void {
    for (const { name, index } of this.avatars.layout.columns) {
      this.before[index] = this.avatars.column(name)[slot] as number;
    }
  }

  private restore(slot: number): void {
    for (const { name, index } of this.avatars.layout.columns) {
      this.avatars.column(name)[slot] = this.before[index] as number;
    }
  }
}

function copyRows(table: Table, { count, ids, columns }: ShownTable): void {
  table.alive.fill(0, 0, table.high);
  table.high = 0;
  table.count = count;
  for (let i = 0; i < count; i++) {
    const slot = slotOf(ids[i] as number);
    table.alive[slot] = 1;
    table.generations[slot] = generationOf(ids[i] as number);
    table.high = Math.max(table.high, slot + 1);
  }
  for (const { name } of table.layout.columns) {
    const from = columns[name];
    const to = table.column(name);
    for (let i = 0; from && i < count; i++) to[slotOf(ids[i] as number)] = from[i] as number;
  }
}
