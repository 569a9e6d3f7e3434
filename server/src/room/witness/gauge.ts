import { type BeatFigures, PHASES, type Phase } from '@tickdeck/shared/wire/messages.js';

const US_PER_MS = 1000;

/** What a beat came to. */
export interface Measured extends Omit<BeatFigures, 'phasesUs'> {
  readonly phasesUs: ArrayLike<number>;
}

/** What the present beat comes to: where its time goes, by one look at the clock at the end of each phase, and what it had to do. */
export class Gauge implements Measured {
  readonly phasesUs = new Float64Array(PHASES.length);
  gapUs = 0;
  ticks = 0;
  messages = 0;
  bytes = 0;
  private beganMs = 0;
  private lapMs = 0;

  /** @param clock - monotonic, in ms. */
  constructor(private readonly clock: () => number) {}

  /** What the beat has taken up to the last lap, ms. */
  get totalMs(): number {
    return this.lapMs - this.beganMs;
  }

  /** A beat begins, or began at `nowMs`. */
  start(nowMs: number): void {
    this.gapUs = this.beganMs === 0 ? 0 : Math.max(0, nowMs - this.beganMs) * US_PER_MS;
    this.beganMs = nowMs;
    this.lapMs = nowMs;
    this.ticks = 0;
    this.messages = 0;
  }

  /** A phase ends; everything since the one before was its. */
  lap(phase: Phase): void {
    const nowMs = this.clock();
    this.phasesUs[PHASES.indexOf(phase)] = (nowMs - this.lapMs) * US_PER_MS;
    this.lapMs = nowMs;
  }
}
