import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';

/** Writes numbers of any width into bytes, low bits first; `align` once at the end. */
export class BitWriter {
  /** Bits that do not fill a byte yet; fewer than 8 between calls. */
  private pending = 0;
  private used = 0;

  constructor(private readonly bytes: ByteWriter) {}

  bit(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  /** The low `width` bits (0 to 32) of an unsigned number. */
  bits(value: number, width: number): void {
    if (width > 16) {
      this.bits(value, 16);
      this.bits(value >>> 16, width - 16);
      return;
    }
    this.pending |= (value & ((1 << width) - 1)) << this.used;
    this.used += width;
    while (this.used >= 8) {
      this.bytes.byte(this.pending & 0xff);
      this.pending >>>= 8;
      this.used -= 8;
    }
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.used > 0) this.bits(0, 8 - this.used);
  }
}

/** Reads what BitWriter wrote, from a byte boundary of `bytes`; takes no byte before it needs one of its bits. */
export class BitReader {
  /** Bits that were taken and not read yet, the next one lowest. */
  private pending = 0;
  private left = 0;

  constructor(private readonly bytes: ByteReader) {}

  bit(): boolean {
    return this.bits(1) === 1;
  }

  /** An unsigned number of `width` bits (0 to 32). @throws ProtocolError 'truncated' */
  bits(width: number): number {
    if (width > 16) {
      const low = this.bits(16);
      return this.bits(width - 16) * 0x10000 + low;
    }
    while (this.left < width) {
      this.pending |= this.bytes.byte() << this.left;
      this.left += 8;
    }
    const value = this.pending & ((1 << width) - 1);
    this.pending >>>= width;
    this.left -= width;
    return value;
  }

  /** Like bits. @throws ProtocolError 'out-of-range' beyond `max` */
  upTo(max: number, width: number): number {
    const value = this.bits(width);
    if (value > max) throw new ProtocolError('out-of-range', `${value}, at most ${max}`);
    return value;
  }

  /** How many zeros come before the next one, which is taken too. @throws ProtocolError 'out-of-range' beyond `max` */
  zeros(max: number): number {
    let count = 0;
    while (this.pending === 0) {
      count += this.left;
      if (count > max) throw new ProtocolError('out-of-range', `more than ${max} zeros`);
      this.pending = this.bytes.byte();
      this.left = 8;
    }
    const more = 31 - Math.clz32(this.pending & -this.pending);
    this.pending >>>= more + 1;
    this.left -= more + 1;
    if (count + more > max) throw new ProtocolError('out-of-range', `more than ${max} zeros`);
    return count + more;
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
