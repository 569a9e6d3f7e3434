import type { BitReader, BitWriter } from './bits.js';
import { ProtocolError } from './errors.js';
import { costOf, readGolomb, writeGolomb } from './golomb.js';

/** What both ends know of a list of positions before it is written. */
export interface Choosing {
  /** All positions are below it. */
  readonly universe: number;
  /** Most of them lie below this; those beyond cost more. */
  readonly likely: number;
  /** How many there are at least. */
  readonly least: 0 | 1;
}

/** Ascending positions, as how many there are and the gaps between them. */
export function writePositions(bits: BitWriter, positions: readonly number[], { likely, least }: Choosing): void {
  writeGolomb(bits, positions.length - least, 0);
  const order = gapOrder(positions.length, likely);
  let next = 0;
  for (const position of positions) {
    writeGolomb(bits, position - next, order);
    next = position + 1;
  }
}

/** @throws ProtocolError 'out-of-range' for a position at or beyond the universe */
export function readPositions(bits: BitReader, { universe, likely, least }: Choosing): number[] {
  const count = readGolomb(bits, 0, universe) + least;
  if (count > universe) throw new ProtocolError('out-of-range', `${count} of ${universe}`);
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
export function positionsCost(positions: readonly number[], { likely, least }: Choosing): number {
  const order = gapOrder(positions.length, likely);
  let cost = costOf(positions.length - least, 0);
  let next = 0;
  for (const position of positions) {
    cost += costOf(position - next, order);
    next = position + 1;
  }
  return cost;
}

/** The order that suits gaps when `count` of `likely` are taken evenly: floor(log2(mean gap)), or 0. */
function gapOrder(count: number, likely: number): number {
  const mean = count > 0 ? Math.floor((likely - count) / count) : 0;
  return mean > 0 ? 31 - Math.clz32(mean) : 0;
}
