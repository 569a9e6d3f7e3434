import type { BitReader, BitWriter } from './bits.js';
import { ProtocolError } from './errors.js';

/** Orders fit four bits. */
export const ORDER_BITS = 4;

/**
 * An unsigned number below 2^32 in exp-Golomb code of order k: with q = floor(value / 2^k) + 1 and n = floor(log2 q),
 * n zeros, a one, the low n bits of q, the low k bits of value. Small numbers are short; k is chosen for their size.
 */
export function writeGolomb(bits: BitWriter, value: number, order: number): void {
  const q = (value >>> order) + 1;
  const n = lengthOf(q);
  bits.bits(0, n);
  bits.bits(1, 1);
  bits.bits(q, n);
  bits.bits(value, order);
}

/** @throws ProtocolError 'out-of-range' beyond `max` (below 2^32) */
export function readGolomb(bits: BitReader, order: number, max: number): number {
  const n = bits.zeros(32);
  const q = (POWERS[n] as number) + bits.bits(n);
  const value = (q - 1) * (POWERS[order] as number) + bits.bits(order);
  if (value > max) throw new ProtocolError('out-of-range', `${value}, at most ${max}`);
  return value;
}

/** 2^n by n: `**` is not exact in every engine. */
const POWERS = Array.from({ length: 33 }, (_, n) => (n < 31 ? 1 << n : (1 << 30) * (1 << (n - 30))));

/** Bits that writeGolomb takes. */
export function costOf(value: number, order: number): number {
  return 2 * lengthOf((value >>> order) + 1) + 1 + order;
}

export interface Choice {
  readonly order: number;
  /** In bits. */
  readonly cost: number;
}

/**
 * The order below 2^orderBits that writes these numbers, and `zeros` zeros, in the fewest bits, those of the order included.
 */
export function cheapestOrder(values: readonly number[], zeros: number, orderBits: number): Choice {
  let order = 0;
  let cost = Number.POSITIVE_INFINITY;
  for (let next = 0; next < 1 << orderBits; next++) {
    let sum = orderBits + (zeros + values.length) * (1 + next);
    for (let i = 0; i < values.length; i++) sum += 2 * lengthOf(((values[i] as number) >>> next) + 1);
    // Costs have one valley, so the first rise ends the search.
    if (sum > cost) break;
    order = next;
    cost = sum;
  }
  return { order, cost };
}

/** 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 … */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

/** floor(log2 q) for 1 to 2^32. */
function lengthOf(q: number): number {
  return q > 0xffffffff ? 32 : 31 - Math.clz32(q);
}
