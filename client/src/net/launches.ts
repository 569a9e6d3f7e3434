import type { Game } from '@tickdeck/shared/game/game.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { Received } from './replica.js';
import type { ShownRows } from './rows.js';

/** A row that the player's own deed put into the world, until the host's row of it is shown. */
interface Launch {
  readonly id: number;
  /** The input that did it. */
  readonly seq: number;
  /** Simulated time that was shown then, from which it flies. */
  readonly from: number;
  /** For how long nothing that is known here stops it. */
  readonly freeTicks: number;
  /** Its columns when it left, in the schema's order. */
  readonly values: Float64Array;
  /** From this tick on the host's row is shown instead. */
  readonly untilTick: number;
}

/** Rows that one input may launch and that keep ids of their own. */
const PER_INPUT_MAX = 16;
/** After so many inputs ids come again. */
const INPUTS_APART = 1 << 20;

/**
 * What the player launches, at once. On the screen it flies among others as they are shown, from the moment that was shown when it
 * was launched; the host sweeps its row along the same line to its own present. So when the playback comes to the tick in
 * which the host launched it, both are at the same place, and one takes over from the other.
 */
export class Launches {
  private readonly table: Table | undefined;
  private launched: Launch[] = [];
  /** Slots from here on are not the host's rows. */
  private high = 0;

  /** @param world where inputs are tried out. */
  constructor(
    private readonly game: Game,
    private readonly world: World,
  ) {
    this.table = game.launches && world.table(game.launches.table);
  }

  /** A new frame: what its inputs launched is in it, and what later ones launch is tried out again. */
  restart({ ackSeq, tick }: Received): void {
    this.high = this.table?.high ?? 0;
    this.launched = this.launched.flatMap((launch) =>
      launch.seq <= ackSeq ? [{ ...launch, untilTick: Math.min(launch.untilTick, tick) }] : [],
    );
  }

  /** Takes the rows that an input has put into the world. @param from - what was shown to who made it, in ticks. */
  take(seq: number, from: number): void {
    const { table, game, world } = this;
    if (!table || !game.launches) return;
    for (let n = 0; this.high < table.high && n < PER_INPUT_MAX; this.high++, n++) {
      const freeTicks = game.launches.release(world, this.high, from);
      const values = Float64Array.from(table.layout.columns, ({ name }) => table.column(name)[this.high] as number);
      const id = -1 - ((seq % INPUTS_APART) * PER_INPUT_MAX + n);
      this.launched.push({ id, seq, from, freeTicks, values, untilTick: Number.POSITIVE_INFINITY });
    }
  }

  /** Adds what flies at simulated time `tick` to the rows interpolated for it; ids are below 0. */
  write(tables: { readonly [name: string]: ShownRows }, tick: number): void {
    const rows = this.table && tables[this.table.layout.name];
    if (!rows) return;
    this.launched = this.launched.filter(({ untilTick }) => tick < untilTick);
    for (const launch of this.launched) {
      const ticks = Math.max(0, tick - launch.from);
      const index = ticks <= launch.freeTicks ? rows.append(launch.id) : -1;
      if (index >= 0) place(rows, index, launch, ticks);
    }
  }
}

function place(rows: ShownRows, index: number, { values }: Launch, ticks: number): void {
  const { columns } = rows.layout;
  for (const { name, index: c, field } of columns) {
    const { predict } = field;
    const velocity =
      typeof predict === 'object' ? columns.find((column) => column.name === predict.velocity) : undefined;
    const way = velocity ? (values[velocity.index] as number) * ticks : 0;
    rows.column(name)[index] = Math.min(field.max, Math.max(field.min, (values[c] as number) + way));
  }
}
