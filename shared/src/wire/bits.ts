import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';

/** Writes numbers of any width into bytes, low bits first; `align` once at the end. */
export class BitWriter {
  private pending = 0;
  private used = 0;

  constructor(private readonly bytes: ByteWriter) {}

  bit(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  /** The low `width` bits (0 to 32) of an unsigned number. */
  bits(value: number, width: number): void {
    let rest = value >>> 0;
    let left = width;
    while (left > 0) {
      const taken = Math.min(8 - this.used, left);
      this.pending |= (rest & ((1 << taken) - 1)) << this.used;
      this.used += taken;
      rest >>>= taken;
      left -= taken;
      if (this.used === 8) this.flush();
    }
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.used > 0) this.flush();
  }

  private flush(): void {
    this.bytes.byte(this.pending);
    this.pending = 0;
    this.used = 0;
  }
}

/** Reads what BitWriter wrote, from a byte boundary of `bytes`. */
export class BitReader {
  private pending = 0;
  private left = 0;

  constructor(private readonly bytes: ByteReader) {}

  bit(): boolean {
    return this.bits(1) === 1;
  }

  /** An unsigned number of `width` bits (0 to 32). @throws ProtocolError 'truncated' */
  bits(width: number): number {
    let value = 0;
    let got = 0;
    while (got < width) {
      if (this.left === 0) {
        this.pending = this.bytes.byte();
        this.left = 8;
      }
      const taken = Math.min(this.left, width - got);
      value |= (this.pending & ((1 << taken) - 1)) << got;
      this.pending >>= taken;
      this.left -= taken;
      got += taken;
    }
    return value >>> 0;
  }

  /** Like bits. @throws ProtocolError 'out-of-range' beyond `max` */
  upTo(max: number, width: number): number {
    const value = this.bits(width);
    if (value > max) throw new ProtocolError('out-of-range', `${value}, at most ${max}`);
    return value;
  }

  /** Goes to the next byte. @throws ProtocolError 'bad-structure' when the bits between are not zero */
  align(): void {
    if (this.pending !== 0) throw new ProtocolError('bad-structure', 'padding bits are not zero');
    this.left = 0;
  }
}

/** Bits that hold every number from 0 to `max` (below 2^32). */
export function widthOf(max: number): number {
  return 32 - Math.clz32(max);
}
