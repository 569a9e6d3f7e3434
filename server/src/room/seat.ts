import type { Look, Pilot } from '@tickdeck/shared/game/game.js';
import type { InputQueue } from './input-queue.js';

/** Who has a seat: somebody who is here, somebody who may come back, or a bot that only fills up. */
export type Sitter =
  | {
      readonly kind: 'person';
      readonly session: number;
      readonly queue: InputQueue;
      /** Beats of play since the last input. */
      silentBeats: number;
      pilot: Pilot;
    }
  | { readonly kind: 'held'; readonly untilBeat: number }
  | { readonly kind: 'bot' };

/** A place in the game and who has it. */
export interface Seat {
  readonly player: number;
  readonly name: string;
  readonly look: Look;
  sitter: Sitter;
  /** This tick's input by field, written anew for every tick. */
  readonly input: { [field: string]: number };
  /** Simulated time its player was shown when deciding, in 1/16 ticks, as far as the world remembers. */
  shown: number;
  /** The same however long ago that was: what the player's page says, and nobody judges by. */
  saw: number;
}

export function pilotOf({ sitter }: Seat): Pilot {
  return sitter.kind === 'person' ? sitter.pilot : 'bot';
}

/** Whether the seat is somebody's, present or not, and not just filled up. */
export function isTaken({ sitter }: Seat): boolean {
  return sitter.kind !== 'bot';
}
