import type { Game, Inputs } from '@tickdeck/shared/game/game.js';
import type { State } from '@tickdeck/shared/game/state.js';
import { clamp } from '@tickdeck/shared/math/vectors.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { InputMessage } from '@tickdeck/shared/wire/messages.js';
import { toGrid } from '@tickdeck/shared/world/snap.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { TIMING } from '../timing.js';
import { neutralInput } from './neutral.js';
import { handsOf, type Seat } from './seat.js';

type Input = { [field: string]: number };

/** Who steers how in each tick: one input of the person's queue, the last one again on a gap, nothing in silence, or the bot's. */
export class Steering implements Inputs<State> {
  private readonly neutral: Readonly<Input>;
  private readonly seats = new Map<number, Seat>();

  constructor(
    private readonly game: Game,
    private readonly world: World,
  ) {
    this.neutral = neutralInput(world.schema.input);
  }

  /** The input of a player this tick. */
  of(player: number): Readonly<Input> {
    return this.seats.get(player)?.input ?? this.neutral;
  }

  /** What a player was shown when deciding on this tick's input, in ticks. */
  shown(player: number): number {
    const seat = this.seats.get(player);
    return seat ? seat.shown / SHOWN_PARTS : this.world.tick - 1;
  }

  /** Decides every seat's input for the coming tick. @param nowMs - when the beat began that makes this tick. */
  steer(seats: readonly Seat[], nowMs: number): void {
    this.seats.clear();
    for (const seat of seats) {
      this.steerSeat(seat, nowMs);
      this.seats.set(seat.player, seat);
    }
  }

  private steerSeat(seat: Seat, nowMs: number): void {
    const { input, player } = seat;
    const hands = handsOf(seat);
    const message = hands?.queue.take(nowMs);
    // Who goes on pressing sees time go on.
    this.look(seat, message?.shown ?? seat.saw + SHOWN_PARTS);
    if (hands?.pilot !== 'human') {
      Object.assign(input, this.neutral);
      this.look(seat, Number.POSITIVE_INFINITY);
      this.game.bot(this.world, player, input);
    } else if (message) this.write(seat, message);
    else if (hands.silentBeats >= TIMING.silenceNeutralBeats) Object.assign(input, this.neutral);
  }

  private write(seat: Seat, { values }: InputMessage): void {
    for (const column of this.world.schema.input) {
      const value = values[column.index] ?? Number.NaN;
      const sound = Number.isFinite(value) ? toGrid(column, value) * column.field.step : undefined;
      seat.input[column.name] = sound ?? (this.neutral[column.name] as number);
    }
  }

  /** Believes what a player says was shown, in 1/16 ticks, as far as the world remembers and never of the future. */
  private look(seat: Seat, shown: number): void {
    const now = this.world.tick * SHOWN_PARTS;
    seat.saw = clamp(shown, 0, now);
    seat.shown = Math.max(seat.saw, now - LIMITS.shownTicksBackMax * SHOWN_PARTS);
  }
}
