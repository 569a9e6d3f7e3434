import { BitReader, BitWriter } from '@tickdeck/shared/wire/bits.js';
import { ByteReader, ByteWriter, VARINT_MAX } from '@tickdeck/shared/wire/bytes.js';
import { cheapestOrder, costOf, readGolomb, unzigzag, writeGolomb, zigzag } from '@tickdeck/shared/wire/golomb.js';
import { readPositions, writePositions } from '@tickdeck/shared/wire/positions.js';
import { decodeText, encodeText } from '@tickdeck/shared/wire/utf8.js';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/wire-refusal.js';

const bytesOf = (write: (bytes: ByteWriter) => void) => {
  const bytes = new ByteWriter(1);
  write(bytes);
  return bytes.finish();
};
const bitsOf = (write: (bits: BitWriter) => void) =>
  bytesOf((bytes) => {
    const bits = new BitWriter(bytes);
    write(bits);
    bits.align();
  });
const readerOf = (...bytes: number[]) => new ByteReader(Uint8Array.from(bytes));
const bitReaderOf = (...bytes: number[]) => new BitReader(readerOf(...bytes));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('[B1] varints', () => {
  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '8001'],
    [300, 'ac02'],
    [0xffffffff, 'ffffffff0f'],
    [VARINT_MAX, 'ffffffffffffff0f'],
  ])('write %d as %s and read it back', (value, bytes) => {
    expect(hex(bytesOf((to) => to.varint(value)))).toBe(bytes);
    expect(new ByteReader(Buffer.from(bytes, 'hex')).varint()).toBe(value);
  });

  it.each([
    ['beyond what the field may hold', [0x80, 0x01], 127, 'out-of-range'],
    ['beyond 53 bits', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f], VARINT_MAX, 'out-of-range'],
    ['that never ends', new Array(20).fill(0x80), VARINT_MAX, 'out-of-range'],
    ['longer than it need be', [0x81, 0x00], VARINT_MAX, 'out-of-range'],
    ['that breaks off', [0x81], VARINT_MAX, 'truncated'],
  ])('refuse one %s', (_, bytes, max, code) => {
    expect(refusalOf(() => readerOf(...bytes).varint(max))).toBe(code);
  });
});

describe('[B2] bytes', () => {
  it('are little-endian, and never read beyond the end', () => {
    expect(hex(bytesOf((to) => to.word(0x89abcdef)))).toBe('efcdab89');
    expect(readerOf(0xef, 0xcd, 0xab, 0x89).word()).toBe(0x89abcdef);
    expect(hex(bytesOf((to) => to.double(1.5)))).toBe('000000000000f83f');
    for (const read of ['byte', 'word', 'double'] as const) {
      expect(refusalOf(() => readerOf()[read]())).toBe('truncated');
    }
    expect(refusalOf(() => readerOf(1, 2, 3).raw(4))).toBe('truncated');
  });

  it('are read from a view into a larger buffer as from their own', () => {
    const bytes = Uint8Array.of(9, 9, ...bytesOf((to) => to.double(-0.1)), 9).subarray(2, 10);
    const reader = new ByteReader(bytes);
    expect(reader.double()).toBe(-0.1);
    expect(refusalOf(() => reader.byte())).toBe('truncated');
  });
});

