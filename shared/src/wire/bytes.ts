import { ProtocolError } from './errors.js';
import { decodeText, encodeText } from './utf8.js';

/** Largest whole number a varint holds: 53 bits, in at most 8 bytes. */
export const VARINT_MAX = Number.MAX_SAFE_INTEGER;

/** Bytes that are copied one by one. */
const SHORT = 48;

/** Collects the bytes of one message; grows as needed. Numbers of several bytes are little-endian. */
export class ByteWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  /** Four bytes, unsigned. */
  word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
  }

  /** A 64-bit IEEE number. */
  double(value: number, order: 'little' | 'big' = 'little'): void {
    const raw = new DataView(new ArrayBuffer(8));
    raw.setFloat64(0, value, order === 'little');
    this.raw(new Uint8Array(raw.buffer));
  }

  /** A whole number from 0 to VARINT_MAX: seven bits a byte, low ones first; the top bit says that more follow. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Bytes as they are; whoever reads them must know how many. */
  raw(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.length + length > this.bytes.length) this.grow(length);
    const { bytes: to, length: at } = this;
    // Calling out costs more than copying a few bytes, as most chunks are.
    if (length > SHORT) to.set(bytes, at);
    else for (let i = 0; i < length; i++) to[at + i] = bytes[i] as number;
    this.length = at + length;
  }

  /** The number of bytes as a varint, then UTF-8. */
  text(text: string): void {
    const bytes = encodeText(text);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** Forgets what was written and keeps the memory. */
  clear(): void {
    this.length = 0;
  }

  /** Puts what was written into memory that is there; it must have room from `at` on. */
  copyTo(target: Uint8Array, at: number): void {
    target.set(this.bytes.subarray(0, this.length), at);
  }

  /** A copy of what was written, in memory of its own. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private grow(more: number): void {
    const bytes = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
  }
}

/** Reads what ByteWriter wrote. Every method throws ProtocolError 'truncated' at the end of the bytes. */
export class ByteReader {
  position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    return this.bytes[this.take(1)] as number;
  }

  word(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  double(order: 'little' | 'big' = 'little'): number {
    const raw = this.raw(8);
    return new DataView(raw.buffer, raw.byteOffset, 8).getFloat64(0, order === 'little');
  }

  /** @throws ProtocolError 'out-of-range' beyond `max` or when a shorter form exists. */
  varint(max = VARINT_MAX): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (value > max || (byte === 0 && scale > 1)) throw new ProtocolError('out-of-range', `a number beyond ${max}`);
      if (byte < 0x80) return value;
      if (scale > max) throw new ProtocolError('out-of-range', `a number beyond ${max}`);
    }
  }

  /** The next `count` bytes, shared with the message. */
  raw(count: number): Uint8Array {
    const start = this.take(count);
    return this.bytes.subarray(start, start + count);
  }

  /** @throws ProtocolError 'too-large' for more than `charsMax` UTF-16 units, 'bad-text' for what is no UTF-8. */
  text(charsMax: number): string {
    const length = this.varint();
    if (length > charsMax * 3) throw new ProtocolError('too-large', `${length} bytes of text`);
    const text = decodeText(this.raw(length));
    if (text.length > charsMax) throw new ProtocolError('too-large', `text of ${text.length}, at most ${charsMax}`);
    return text;
  }

  /** Call when the message should be over. @throws ProtocolError 'trailing-bytes' */
  end(): void {
    if (this.remaining > 0) throw new ProtocolError('trailing-bytes', `${this.remaining} bytes`);
  }

  private take(count: number): number {
    const start = this.position;
    if (count > this.bytes.length - start) throw new ProtocolError('truncated', `${count} bytes more at ${start}`);
    this.position = start + count;
    return start;
  }
}
