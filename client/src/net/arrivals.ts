/** Arrivals remembered: two seconds at 60 Hz. Older ones no longer say how the link is. */
const WINDOW = 128;
/** Below so many arrivals the memory of an earlier stretch weighs in. */
const ENOUGH = 16;
/** A frame later than this begins a new stretch: the room lost that time, or the link stood still. */
const LATE_MAX_MS = 500;
/** Without a frame for so long the link is held up. That is no jitter to be ready for: its backlog is better dropped. */
const HOLD_UP_MS = 300;
/** A page that has drawn nothing for so long stood still itself, and took in late what had come in time. */
export const STOOD_STILL_MS = 60;
/** Frames of a backlog come faster than this one after the other. */
const BACKLOG_GAP_MS = 10;
/** Share of arrivals that must come in time for what is shown. */
const IN_TIME = 0.99;

/**
 * When frames arrive, and what follows from it: the newest simulated time there can be now, and how far behind it one must
 * show to have the next state in time. A stretch is a run of frames at one speed; the line through its earliest arrivals is
 * the best there can be, and how far below the line a frame arrives is its lateness.
 */
export class Arrivals {
  /** Ticks of simulated time per ms of wall time, at speed 1. */
  readonly ticksPerMs: number;
  speed = 0;
  newestTick = 0;
  /** Simulated time of the newest frame: its tick and the fraction of the next one that had passed. */
  newestTime = 0;
  newestAtMs = Number.NEGATIVE_INFINITY;
  /** How much later than the best the newest frame came, ms. */
  latenessMs = 0;
  /** Counts what makes earlier times meaningless: simulated time went back, or stood still for too long. */
  epoch = 0;

  private originMs = 0;
  private originTime = 0;
  private count = 0;
  private readonly offsets = new Float64Array(WINDOW);
  private best = 0;
  private needCount = 0;
  /** What the delay would have had to be for each new tick, were the best offset 0. */
  private readonly needs = new Float64Array(WINDOW);
  private readonly sorted = new Float64Array(WINDOW);
  private jitterKeptMs = 0;
  private isBacklog = false;
  private shownAtMs = Number.NaN;
  /** Whether the page stood still since the last frame: it may draw before it takes in what has come meanwhile. */
  private stoodStill = false;

  constructor(readonly tickRate: number) {
    this.ticksPerMs = tickRate / 1000;
  }

  arrive(nowMs: number, tick: number, fraction: number, speed: number): void {
    const time = tick + fraction;
    const rate = speed * this.ticksPerMs;
    const late = this.lineAt(nowMs) - time;
    const wentBack = time < this.newestTime;
    const gapMs = nowMs - this.newestAtMs;
    const isBehind = gapMs > HOLD_UP_MS || this.stoodStill || nowMs - this.shownAtMs > STOOD_STILL_MS;
    this.stoodStill = false;
    this.isBacklog = isBehind || (this.isBacklog && gapMs < BACKLOG_GAP_MS);
    if (this.count === 0 || wentBack || speed !== this.speed || late > LATE_MAX_MS * rate) {
      if (wentBack || late > LATE_MAX_MS * this.ticksPerMs) this.epoch++;
      this.begin(nowMs, time, speed);
    } else if (tick > this.newestTick && rate > 0 && !this.isBacklog) {
      this.needs[this.needCount++ % WINDOW] = this.originTime + rate * (nowMs - this.originMs) - this.newestTick;
    }
    this.pushOffset(time - this.originTime - rate * (nowMs - this.originMs));
    this.newestTick = tick;
    this.newestTime = time;
    this.newestAtMs = nowMs;
    this.latenessMs = rate > 0 ? (this.lineAt(nowMs) - time) / rate : 0;
  }

  /** Something was drawn. What came before the first time, while the page got ready, says nothing of the link. */
  shown(nowMs: number): void {
    if (Number.isNaN(this.shownAtMs)) this.forget();
    if (nowMs - this.shownAtMs > STOOD_STILL_MS) this.stoodStill = true;
    this.shownAtMs = nowMs;
  }

  /** The newest simulated time that could have arrived by `nowMs`, in ticks; runs on by itself between frames. */
  lineAt(nowMs: number): number {
    return this.originTime + this.speed * this.ticksPerMs * (nowMs - this.originMs) + this.best;
  }

  /** How far behind the line to show so that nearly every next tick is there in time, in ticks. */
  delayNeeded(): number {
    const held = Math.min(this.needCount, WINDOW);
    const kept = Math.max(1, this.speed) + this.jitterKeptMs * this.speed * this.ticksPerMs;
    if (held === 0) return kept;
    const measured = this.quantileOfNeeds(held) + this.best;
    return held < ENOUGH ? Math.max(measured, kept) : measured;
  }

  /** Spread of arrivals, ms: what the needed delay has beyond the distance of two ticks. */
  jitterMs(): number {
    const rate = this.speed * this.ticksPerMs;
    if (rate > 0) this.jitterKeptMs = Math.max(0, this.delayNeeded() - Math.max(1, this.speed)) / rate;
    return this.jitterKeptMs;
  }

  private forget(): void {
    this.needCount = 0;
    this.jitterKeptMs = 0;
  }

  private begin(nowMs: number, time: number, speed: number): void {
    this.jitterMs();
    this.originMs = nowMs;
    this.originTime = time;
    this.speed = speed;
    this.count = 0;
    this.needCount = 0;
    this.best = Number.NEGATIVE_INFINITY;
  }

  private pushOffset(offset: number): void {
    const at = this.count++ % WINDOW;
    const leaving = this.count > WINDOW ? (this.offsets[at] as number) : Number.NEGATIVE_INFINITY;
    this.offsets[at] = offset;
    if (offset >= this.best) this.best = offset;
    else if (leaving === this.best) this.best = this.offsets.reduce((a, b) => Math.max(a, b));
  }

  private quantileOfNeeds(held: number): number {
    const sorted = this.sorted.subarray(0, held);
    sorted.set(this.needs.subarray(0, held));
    sorted.sort();
    return sorted[Math.min(held - 1, Math.floor(IN_TIME * held))] as number;
  }
}
