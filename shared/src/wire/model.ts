import { unpackPriors } from './prior-text.js';
import { CERTAIN } from './probability.js';

/** How likely a bit is 1 while nothing is known. */
const EVEN = CERTAIN / 2;
/** How fast an untrained model learns: by half of what it was wrong at first, then ever slower. */
const RATES = [1, 2, 3, 3, 4, 4, 4, 5] as const;
/** Probabilities stay this far from certainty, so that a surprise costs no more than 11 bits. */
const EDGE = 16;

/**
 * How likely each context's next bit is 1, of 2^15. A trained model is as it was trained, for every message; an untrained one
 * starts flat and learns within each message, so that every message can be read by itself.
 */
export class Model {
  readonly probabilities: Uint16Array;
  readonly adapts: boolean;
  private readonly seen: Uint8Array;

  constructor(size: number, priors: string | undefined) {
    this.probabilities = new Uint16Array(size).fill(EVEN);
    this.adapts = priors === undefined;
    this.seen = new Uint8Array(this.adapts ? size : 0);
    if (priors !== undefined) unpackPriors(priors, this.probabilities);
  }

  /** Call before each message. */
  restart(): void {
    if (!this.adapts) return;
    this.probabilities.fill(EVEN);
    this.seen.fill(0);
  }

  learn(context: number, bit: number): void {
    const seen = this.seen[context] as number;
    const rate = RATES[seen] as number;
    if (seen < RATES.length - 1) this.seen[context] = seen + 1;
    const p = this.probabilities[context] as number;
    this.probabilities[context] =
      bit === 1 ? Math.min(CERTAIN - EDGE, p + ((CERTAIN - p) >> rate)) : Math.max(EDGE, p - (p >> rate));
  }
}
