import { type Arrivals, STOOD_STILL_MS } from './arrivals.js';
import { SteadyClock } from './steady.js';

/** From this error on the playback jumps: a quarter second of play. */
const JUMP_TICKS = 15;
/** A standing world's newest tick is glided to from nearer than this, else jumped to. */
const GLIDE_TICKS_MAX = 4;
/** Beyond the newest state nothing is known; up to here it is guessed. */
export const EXTRAPOLATION_MAX_MS = 100;
/** A delay that is no longer needed is given back so slowly that nobody sees it, in ticks per tick. */
const SHRINK = 0.015;
/** After a page stood still it draws once, perhaps, before it has taken in what came meanwhile. */
const RESUME_FRAMES = 2;
/** Room for the coarseness of timers, in ticks. */
const SLACK_TICKS = 0.06;

/**
 * The simulated time to show: behind the newest frame by just enough that the next one is there when it is needed. In a
 * paused world it is the newest tick itself, so that edits show at once.
 */
export class PlaybackClock {
  private readonly steady = new SteadyClock(JUMP_TICKS);
  private lastMs = Number.NaN;
  private epoch = -1;
  private delay = 0;
  private speed = 0;
  /** Display frames left in which the picture, which stood still, may jump. */
  private resumes = 0;
  /** Whether time stood still, and must wait for play to come up to it instead of going back. */
  private mode: 'running' | 'standing' = 'running';

  constructor(private readonly arrivals: Arrivals) {}

  /** Simulated time to show at `nowMs`, in ticks with a fraction. Call with growing times. */
  at(nowMs: number): number {
    const { arrivals, steady } = this;
    const elapsedMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    arrivals.shown(nowMs);
    this.resumes = elapsedMs > STOOD_STILL_MS ? RESUME_FRAMES : Math.max(0, this.resumes - 1);
    if (arrivals.epoch !== this.epoch) {
      this.epoch = arrivals.epoch;
      this.mode = 'running';
      steady.time = Number.NaN;
      this.delay = 0;
    }
    return arrivals.speed === 0 ? this.stand(elapsedMs) : this.run(nowMs, elapsedMs);
  }

  /** How far behind the newest simulated time the playback wants to be, ms of wall time. */
  get delayMs(): number {
    const { speed, ticksPerMs } = this.arrivals;
    return speed > 0 ? this.delay / (speed * ticksPerMs) : 0;
  }

  private stand(elapsedMs: number): number {
    const { steady, arrivals } = this;
    const behind = arrivals.newestTick - steady.time;
    const step = elapsedMs * arrivals.ticksPerMs;
    this.mode = 'standing';
    steady.time = behind > step && behind <= GLIDE_TICKS_MAX ? steady.time + step : arrivals.newestTick;
    return steady.time;
  }

  private run(nowMs: number, elapsedMs: number): number {
    const { steady, arrivals } = this;
    const rate = arrivals.speed * arrivals.ticksPerMs;
    const nominal = elapsedMs * rate || 0;
    // What was needed at another speed says nothing about this one.
    if (arrivals.speed !== this.speed) this.delay = 0;
    this.speed = arrivals.speed;
    const line = arrivals.lineAt(nowMs);
    // A delay that was wanted but not reached before the need for it had passed is not wanted any more.
    const had = Math.min(this.delay, line - (steady.time + nominal) || 0);
    this.delay = Math.max(arrivals.delayNeeded() + SLACK_TICKS, had - SHRINK * nominal);
    const target = line - this.delay;
    if (this.mode === 'standing') {
      if (target < steady.time) return steady.time;
      this.mode = 'running';
      steady.time = target;
      return target;
    }
    // Forward only: a display that draws seldom must not see time go back when the delay grows.
    if (this.resumes > 0 && target > steady.time) steady.time = target;
    else steady.follow(target, nominal, arrivals.speed);
    const limit = arrivals.newestTick + EXTRAPOLATION_MAX_MS * rate;
    if (steady.time > limit) steady.time = limit;
    return steady.time;
  }
}
