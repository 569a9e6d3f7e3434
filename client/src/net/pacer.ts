import type { Ping } from '@tickdeck/shared/wire/messages.js';
import type { Arrivals } from './arrivals.js';
import { Lead } from './lead.js';
import { SteadyClock } from './steady.js';
import type { Cancel, Timing } from './timing.js';

/** Error from which on the input clock jumps, in ticks. */
const JUMP_TICKS = 6;
/** Inputs made up for at once after a short hold-up; a longer one (a hidden page's slow timers) makes up for none. */
const CATCH_UP_TICKS_MAX = 4;
/** Most inputs a tick of wall time, in fast forward: the host's limit on messages leaves room for no more. */
const INPUTS_PER_TICK_MAX = 3;
/** After so long without a frame nobody knows what the room needs. */
const SILENCE_MS = 500;
/** An input due within this is made now: timers are no finer, and too early costs less than too late. */
const TIMER_GRAIN_MS = 1;

/** Makes one input for every simulated tick, at the moment from which it will be in the room just in time. */
export class Pacer {
  /** How much of the tick after the newest input has passed, 0 … 1. */
  phase = 0;
  private readonly lead = new Lead();
  private readonly steady = new SteadyClock(JUMP_TICKS);
  private lastMs = Number.NaN;
  private epoch = -1;
  /** The tick of the input clock whose input was made last. */
  private made = Number.NaN;
  private cancel: Cancel | undefined;
  /** Since the last ping there was no time in which no, or not every, tick got an input from here. */
  private wasSteady = false;

  /** @param make makes and sends one input. */
  constructor(
    private readonly timing: Timing,
    private readonly arrivals: Arrivals,
    private readonly make: () => void,
  ) {}

  start(): void {
    if (!this.cancel) this.wait(0);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.steady.time = Number.NaN;
  }

  /** The host says how punctual the inputs were. */
  told(ping: Ping): void {
    const nowMs = this.timing.now();
    if (this.wasSteady) this.lead.told(nowMs, ping);
    this.wasSteady = this.isSteering(nowMs);
  }

  /** Makes the inputs that are due; also called for every display frame, so that what is shown is not behind. */
  run(): void {
    const nowMs = this.timing.now();
    const { arrivals, steady } = this;
    if (!this.cancel || !this.isSteering(nowMs)) {
      steady.time = Number.NaN;
      this.wasSteady = false;
      return;
    }
    const rate = arrivals.speed * arrivals.ticksPerMs;
    if (arrivals.epoch !== this.epoch) steady.time = Number.NaN;
    this.epoch = arrivals.epoch;
    const started = Number.isNaN(steady.time);
    const time = steady.follow(
      arrivals.lineAt(nowMs) + this.lead.leadMs * rate,
      (nowMs - this.lastMs) * rate || 0,
      arrivals.speed,
    );
    this.lastMs = nowMs;
    const due = Math.floor(time + TIMER_GRAIN_MS * rate);
    // Never twice for one tick, also when the clock jumped back a little.
    if (started || Math.abs(due - this.made) > CATCH_UP_TICKS_MAX * Math.max(1, arrivals.speed)) this.made = due - 1;
    const stride = Math.max(1, Math.ceil(arrivals.speed / INPUTS_PER_TICK_MAX));
    if (started || stride > 1) this.wasSteady = false;
    while (this.made + stride <= due) {
      this.made += stride;
      this.make();
    }
    this.phase = Math.min(1, Math.max(0, (time - this.made) / stride));
  }

  private isSteering(nowMs: number): boolean {
    return this.arrivals.speed > 0 && nowMs - this.arrivals.newestAtMs < SILENCE_MS;
  }

  private wait(delayMs: number): void {
    this.cancel = this.timing.after(delayMs, () => {
      this.run();
      this.wait(this.delayMs());
    });
  }

  private delayMs(): number {
    const rate = this.arrivals.speed * this.arrivals.ticksPerMs;
    const ticks = this.made + 1 - this.steady.time;
    // While nothing is due (paused, silent) it looks again now and then.
    if (!(rate > 0) || Number.isNaN(ticks)) return 1000 / this.arrivals.tickRate;
    return Math.min(100, Math.max(1, ticks / rate));
  }
}
