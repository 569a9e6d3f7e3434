import type { Happening, Shown, ShownTable } from '@tickdeck/client/net/frame.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import { createWorld, type World } from '@tickdeck/shared/world/world.js';

/** A world of bots in the same page as the scene, shown without a server or a wire: for looking at scenes and testing them. */
export class FakeShown {
  readonly world: World;
  private readonly inputs: { [field: string]: number }[] = [];
  private readonly tables: { readonly [name: string]: FakeTable };
  private readonly seen = new Set<number>();
  private held: { readonly [field: string]: number } | undefined;

  constructor(
    private readonly game: Game,
    players: number,
    seed = 7,
  ) {
    this.world = createWorld(game, seed);
    this.tables = Object.fromEntries(this.world.tableList.map((table) => [table.layout.name, new FakeTable(table)]));
    for (let player = 1; player <= players; player++) this.join(player);
  }

  /** Lets simulated time pass. */
  run(ticks: number): void {
    for (let i = 0; i < ticks; i++) {
      for (const [player, input] of this.inputs.entries()) {
        if (input && this.held) Object.assign(input, this.held);
        else if (input) this.game.bot(this.world, player, input);
      }
      advance(this.game, this.world, { of: (player) => this.inputs[player] ?? {} }, 'clamp');
    }
  }

  /** From now on everybody holds this, instead of doing what a bot wants. */
  hold(input: { readonly [field: string]: number }): void {
    this.held = input;
  }

  /** What a page would be shown now, as `player` (0 for a spectator), `elapsedMs` after the last frame. */
  show(player: number, elapsedMs: number): Shown {
    for (const table of Object.values(this.tables)) table.read();
    const document = this.world.document as { readonly [part: string]: Value };
    const happened = this.happened();
    return { tables: this.tables, document, tick: this.world.tick, speed: 1, player, happened, elapsedMs };
  }

  private join(player: number): void {
    const look = {
      color: player % 8,
      shape: (player * 3 + Math.floor(player / 8)) % 8,
      tag: `${'ABCDEFGH'[player % 8]}${player % 10}`,
    };
    this.game.join(this.world, { player, name: `Pilot ${player}`, look, pilot: 'bot' });
    this.inputs[player] = Object.fromEntries(Object.keys(this.game.state.input).map((field) => [field, 0]));
  }

  private happened(): Happening[] {
    const events = this.tables.events;
    const fresh: Happening[] = [];
    for (let i = 0; events && i < events.count; i++) {
      const id = events.ids[i] as number;
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      const values = Object.entries(events.columns).map(([name, column]) => [name, column[i] as number] as const);
      fresh.push({ id, values: Object.fromEntries(values) });
    }
    return fresh;
  }
}

class FakeTable implements ShownTable {
  count = 0;
  readonly ids: Int32Array;
  readonly columns: { readonly [field: string]: Float64Array };

  constructor(private readonly table: Table) {
    const { capacity, columns } = table.layout;
    this.ids = new Int32Array(capacity);
    this.columns = Object.fromEntries(columns.map(({ name }) => [name, new Float64Array(capacity)]));
  }

  read(): void {
    this.count = 0;
    for (let slot = 0; slot < this.table.high; slot++) {
      if (this.table.alive[slot] !== 1) continue;
      this.ids[this.count] = this.table.id(slot);
      for (const [name, column] of Object.entries(this.columns)) {
        column[this.count] = this.table.column(name)[slot] as number;
      }
      this.count++;
    }
  }

  indexOf(id: number): number {
    for (let i = 0; i < this.count; i++) if (this.ids[i] === id) return i;
    return -1;
  }
}
