/** Probabilities are of 2^15. */
export const CERTAIN_BITS = 15;
const CERTAIN = 1 << CERTAIN_BITS;
/** How likely a bit is 1 while nothing is known. */
const EVEN = CERTAIN / 2;
/** How fast an untrained model learns: by half of what it was wrong at first, then ever slower. */
const RATES = [1, 2, 3, 3, 4, 4, 4, 5] as const;
/** Probabilities stay this far from certainty, so that a surprise costs no more than 11 bits. */
const EDGE = 16;

/**
 * How likely each context's next bit is 1, of 2^15. A trained model is as it was trained, for every message; an untrained one starts flat
 * and learns within each message, so that every message can be read by itself.
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

/** Learns what is usual from everything that is written with it, over as many messages as one likes. */
export class Trainee extends Model {
  private readonly zeros: Float64Array;
  private readonly ones: Float64Array;

  constructor(size: number) {
    super(size, undefined);
    this.zeros = new Float64Array(size);
    this.ones = new Float64Array(size);
  }

  override learn(context: number, bit: number): void {
    const counts = bit === 1 ? this.ones : this.zeros;
    counts[context] = (counts[context] as number) + 1;
    super.learn(context, bit);
  }

  /** The priors that follow. */
  pack(): string {
    return packPriors(this.zeros, this.ones);
  }
}

/** Levels of trained probability; each makes the odds a fifth better. */
const LEVELS = 86;
const ODDS_STEP = 1.2;
const LEVEL_PROBABILITIES = Uint16Array.from({ length: LEVELS }, (_, level) => {
  let odds = 1;
  for (let i = LEVELS / 2; i <= level; i++) odds *= ODDS_STEP;
  for (let i = LEVELS / 2; i > level + 1; i--) odds /= ODDS_STEP;
  return Math.floor((CERTAIN * odds) / (1 + odds));
});
const UNSEEN = '!';
const FIRST = 40;
const BACKSLASH = 92;

/** Trained probabilities as text of printable characters: a level each, and runs of contexts that never occurred. */
export function packPriors(zeros: ArrayLike<number>, ones: ArrayLike<number>): string {
  let text = '';
  for (let context = 0; context < zeros.length; ) {
    let run = 0;
    while (run < LEVELS && context + run < zeros.length && isUnseen(zeros, ones, context + run)) run++;
    text += run > 0 ? UNSEEN + charOf(run - 1) : charOf(levelOf(zeros[context] as number, ones[context] as number));
    context += Math.max(1, run);
  }
  return text;
}

/** Reads what packPriors wrote. @throws RangeError when it is of fewer contexts */
export function unpackPriors(text: string, into: Uint16Array): void {
  let context = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === UNSEEN) context += codeOf(text.charCodeAt(++i)) + 1;
    else into[context++] = LEVEL_PROBABILITIES[codeOf(text.charCodeAt(i))] as number;
  }
  if (context < into.length) throw new RangeError(`priors of ${context} contexts, not ${into.length}: train anew`);
}

function isUnseen(zeros: ArrayLike<number>, ones: ArrayLike<number>, context: number): boolean {
  return zeros[context] === 0 && ones[context] === 0;
}

/** The level nearest to what was counted, a little less sure than that. */
function levelOf(zeros: number, ones: number): number {
  const wanted = (CERTAIN * (ones + 0.4)) / (ones + zeros + 0.8);
  let best = 0;
  for (let level = 1; level < LEVELS; level++) {
    const [is, was] = [LEVEL_PROBABILITIES[level] as number, LEVEL_PROBABILITIES[best] as number];
    if (Math.abs(is - wanted) < Math.abs(was - wanted)) best = level;
  }
  return best;
}

function charOf(code: number): string {
  const char = FIRST + code;
  return String.fromCharCode(char < BACKSLASH ? char : char + 1);
}

function codeOf(char: number): number {
  return (char > BACKSLASH ? char - 1 : char) - FIRST;
}
