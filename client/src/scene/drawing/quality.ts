/** Frames slower than this lower the quality; 60 Hz displays give 16.7 ms. */
const SLOW_FRAME_MS = 19;
const FAST_FRAME_MS = 17.4;
/** A pause longer than this is a hidden tab, not a slow frame. */
const PAUSE_MS = 250;
const QUALITY_MIN = 0.25;
/** With all decoration gone and frames still this slow, pixels themselves are too many. */
const VERY_SLOW_FRAME_MS = 24;
const SHARPNESS_LOW = 0.75;
/** Coming back takes this many frames in a row with time to spare, so that the picture does not flicker between the two. */
const RECOVERY_FRAMES = 600;

/** Watches how long frames take and says how much of the decoration there is time for. */
export class Quality {
  /** 0.25 … 1: the share of particles and other decoration to draw. */
  value = 1;
  /** 1 or 0.75: the share of the screen's resolution to draw at. */
  sharpness = 1;
  private averageMs = 16.7;
  private lastMs = 0;
  private spared = 0;

  get framesPerSecond(): number {
    return 1000 / this.averageMs;
  }

  /** Call once a frame. */
  measure(nowMs: number): void {
    const frameMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (!(frameMs > 0 && frameMs < PAUSE_MS)) return;
    this.averageMs += (frameMs - this.averageMs) * 0.05;
    if (this.averageMs > SLOW_FRAME_MS) this.value = Math.max(QUALITY_MIN, this.value - 0.01);
    else if (this.averageMs < FAST_FRAME_MS) this.value = Math.min(1, this.value + 0.002);
    this.spared = this.value === 1 ? this.spared + 1 : 0;
    if (this.value === QUALITY_MIN && this.averageMs > VERY_SLOW_FRAME_MS) this.sharpness = SHARPNESS_LOW;
    else if (this.spared > RECOVERY_FRAMES) this.sharpness = 1;
  }
}
