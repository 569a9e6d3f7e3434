/** A frame that takes longer has missed a refresh, at 48 Hz as at 60. */
const MISSED_MS = 25;
/** A pause longer than this is a hidden tab, not a missed frame. */
const PAUSE_MS = 250;
/** The first ones are late because a page is busy opening, which says nothing of those to come. */
const OPENING_FRAMES = 60;
/** How much one frame changes what is taken for the share of missed ones: over about seventy of them. */
const SHARE_STEP = 0.015;
/**
 * Above the first, decoration goes; below the second it comes back. What hinders a page once a second, such as its own waste,
 * is in between. A wider gap would be where a picture that is a little too heavy settles.
 */
const MANY_MISSED = 0.04;
const FEW_MISSED = 0.02;
const QUALITY_MIN = 0.25;
const LESS = 0.004;
const MORE = 0.002;
/** With all decoration gone and still so many missed, pixels themselves are too many. */
const TOO_MANY_MISSED = 0.06;
const SHARPNESS_LOW = 0.75;
/** They come back after this many frames in a row with time to spare, and twice as many when that was too soon. */
const PATIENCE_FRAMES = 600;
const PATIENCE_FRAMES_MAX = 8 * PATIENCE_FRAMES;

/** Watches how many refreshes of the display the frames miss, and says how much of the decoration there is time for. */
export class Quality {
  /** 0.25 … 1: the share of particles and other decoration to draw. */
  value = 1;
  /** 1 or 0.75: the share of the screen's resolution to draw at. */
  sharpness = 1;
  private averageMs = 16.7;
  private lastMs = 0;
  private missed = 0;
  private frames = 0;
  private spared = 0;
  private sharpFor = 0;
  private patience = PATIENCE_FRAMES;

  get framesPerSecond(): number {
    return 1000 / this.averageMs;
  }

  /** Call once a frame. */
  measure(nowMs: number): void {
    const frameMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (!(frameMs > 0 && frameMs < PAUSE_MS)) return;
    this.averageMs += (frameMs - this.averageMs) * 0.05;
    if (this.frames++ < OPENING_FRAMES) return;
    this.missed += ((frameMs > MISSED_MS ? 1 : 0) - this.missed) * SHARE_STEP;
    if (this.missed > MANY_MISSED) this.value = Math.max(QUALITY_MIN, this.value - LESS);
    else if (this.missed < FEW_MISSED) this.value = Math.min(1, this.value + MORE);
    if (this.sharpness < 1) this.sharpen();
    else this.soften();
  }

  private soften(): void {
    this.sharpFor++;
    if (this.value > QUALITY_MIN || this.missed < TOO_MANY_MISSED) return;
    this.patience = this.sharpFor > PATIENCE_FRAMES_MAX ? PATIENCE_FRAMES : this.patience;
    this.sharpness = SHARPNESS_LOW;
    this.spared = 0;
  }

  private sharpen(): void {
    this.spared = this.value === 1 ? this.spared + 1 : 0;
    if (this.spared < this.patience) return;
    this.patience = Math.min(PATIENCE_FRAMES_MAX, 2 * this.patience);
    this.sharpness = 1;
    this.sharpFor = 0;
  }
}