describe('[B3] text', () => {
  it.each([['', 'Grüße', '日本', '👾', '\ud800', 'x\udfffy', '\ufeff', '\u0000', '\uffff']].flat())(
    '%j comes back',
    (text) => {
      expect(decodeText(encodeText(text))).toBe(text);
    },
  );

  it.each([
    ['a byte that begins nothing', [0x80]],
    ['a character cut off', [0xe2, 0x82]],
    ['a character that another interrupts', [0xe2, 0x41, 0x41]],
    ['a form too long for its character', [0xc0, 0x80]],
    ['a longer such form', [0xe0, 0x80, 0x80]],
    ['what lies beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['what no text has', [0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(refusalOf(() => decodeText(Uint8Array.from(bytes)))).toBe('bad-text');
  });

  it('counts UTF-16 units, not bytes', () => {
    const bytes = bytesOf((to) => to.text('日本👾'));
    expect(new ByteReader(bytes).text(4)).toBe('日本👾');
    expect(refusalOf(() => new ByteReader(bytes).text(3))).toBe('too-large');
    expect(refusalOf(() => readerOf(0xff, 0xff, 0x03).text(4))).toBe('too-large');
  });
});

describe('[B4] bits', () => {
  it('fill bytes from the low end', () => {
    const bytes = bitsOf((to) => {
      to.bits(0b101, 3);
      to.bit(true);
      to.bits(0xfffff, 20);
      to.bits(0xdeadbeef, 32);
    });
    expect(hex(bytes)).toBe('fdffffefbeadde');
    const bits = bitReaderOf(...bytes);
    expect([bits.bits(3), bits.bit(), bits.bits(20), bits.bits(32)]).toEqual([0b101, true, 0xfffff, 0xdeadbeef]);
  });

  it('are padded with zeros to the next byte, and with nothing else', () => {
    const reader = readerOf(0b001, 7);
    const bits = new BitReader(reader);
    bits.bits(2);
    bits.align();
    expect(reader.byte()).toBe(7);
    const padded = bitReaderOf(0b101);
    padded.bits(2);
    expect(refusalOf(() => padded.align())).toBe('bad-structure');
  });

  it('leave a byte alone that none of them is in', () => {
    const reader = readerOf(0xff, 7);
    const bits = new BitReader(reader);
    bits.bits(8);
    bits.align();
    expect(reader.byte()).toBe(7);
    expect(refusalOf(() => new BitReader(reader).bit())).toBe('truncated');
  });
});

describe('[B5] exp-Golomb codes', () => {
  it.each([
    [0, 0, '1'],
    [1, 0, '010'],
    [2, 0, '011'],
    [3, 0, '00100'],
    [0, 2, '100'],
    [5, 2, '01001'],
  ])('of %d in order %d are %s, first bit first', (value, order, wanted) => {
    const bits = bitReaderOf(...bitsOf((to) => writeGolomb(to, value, order)));
    // Of what follows the one, low bits come first.
    const [zeros, rest] = [wanted.indexOf('1'), wanted.slice(wanted.indexOf('1') + 1)];
    expect(bits.zeros(32)).toBe(zeros);
    const [high, low] = [rest.slice(0, zeros), rest.slice(zeros)];
    expect(bits.bits(zeros)).toBe(Number.parseInt(high || '0', 2));
    expect(bits.bits(order)).toBe(Number.parseInt(low || '0', 2));
    expect(costOf(value, order)).toBe(wanted.length);
  });

  it('hold every number of 32 bits in every order', () => {
    for (let order = 0; order < 16; order++) {
      for (const value of [0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]) {
        const bytes = bitsOf((to) => writeGolomb(to, value, order));
        expect(readGolomb(bitReaderOf(...bytes), order, 0xffffffff)).toBe(value);
        expect(bytes.length).toBe(Math.ceil(costOf(value, order) / 8));
      }
    }
  });

  it('refuse what is too large, however it is written', () => {
    const bytes = bitsOf((to) => writeGolomb(to, 100, 0));
    expect(refusalOf(() => readGolomb(bitReaderOf(...bytes), 0, 99))).toBe('out-of-range');
    expect(refusalOf(() => readGolomb(bitReaderOf(0, 0, 0, 0, 0, 0xff), 0, 0xffffffff))).toBe('out-of-range');
    expect(refusalOf(() => readGolomb(bitReaderOf(0, 0), 0, 0xffffffff))).toBe('truncated');
  });

  it('come in the order that costs least', () => {
    for (const values of [[0], [0, 0, 1, 0], [3, 5, 9, 2], [1000, 900, 1100], [0xffffffff]]) {
      const costs = Array.from({ length: 16 }, (_, order) =>
        values.reduce((sum, value) => sum + costOf(value, order), 4),
      );
      expect(cheapestOrder(values, 0, 4).cost).toBe(Math.min(...costs));
    }
    expect(cheapestOrder([9, 9], 3, 0)).toEqual({ order: 0, cost: 2 * costOf(9, 0) + 3 });
  });

  it('take signs by turns', () => {
    expect([0, -1, 1, -2, 2].map(zigzag)).toEqual([0, 1, 2, 3, 4]);
    for (const value of [0, 5, -5, 2 ** 31 - 1, -(2 ** 31)]) expect(unzigzag(zigzag(value))).toBe(value);
  });
});

describe('[B6] positions', () => {
  it('come back, and are refused beyond their universe', () => {
    const among = { universe: 100, likely: 50, least: 0 } as const;
    for (const positions of [[], [0], [99], [3, 4, 50, 98], Array.from({ length: 100 }, (_, i) => i)]) {
      const bytes = bitsOf((to) => writePositions(to, positions, among));
      expect(readPositions(bitReaderOf(...bytes), among)).toEqual(positions);
    }
    const bytes = bitsOf((to) => writePositions(to, [3, 60], among));
    expect(refusalOf(() => readPositions(bitReaderOf(...bytes), { ...among, universe: 60 }))).toBe('out-of-range');
    const many = bitsOf((to) => writePositions(to, [0, 1, 2], { ...among, likely: 2 }));
    expect(refusalOf(() => readPositions(bitReaderOf(...many), { ...among, universe: 2, likely: 2 }))).toBe(
      'out-of-range',
    );
  });
});
