import type { Exile } from '@tickdeck/shared/commands/stage.js';
import type { Look, Pilot } from '@tickdeck/shared/game/game.js';
import type { InputQueue } from './input-queue.js';

/** The hands of one session on the controls of a seat. */
export interface Hands {
  readonly session: number;
  readonly queue: InputQueue;
  /** Beats of play since the last input. */
  silentBeats: number;
  pilot: Pilot;
}

/** Who has a seat: somebody who is here, somebody who may come back, or a bot that only fills up. */
export type Sitter =
  | (Hands & { readonly kind: 'person' })
  | { readonly kind: 'held'; readonly untilBeat: number; readonly door: 'open' }
  /** Whose it is may not come back before it is over. */
  | ({ readonly kind: 'held'; readonly door: 'shut' } & Exile)
  | { readonly kind: 'bot' };

/** What somebody steers with whose seat it is not. */
export interface Lent extends Hands {
  readonly who: string;
  readonly untilBeat: number;
}

/** A place in the game and who has it. */
export interface Seat {
  readonly player: number;
  name: string;
  readonly look: Look;
  sitter: Sitter;
  /** While there is one, it steers and not the sitter. */
  lease: Lent | undefined;
  /** This tick's input by field, written anew for every tick. */
  readonly input: { [field: string]: number };
  /** Simulated time its player was shown when deciding, in 1/16 ticks, as far as the world remembers. */
  shown: number;
  /** The same however long ago that was: what the player's page says, and nobody judges by. */
  saw: number;
}

/** Who has the controls, if that is somebody who is here. */
export function handsOf({ lease, sitter }: Seat): Hands | undefined {
  return lease ?? (sitter.kind === 'person' ? sitter : undefined);
}

export function pilotOf(seat: Seat): Pilot {
  return handsOf(seat)?.pilot ?? 'bot';
}

/** Whether the seat is somebody's, present or not, and not just filled up. */
export function isTaken({ sitter, lease }: Seat): boolean {
  return sitter.kind !== 'bot' || lease !== undefined;
}
