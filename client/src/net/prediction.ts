import type { Game } from '@tickdeck/shared/game/game.js';
import { clamp } from '@tickdeck/shared/math/vectors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { snapRow } from '@tickdeck/shared/world/snap.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { InputLog } from './inputs.js';
import { Launches } from './launches.js';
import type { Received } from './replica.js';
import { Scratch } from './scratch.js';

/** Predicted ticks remembered. */
const TICKS_MAX = 128;
/** With more inputs unanswered than this the link is so bad that a guess would be no help. */
const PENDING_MAX = 90;

/**
 * The own avatar as it will be when the inputs already made have had their effect: the newest frame, and those inputs
 * replayed on it by the very step the room makes, on the same grid. Where nothing else interferes it is equal to the bit.
 */
export class Prediction {
  /** Row id of the avatar in the newest frame, or 0. */
  id = 0;
  /** The input whose effect the newest state has. */
  seq = 0;
  readonly launches: Launches;
  private readonly scratch: Scratch;
  private readonly avatars: Table;
  private readonly states: Float64Array[];
  private readonly ownView: number;
  private readonly ownTable: number;
  private base: Received | undefined;
  private slot = -1;

  constructor(
    private readonly game: Game,
    views: readonly View[],
  ) {
    this.scratch = new Scratch(game.state, views, [game.avatars, ...(game.launches ? [game.launches.table] : [])]);
    this.launches = new Launches(game, this.scratch.world);
    this.avatars = this.scratch.world.table(game.avatars) as Table;
    const width = this.avatars.layout.columns.length;
    this.states = Array.from({ length: TICKS_MAX }, () => new Float64Array(width));
    this.ownView = views.findIndex((view) => view.player > 0);
    this.ownTable = views[this.ownView]?.tables.findIndex(({ table }) => table.name === game.avatars) ?? -1;
  }

  /** Brings the prediction up to the newest frame and all inputs made. */
  update(frame: Received, inputs: InputLog): void {
    if (frame !== this.base) this.restart(frame);
    if (this.slot < 0 || inputs.newest - frame.ackSeq > PENDING_MAX) return;
    while (this.seq < inputs.newest && frame.speed > 0) this.step(inputs);
  }

  /** The avatar's columns, in the schema's order, after an input; valid for recent ones up to `seq`. */
  stateAt(seq: number): Float64Array {
    return this.states[seq % TICKS_MAX] as Float64Array;
  }

  private restart(frame: Received): void {
    this.base = frame;
    this.scratch.fill(frame.tick, frame.views);
    this.launches.restart(frame);
    const rows = frame.views[this.ownView]?.tables[this.ownTable];
    const slot = rows && rows.count > 0 ? (rows.slots[0] as number) : -1;
    const id = slot >= 0 ? this.avatars.id(slot) : 0;
    const known = id !== 0 && id === this.id && frame.ackSeq <= this.seq;
    this.slot = id === 0 ? -1 : slot;
    this.id = id;
    this.seq = frame.ackSeq;
    if (known) this.moveThePast();
    if (this.slot >= 0) this.record();
    if (!known && this.slot >= 0) this.stateAt(this.seq - 1 + TICKS_MAX).set(this.stateAt(this.seq));
  }

  /** What was predicted wrongly is corrected one tick back too, so that the way between the two ticks keeps its length. */
  private moveThePast(): void {
    const before = this.stateAt(this.seq + TICKS_MAX - 1);
    const wrong = this.stateAt(this.seq);
    for (const { name, index, field } of this.avatars.layout.columns) {
      if (field.predict === 'hold') continue;
      const right = this.avatars.column(name)[this.slot] as number;
      before[index] = (before[index] as number) + right - (wrong[index] as number);
    }
  }

  private step(inputs: InputLog): void {
    this.seq++;
    const { world } = this.scratch;
    const input = inputs.of(this.seq);
    if (input) {
      world.tick++;
      this.game.predict(world, this.slot, input);
      snapRow(this.avatars, this.slot);
      this.launches.take(this.seq, this.shownAt(inputs, world.tick));
    }
    this.record();
  }

  /** What the room will believe was shown when the input of a tick was made. */
  private shownAt(inputs: InputLog, tick: number): number {
    const shown = inputs.shownAt(this.seq) ?? tick;
    return clamp(shown, tick - 1 - LIMITS.shownTicksBackMax, tick - 1);
  }

  private record(): void {
    const state = this.stateAt(this.seq);
    for (const { name, index } of this.avatars.layout.columns) {
      state[index] = this.avatars.column(name)[this.slot] as number;
    }
  }
}
