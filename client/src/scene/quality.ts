/** Frames slower than this lower the quality; 60 Hz displays give 16.7 ms. */
const SLOW_FRAME_MS = 19;
const FAST_FRAME_MS = 17.4;
/** A pause longer than this is a hidden tab, not a slow frame. */
const PAUSE_MS = 250;
const QUALITY_MIN = 0.25;

/** Watches how long frames take and says how much of the decoration there is time for. */
export class Quality {
  /** 0.25 … 1: the share of particles and other decoration to draw. */
  value = 1;
  private averageMs = 16.7;
  private lastMs = 0;

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
  }
}
