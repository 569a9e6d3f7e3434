/** Share of an error left after 1/60 s (Fiedler): small ones go softly, large ones fast, so that both look like flying. */
const KEEP_SMALL = 0.95;
const KEEP_LARGE = 0.85;
/** What counts as large, as a share of the distance from which nothing is smoothed. */
const LARGE = 0.1;
/** What is not large gives up at most so much of that distance in 1/60 s: even on both axes nothing that anybody sees. */
const SMALL_STEP_MAX = 0.0028;
const STEP_MS = 1000 / 60;

/** What is still shown of past prediction errors: added to a right value it gives the one shown before, and fades away. */
export class Smoothing {
  private readonly offsets: Float64Array;

  /** @param jumpDistance errors from this size on are shown at once. */
  constructor(
    width: number,
    private readonly jumpDistance: number,
  ) {
    this.offsets = new Float64Array(width);
  }

  at(column: number): number {
    return this.offsets[column] as number;
  }

  clear(): void {
    this.offsets.fill(0);
  }

  /** Takes over the difference between what was shown and what would be shown now. */
  absorb(column: number, shown: number, right: number): void {
    const error = shown - right;
    this.offsets[column] = Math.abs(error) < this.jumpDistance ? error : 0;
  }

  /** Lets the errors fade for `elapsedMs`. */
  fade(elapsedMs: number): void {
    for (let c = 0; c < this.offsets.length; c++) {
      const offset = this.offsets[c] as number;
      if (offset === 0) continue;
      const steps = elapsedMs / STEP_MS;
      const size = Math.abs(offset) / this.jumpDistance;
      const slowest = size > LARGE ? 0 : Math.max(0, 1 - (SMALL_STEP_MAX * steps) / size);
      const keep = size > LARGE ? KEEP_LARGE : KEEP_SMALL;
      const left = offset * Math.max(slowest, keep ** steps);
      this.offsets[c] = size < 1e-5 ? 0 : left;
    }
  }
}
