import { ProtocolError } from './errors.js';
import type { BitCoder } from './range-coder.js';

/** How many doublings have a context of their own. */
const LENGTHS = 16;
/** Contexts of one kind of size: how long it is, and its two highest bits. */
export const SIZE_CONTEXTS = LENGTHS + 3 * LENGTHS;

/**
 * A whole number from 0 to `max` (below 2^32) in exp-Golomb code: how often value + 1 can be halved, bit by bit, then the bits
 * below its highest, of which the first two have contexts. `lengths` are as many contexts as fit before `tops`.
 * @throws ProtocolError 'out-of-range' beyond `max`, when reading
 */
export function codeSize(
  coder: BitCoder,
  lengths: number,
  lengthsCount: number,
  tops: number,
  value: number,
  max: number,
): number {
  const longest = lengthOf(max + 1);
  const length = lengthOf(value + 1);
  let n = 0;
  while (n < longest && coder.bit(lengths + Math.min(n, lengthsCount - 1), n < length ? 1 : 0) === 1) n++;
  if (n === 0) return 0;
  const q = value + 1;
  const top = tops + 3 * (Math.min(n, LENGTHS) - 1);
  const first = coder.bit(top, bitOf(q, n - 1));
  let read = 2 + first;
  if (n > 1) read = read * 2 + coder.bit(top + 1 + first, bitOf(q, n - 2));
  if (n > 2) read = read * (POWERS[n - 2] as number) + coder.raw(lowBits(q, n - 2), n - 2);
  if (read - 1 > max) throw new ProtocolError('out-of-range', `${read - 1}, at most ${max}`);
  return read - 1;
}

/** A size with contexts of its own, SIZE_CONTEXTS of them. */
export function codeOwnSize(coder: BitCoder, first: number, value: number, max: number): number {
  return codeSize(coder, first, LENGTHS, first + LENGTHS, value, max);
}

/** 2^n by n: `**` is not exact in every engine. */
const POWERS = Array.from({ length: 33 }, (_, n) => (n < 31 ? 1 << n : (1 << 30) * (1 << (n - 30))));

/** Bit `at` of a number up to 2^32. */
function bitOf(q: number, at: number): number {
  return q > 0xffff_ffff ? (at === 32 ? 1 : 0) : (q >>> at) & 1;
}

function lowBits(q: number, count: number): number {
  return count < 32 ? (q & ((1 << count) - 1)) >>> 0 : q % (POWERS[count] as number);
}

/** floor(log2 q) for 1 to 2^32. */
function lengthOf(q: number): number {
  return q > 0xffff_ffff ? 32 : 31 - Math.clz32(q);
}
