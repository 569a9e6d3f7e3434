/** Of RFC 3550, section 6.4.1: how much one more difference weighs in the jitter. */
const JITTER_GAIN = 1 / 16;
/** The same for what is usual between two acknowledgements. */
const USUAL_GAIN = 1 / 16;
/** A pause between two of them is a stall when it is longer than this, and than so many usual ones. */
const STALL_LEAST_MS = 140;
const STALL_USUALS = 3;
/** Stalls are told of for so long. */
const REMEMBERED_MS = 10_000;

/** What a link's acknowledgements show of it. */
export interface Unevenness {
  readonly jitterMs: number;
  /** The longest stall lately, and how many there were. */
  readonly stallMs: number;
  readonly stalls: number;
}

/** Watches how evenly one session acknowledges beats. */
export class Evenness {
  #atMs = Number.NaN;
  #transitMs = Number.NaN;
  #usualMs = Number.NaN;
  #jitterMs = 0;
  #stalls: { readonly atMs: number; readonly ms: number }[] = [];

  /** A beat was acknowledged that had been published `transitMs` ago. */
  acked(nowMs: number, transitMs: number): void {
    const gapMs = nowMs - this.#atMs;
    this.#atMs = nowMs;
    if (Number.isNaN(gapMs)) return;
    if (gapMs > STALL_LEAST_MS && gapMs > this.#usualMs * STALL_USUALS) {
      this.#stalls.push({ atMs: nowMs, ms: gapMs - this.#usualMs });
      // What waited meanwhile comes all at once, and is no jitter.
      this.#transitMs = Number.NaN;
    }
    // A link that has become slow for good is usual after a while.
    const counted = Math.min(gapMs, this.#usualMs * STALL_USUALS || gapMs);
    this.#usualMs = Number.isNaN(this.#usualMs) ? gapMs : this.#usualMs + (counted - this.#usualMs) * USUAL_GAIN;
    const difference = Math.abs(transitMs - this.#transitMs);
    if (!Number.isNaN(difference)) this.#jitterMs += (difference - this.#jitterMs) * JITTER_GAIN;
    this.#transitMs = transitMs;
  }

  read(nowMs: number): Unevenness {
    this.#stalls = this.#stalls.filter(({ atMs }) => nowMs - atMs < REMEMBERED_MS);
    const stallMs = this.#stalls.reduce((longest, { ms }) => Math.max(longest, ms), 0);
    return { jitterMs: this.#jitterMs, stallMs, stalls: this.#stalls.length };
  }
}
