import type { BitReader, BitWriter } from './bits.js';
import { costOf, readGolomb, writeGolomb } from './golomb.js';

/**
 * Ascending positions below `universe`, as how many there are and the gaps between them. Those that lie below `likely` are
 * the cheaper ones.
 */
export function writePositions(
  bits: BitWriter,
  positions: readonly number[],
  universe: number,
  likely = universe,
): void {
  writeGolomb(bits, positions.length, 0);
  const order = gapOrder(positions.length, likely);
  let next = 0;
  for (const position of positions) {
    writeGolomb(bits, position - next, order);
    next = position + 1;
  }
}

/** @throws ProtocolError 'out-of-range' for a position at or beyond `universe` */
export function readPositions(bits: BitReader, universe: number, likely = universe): number[] {
  const count = readGolomb(bits, 0, universe);
  const order = gapOrder(count, likely);
  const positions: number[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    next += readGolomb(bits, order, universe - next - 1) + 1;
    positions.push(next - 1);
  }
  return positions;
}

/** Bits that writePositions takes. */
export function positionsCost(positions: readonly number[], universe: number): number {
  const order = gapOrder(positions.length, universe);
  let cost = costOf(positions.length, 0);
  let next = 0;
  for (const position of positions) {
    cost += costOf(position - next, order);
    next = position + 1;
  }
  return cost;
}

/** The order that suits gaps when `count` of `universe` are taken evenly: floor(log2(mean gap)), or 0. */
export function gapOrder(count: number, universe: number): number {
  const mean = count > 0 ? Math.floor((universe - count) / count) : 0;
  return mean > 0 ? 31 - Math.clz32(mean) : 0;
}
