import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import type { Model } from './model.js';
import { CERTAIN_BITS } from './probability.js';

/**
 * One end of the binary range coder. Both ends run the same code over it: when writing, what is given is written and returned;
 * when reading, what is given is ignored and what was written is returned.
 */
export interface BitCoder {
  /** A bit, as likely as the model says of its context. */
  bit(context: number, bit: number): number;
  /** The low `width` bits (0 to 32) of an unsigned number, each value as likely as the others. */
  raw(value: number, width: number): number;
}

/** Bounds have 31 bits, so that every number here is a small integer to the engine. */
const ALL = 0x7fff_ffff;
const TOP = 0x7f80_0000;
const TOP_SHIFT = 23;
/** More equally likely bits than this are coded in several steps. */
const RAW_BITS_MAX = 8;
const LOW_BITS = (1 << CERTAIN_BITS) - 1;

/** Where the interval [low, high] is split for a bit that is 1 with probability p / 2^CERTAIN_BITS; low <= split < high. */
function split(low: number, high: number, p: number): number {
  const range = high - low;
  return low + Math.imul(range >>> CERTAIN_BITS, p) + (Math.imul(range & LOW_BITS, p) >>> CERTAIN_BITS);
}

/** How many bytes tell a number in [low, high] from all others whatever bytes follow, and that number. */
function shortest(low: number, high: number): { readonly count: number; readonly value: number } {
  if (low === 0 && high === ALL) return { count: 0, value: 0 };
  for (let count = 1; count < 4; count++) {
    const unit = 1 << (31 - 8 * count);
    const value = Math.ceil(low / unit) * unit;
    if (value + unit - 1 <= high) return { count, value };
  }
  return { count: 4, value: low };
}

/** The carryless binary range coder (after lpaq, M. Mahoney): each bit narrows the interval, whole bytes leave early. */
export class RangeEncoder implements BitCoder {
  private low = 0;
  private high = ALL;
  private readonly probabilities: Uint16Array;
  private readonly adapts: boolean;

  constructor(
    private readonly bytes: ByteWriter,
    private readonly model: Model,
  ) {
    this.probabilities = model.probabilities;
    this.adapts = model.adapts;
  }

  bit(context: number, bit: number): number {
    const middle = split(this.low, this.high, this.probabilities[context] as number);
    // By masks, not by an if: which of two likely bits it is no processor can foresee.
    this.high = (this.high & ~-bit) | (middle & -bit);
    this.low += (middle + 1 - this.low) & (bit - 1);
    if (((this.low ^ this.high) & TOP) === 0) this.shift();
    if (this.adapts) this.model.learn(context, bit);
    return bit;
  }

  raw(value: number, width: number): number {
    for (let left = width; left > 0; ) {
      const count = Math.min(left, RAW_BITS_MAX, freeBits(this.low, this.high));
      left -= count;
      const unit = (this.high - this.low + 1) >>> count;
      this.low += unit * ((value >>> left) & ((1 << count) - 1));
      this.high = this.low + unit - 1;
      if (((this.low ^ this.high) & TOP) === 0) this.shift();
    }
    return value;
  }

  /** Writes what is left: as few bytes as tell it from everything else, whatever follows. */
  finish(): void {
    const { count, value } = shortest(this.low, this.high);
    for (let i = 0; i < count; i++)
      this.bytes.byte(i < 3 ? (value >>> (TOP_SHIFT - 8 * i)) & 0xff : (value << 1) & 0xff);
  }

  private shift(): void {
    do {
      this.bytes.byte(this.high >>> TOP_SHIFT);
      this.low = (this.low << 8) & ALL;
      this.high = ((this.high << 8) | 0xff) & ALL;
    } while (((this.low ^ this.high) & TOP) === 0);
  }
}

/** Reads what RangeEncoder wrote. Bytes beyond the end count as 0 until it shows that they were needed. */
export class RangeDecoder implements BitCoder {
  private low = 0;
  private high = ALL;
  /** The 31 bits of the message from the byte after those that have left. */
  private code: number;
  private shifted = 0;
  private readonly start: number;
  private readonly available: number;
  private readonly probabilities: Uint16Array;
  private readonly adapts: boolean;

  constructor(
    private readonly bytes: ByteReader,
    private readonly model: Model,
  ) {
    this.probabilities = model.probabilities;
    this.adapts = model.adapts;
    this.start = bytes.position;
    this.available = bytes.remaining;
    this.code = (this.peek(0) << TOP_SHIFT) | (this.peek(1) << 15) | (this.peek(2) << 7) | (this.peek(3) >>> 1);
  }

  /** @throws ProtocolError 'truncated' */
  bit(context: number, _bit: number): number {
    const middle = split(this.low, this.high, this.probabilities[context] as number);
    // 1 for code <= middle; both have 31 bits.
    const bit = (this.code - middle - 1) >>> 31;
    this.high = (this.high & ~-bit) | (middle & -bit);
    this.low += (middle + 1 - this.low) & (bit - 1);
    if (((this.low ^ this.high) & TOP) === 0) this.shift();
    if (this.adapts) this.model.learn(context, bit);
    return bit;
  }

  /** @throws ProtocolError 'truncated', or 'bad-structure' for what no encoder writes */
  raw(_value: number, width: number): number {
    let value = 0;
    for (let left = width; left > 0; ) {
      const count = Math.min(left, RAW_BITS_MAX, freeBits(this.low, this.high));
      left -= count;
      const unit = (this.high - this.low + 1) >>> count;
      const part = Math.floor((this.code - this.low) / unit);
      if (part >= 1 << count) throw new ProtocolError('bad-structure', 'coded bits beyond their interval');
      value = value * (1 << count) + part;
      this.low += unit * part;
      this.high = this.low + unit - 1;
      if (((this.low ^ this.high) & TOP) === 0) this.shift();
    }
    return value;
  }

  /**
   * Puts the reader behind what was read, which the end of the interval tells to the byte.
   * @throws ProtocolError 'truncated', or 'bad-structure' when it does not end as it should
   */
  finish(): void {
    const { count, value } = shortest(this.low, this.high);
    const length = this.shifted + count;
    if (length > this.available) throw new ProtocolError('truncated', `${length} bytes, of ${this.available}`);
    const unused = Math.max(0, 31 - 8 * count);
    if (count > 0 && this.code >>> unused !== value >>> unused) {
      throw new ProtocolError('bad-structure', 'the coded bits do not end as they should');
    }
    this.bytes.position = this.start + length;
  }

  private shift(): void {
    do {
      // Whoever invents bytes must not be able to ask for work without end.
      if (this.shifted === this.available) throw new ProtocolError('truncated', 'the coded bits go on');
      const at = this.shifted++;
      this.low = (this.low << 8) & ALL;
      this.high = ((this.high << 8) | 0xff) & ALL;
      this.code = ((this.code << 8) & ALL) | ((this.peek(at + 3) & 1) << 7) | (this.peek(at + 4) >>> 1);
    } while (((this.low ^ this.high) & TOP) === 0);
  }

  private peek(at: number): number {
    return at < this.available ? (this.bytes.bytes[this.start + at] as number) : 0;
  }
}

/** How many equally likely bits the interval has room for: at least one of two values must be left for each. */
function freeBits(low: number, high: number): number {
  return Math.max(1, 31 - Math.clz32(high - low + 1));
}
