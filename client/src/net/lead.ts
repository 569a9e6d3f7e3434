/** How long before its tick an input should be there: as little as the link allows. */
const MARGIN_MIN_MS = 1.5;
const MARGIN_MAX_MS = 50;
/** A late input costs a tick, so the margin grows by more than it gives back over many ticks. */
const MISS_COST_MS = 2;
const MARGIN_GIVEN_BACK_MS = 0.002;
/** Answers over which the best one is taken. */
const WINDOW = 24;
/** Share of the difference corrected after each window, so that its effect is seen before the next. */
const GAIN = 0.5;
/** Largest lead; below 0 when inputs of earlier ticks still wait in the room. */
const LEAD_MAX_MS = 500;

/**
 * How long before the newest state of a tick can arrive here its input must leave: the round trip plus a margin. The
 * difference between the time from an input to its effect and the round trip is how long the input lay waiting in the room;
 * that waiting is what gets steered to the margin.
 */
export class Lead {
  leadMs: number;
  private marginMs = MARGIN_MIN_MS * 2;
  private answers = 0;
  private bestMs = Number.POSITIVE_INFINITY;

  constructor(private rttMs: number) {
    this.leadMs = rttMs + this.marginMs;
  }

  /** The round trip as the host measured it. */
  measured(rttMs: number): void {
    this.rttMs = rttMs;
  }

  /** An input had its effect `tookMs` after it was made. */
  answered(tookMs: number): void {
    this.marginMs = Math.max(MARGIN_MIN_MS, this.marginMs - MARGIN_GIVEN_BACK_MS);
    this.bestMs = Math.min(this.bestMs, tookMs);
    if (++this.answers < WINDOW) return;
    const waitedMs = this.bestMs - this.rttMs;
    const lead = this.leadMs + (this.marginMs - waitedMs) * GAIN;
    this.leadMs = Math.min(LEAD_MAX_MS, Math.max(-LEAD_MAX_MS, lead));
    this.restart();
  }

  /** A tick passed in the room without a new input. */
  missed(): void {
    this.marginMs = Math.min(MARGIN_MAX_MS, this.marginMs + MISS_COST_MS);
    this.restart();
  }

  private restart(): void {
    this.answers = 0;
    this.bestMs = Number.POSITIVE_INFINITY;
  }
}
