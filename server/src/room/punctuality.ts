import { LINK, NO_SLACK, type Punctuality, type RoomMemory } from './port.js';

/** Inputs over which the slack is judged. */
const WINDOW = 30;
/** Of so many, this many may lie in the room for less: held up by a busy machine, they say nothing about the link. */
const EXCEPTIONS = 2;

/** Watches how long one session's inputs lie in the room. */
export class Punctual {
  private readonly lay: number[] = [];
  private slackMs = -1;
  private gaps = 0;

  /** An input was used after it lay in the room for `ms`. */
  used(ms: number): void {
    this.lay.push(Math.max(0, ms));
    if (this.lay.length < WINDOW) return;
    this.slackMs = this.lay.sort((a, b) => a - b)[EXCEPTIONS] as number;
    this.lay.length = 0;
  }

  missing(): void {
    this.gaps++;
  }

  /** What was seen since the last call, if anything was: this is asked for every player in every beat. */
  take(): Punctuality | undefined {
    const { slackMs, gaps } = this;
    if (slackMs < 0 && gaps === 0) return undefined;
    this.slackMs = -1;
    this.gaps = 0;
    return { slackMs, gaps };
  }
}

/** Adds what a beat showed of a session's inputs to what the gateway has not taken yet. */
export function notePunctuality({ links }: RoomMemory, place: number, { slackMs, gaps }: Punctuality): void {
  const at = place * LINK.width;
  if (slackMs >= 0) Atomics.store(links, at + LINK.slackUs, Math.min(NO_SLACK - 1, Math.round(slackMs * 1000)));
  if (gaps > 0) Atomics.add(links, at + LINK.gaps, gaps);
}
