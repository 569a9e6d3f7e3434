/** How long before its tick an input should be there: as little as the link allows. */
const MARGIN_MIN_MS = 1.5;
const MARGIN_MAX_MS = 50;
/** A late input costs a tick, so the margin grows by more than it gives back over many ticks. */
const MISS_COST_MS = 2;
const MARGIN_GIVEN_BACK_MS = 0.02;
/** Answers over which the best one is taken. */
const WINDOW = 24;
/** Pings over which the best one is taken: a ping that was held up says nothing about the way. */
const PINGS = 6;
/** Smaller differences are not worth a change. */
const CLOSE_ENOUGH_MS = 0.25;
/** How fast a change of the lead comes true, ms per ms: the input clock's least change of rate. */
const CHANGE_RATE = 0.02;
/** Largest lead; below 0 when inputs of earlier ticks still wait in the room. */
const LEAD_MAX_MS = 500;

/**
 * How long before the newest state of a tick can arrive here its input must leave: the round trip plus a margin. The
 * difference between the time from an input to its effect and the round trip is how long the input lay waiting in the room;
 * that waiting is what gets steered to the margin. Until the round trip is known nothing is steered.
 */
export class Lead {
  leadMs = 0;
  private rttMs: number | undefined;
  private readonly pingsMs: number[] = [];
  private marginMs = MARGIN_MIN_MS * 2;
  /** Inputs made earlier than this show a lead that is not wanted any more. */
  private settledAtMs = Number.NEGATIVE_INFINITY;
  private answers = 0;
  private bestMs = Number.POSITIVE_INFINITY;

  /** The round trip as the host measured it last. */
  measured(rttMs: number): void {
    this.pingsMs.push(rttMs);
    if (this.pingsMs.length > PINGS) this.pingsMs.shift();
    this.rttMs = Math.min(...this.pingsMs);
  }

  /** An input made at `madeAtMs` had its effect at `nowMs`. */
  answered(nowMs: number, madeAtMs: number): void {
    if (this.rttMs === undefined || madeAtMs < this.settledAtMs) return;
    this.marginMs = Math.max(MARGIN_MIN_MS, this.marginMs - MARGIN_GIVEN_BACK_MS);
    this.bestMs = Math.min(this.bestMs, nowMs - madeAtMs);
    if (++this.answers === WINDOW) this.correct(nowMs, this.marginMs - (this.bestMs - this.rttMs));
  }

  /** A tick passed in the room at `nowMs` without a new input. */
  missed(nowMs: number): void {
    if (this.rttMs === undefined || nowMs - this.rttMs < this.settledAtMs) return;
    this.marginMs = Math.min(MARGIN_MAX_MS, this.marginMs + MISS_COST_MS);
    this.restart();
  }

  private correct(nowMs: number, changeMs: number): void {
    this.restart();
    if (Math.abs(changeMs) < CLOSE_ENOUGH_MS) return;
    const before = this.leadMs;
    this.leadMs = Math.min(LEAD_MAX_MS, Math.max(-LEAD_MAX_MS, before + changeMs));
    this.settledAtMs = nowMs + Math.abs(this.leadMs - before) / CHANGE_RATE;
  }

  private restart(): void {
    this.answers = 0;
    this.bestMs = Number.POSITIVE_INFINITY;
  }
}
