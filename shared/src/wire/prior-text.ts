import { CERTAIN } from './probability.js';

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
