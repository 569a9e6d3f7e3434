import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** Counts a session's messages: at most `LIMITS.messagesPerSecondMax` at once, and as many a second. */
export class FloodGate {
  #left: number = LIMITS.messagesPerSecondMax;
  #filledAtMs: number;

  constructor(nowMs: number) {
    this.#filledAtMs = nowMs;
  }

  /** Counts one message; false when it is one too many. */
  pass(nowMs: number): boolean {
    const max = LIMITS.messagesPerSecondMax;
    this.#left = Math.min(max, this.#left + ((nowMs - this.#filledAtMs) * max) / 1000);
    this.#filledAtMs = nowMs;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
