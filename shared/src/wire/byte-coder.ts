import { costOfBit } from './cost-coder.js';
import type { Model } from './model.js';
import { codeOwnSize, SIZE_CONTEXTS } from './numbers.js';
import type { BitCoder } from './range-coder.js';

/** What the byte before tells of the next one: its three highest bits. */
const KINDS = 8;
const KIND_SHIFT = 5;
/** Contexts of codeBytes: whether as they are, how many, then of each bit by those before it and the byte before. */
export const BYTE_CONTEXTS = 1 + SIZE_CONTEXTS + KINDS * 256;

/**
 * Some bytes, at most `max`: by the model, or as they are. Returns what was written.
 * @param how - for the writer to say; the reader is told.
 * @throws ProtocolError when reading
 */
export function codeBytes(
  coder: BitCoder,
  first: number,
  bytes: Uint8Array,
  how: 'modelled' | 'plain',
  max: number,
): Uint8Array {
  const isPlain = coder.bit(first, how === 'plain' ? 1 : 0);
  const count = codeOwnSize(coder, first + 1, bytes.length, max);
  // Grows with what is really there: whoever invents a length must not get memory for it.
  const coded: number[] = [];
  let before = 0;
  for (let i = 0; i < count; i++) {
    const byte = bytes[i] ?? 0;
    before = isPlain === 1 ? coder.raw(byte, 8) : codeByte(coder, contextOf(first, before), byte);
    coded.push(before);
  }
  return Uint8Array.from(coded);
}

/** The way that makes these bytes shortest. */
export function briefestWay(model: Model, first: number, bytes: Uint8Array): 'modelled' | 'plain' {
  let bits = 0;
  const meter = {
    bit(context: number, bit: number) {
      bits += costOfBit(model, context, bit);
      return bit;
    },
    raw: (value: number) => value,
  };
  for (const [i, byte] of bytes.entries()) codeByte(meter, contextOf(first, bytes[i - 1] ?? 0), byte);
  return bits <= 8 * bytes.length ? 'modelled' : 'plain';
}

function contextOf(first: number, before: number): number {
  return first + 1 + SIZE_CONTEXTS + (before >> KIND_SHIFT) * 256;
}

/** Bit by bit, high ones first: each has a context of its own after each beginning. */
function codeByte(coder: BitCoder, first: number, byte: number): number {
  let beginning = 1;
  for (let at = 7; at >= 0; at--) beginning = beginning * 2 + coder.bit(first + beginning, (byte >> at) & 1);
  return beginning - 256;
}
