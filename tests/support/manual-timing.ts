import type { Timing } from '@tickdeck/client/net/timing.js';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved; timers run in order, each at its own moment. */
export class ManualTiming implements Timing {
  private nowMs = 0;
  private timers: Timer[] = [];

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs + Math.max(0, delayMs), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Moves the clock on, running what comes due on the way. */
  advance(byMs: number): void {
    const untilMs = this.nowMs + byMs;
    for (let next = this.nextBefore(untilMs); next; next = this.nextBefore(untilMs)) {
      this.timers = this.timers.filter((other) => other !== next);
      this.nowMs = next.atMs;
      next.run();
    }
    this.nowMs = untilMs;
  }

  private nextBefore(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.atMs <= untilMs && (!first || timer.atMs < first.atMs)) first = timer;
    return first;
  }
}
