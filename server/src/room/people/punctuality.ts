import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { LINK, NO_SLACK, type Punctuality, type RoomMemory } from '../port.js';

/** Inputs over which the slack is judged. */
const WINDOW = 30;
/** Of so many, this many may come later: held up by a busy machine, they say nothing about the link. */
const EXCEPTIONS = 2;

/** Watches how long before their tick the inputs of one session are in the room. */
export class Punctual {
  private readonly slacksMs: number[] = [];
  private slackMs = SLACK_UNKNOWN_MS;
  private gaps = 0;

  /** An input was in the room so long before its tick; below 0 when it came after it. */
  came(slackMs: number): void {
    this.slacksMs.push(slackMs);
    if (this.slacksMs.length < WINDOW) return;
    this.slackMs = this.slacksMs.sort((a, b) => a - b)[EXCEPTIONS] as number;
    this.slacksMs.length = 0;
  }

  missing(): void {
    this.gaps++;
  }

  /** What was seen since the last call, if anything was: this is asked for every player in every beat. */
  take(): Punctuality | undefined {
    const { slackMs, gaps } = this;
    if (slackMs === SLACK_UNKNOWN_MS && gaps === 0) return undefined;
    this.slackMs = SLACK_UNKNOWN_MS;
    this.gaps = 0;
    return { slackMs, gaps };
  }
}

/** Adds what a beat showed of a session's inputs to what the gateway has not taken yet. */
export function notePunctuality({ links }: RoomMemory, place: number, { slackMs, gaps }: Punctuality): void {
  const at = place * LINK.width;
  if (slackMs !== SLACK_UNKNOWN_MS) {
    Atomics.store(links, at + LINK.slackUs, Math.min(NO_SLACK - 1, Math.round(slackMs * 1000)));
  }
  if (gaps > 0) Atomics.add(links, at + LINK.gaps, gaps);
}
