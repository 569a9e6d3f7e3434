/**
 * Averages over about twenty frames: one missed in twenty-five at 60 Hz is slow, and a display's own 16.7 ms is fast. A
 * wider gap would be where a picture that is a little too heavy settles, some frames short of what the display can show.
 */
const SLOW_FRAME_MS = 17.3;
const FAST_FRAME_MS = 16.9;
/** A pause longer than this is a hidden tab, not a slow frame. */
const PAUSE_MS = 250;
const QUALITY_MIN = 0.25;
/** The first ones are late because a page is busy opening, which says nothing of those to come. */
const OPENING_FRAMES = 60;
/** With all decoration gone and frames still this slow, pixels themselves are too many. */
const TOO_SLOW_FRAME_MS = 18.3;
const SHARPNESS_LOW = 0.75;
/** They come back after this many frames in a row with time to spare, and twice as many each time that was too soon. */
const PATIENCE_FRAMES = 600;

/** Watches how long frames take and says how much of the decoration there is time for. */
export class Quality {
  /** 0.25 … 1: the share of particles and other decoration to draw. */
  value = 1;
  /** 1 or 0.75: the share of the screen's resolution to draw at. */
  sharpness = 1;
  private averageMs = 16.7;
  private lastMs = 0;
  private frames = 0;
  private spared = 0;
  private patience = PATIENCE_FRAMES;

  get framesPerSecond(): number {
    return 1000 / this.averageMs;
  }

  /** Call once a frame. */
  measure(nowMs: number): void {
    const frameMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (!(frameMs > 0 && frameMs < PAUSE_MS) || this.frames++ < OPENING_FRAMES) return;
    this.averageMs += (frameMs - this.averageMs) * 0.05;
    if (this.averageMs > SLOW_FRAME_MS) this.value = Math.max(QUALITY_MIN, this.value - 0.01);
    else if (this.averageMs < FAST_FRAME_MS) this.value = Math.min(1, this.value + 0.002);
    this.spared = this.value === 1 ? this.spared + 1 : 0;
    if (this.value === QUALITY_MIN && this.averageMs > TOO_SLOW_FRAME_MS) this.sharpness = SHARPNESS_LOW;
    else if (this.sharpness < 1 && this.spared > this.patience) {
      this.sharpness = 1;
      this.patience *= 2;
    }
  }
}
