import { BitReader, BitWriter } from '@tickdeck/shared/wire/bits.js';
import { ByteReader, ByteWriter, VARINT_MAX } from '@tickdeck/shared/wire/bytes.js';
import { Model } from '@tickdeck/shared/wire/model.js';
import { codeOwnSize, SIZE_CONTEXTS } from '@tickdeck/shared/wire/numbers.js';
import { packPriors } from '@tickdeck/shared/wire/prior-text.js';
import { RangeDecoder, RangeEncoder } from '@tickdeck/shared/wire/range-coder.js';
import { decodeText, encodeText } from '@tickdeck/shared/wire/utf8.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tape } from '../support/tape.js';
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

describe('[B5] the range coder', () => {
  /** A model of four contexts: even, likely 1, likely 0, and nearly sure to be 0. */
  const model = () => {
    const made = new Model(4, '((((');
    made.probabilities.set([0x4000, 0x6000, 0x1000, 16]);
    return made;
  };
  const encode = (symbols: readonly (readonly [context: number, bit: number])[], after: readonly number[] = []) =>
    bytesOf((to) => {
      const coder = new RangeEncoder(to, model());
      for (const [context, bit] of symbols) coder.bit(context, bit);
      coder.finish();
      to.raw(Uint8Array.from(after));
    });

  it.each([
    ['nothing', [], ''],
    ['an even 1', [[0, 1]], '00'],
    ['an even 0', [[0, 0]], '80'],
    ['a likely 1', [[1, 1]], '00'],
    ['an unlikely 0', [[1, 0]], 'c0'],
    [
      'what was nearly sure',
      [
        [3, 0],
        [3, 0],
      ],
      '01',
    ],
    ['a surprise', [[3, 1]], '0000'],
  ] as const)('writes %s in as few bytes as tell it', (_, symbols, wanted) => {
    expect(hex(encode(symbols))).toBe(wanted);
  });

  it('reads what it wrote whatever follows, and stops at the byte where that begins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(1)), { maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(0xffff_ffff), fc.integer({ min: 1, max: 32 })), { maxLength: 20 }),
        fc.array(fc.nat(255), { maxLength: 5 }),
        (symbols, numbers, after) => {
          const bytes = bytesOf((to) => {
            const coder = new RangeEncoder(to, model());
            for (const [context, bit] of symbols) coder.bit(context, bit);
            for (const [value, width] of numbers) coder.raw(value % 2 ** width, width);
            coder.finish();
            to.raw(Uint8Array.from(after));
          });
          const reader = new ByteReader(bytes);
          const coder = new RangeDecoder(reader, model());
          expect(symbols.map(([context]) => coder.bit(context, 0))).toEqual(symbols.map(([, bit]) => bit));
          expect(numbers.map(([, width]) => coder.raw(0, width))).toEqual(numbers.map(([v, width]) => v % 2 ** width));
          coder.finish();
          expect(reader.remaining).toBe(after.length);
        },
      ),
    );
  });

  it('refuses what breaks off, and what ends otherwise than an encoder ends it', () => {
    const bytes = encode(Array.from({ length: 41 }, (_, i) => [0, i % 2] as const));
    const read = (from: Uint8Array) => {
      const coder = new RangeDecoder(new ByteReader(from), model());
      for (let i = 0; i < 41; i++) coder.bit(0, 0);
      coder.finish();
    };
    for (let length = 0; length < bytes.length; length++) {
      expect(refusalOf(() => read(bytes.subarray(0, length)))).toBe('truncated');
    }
    const other = Uint8Array.from(bytes);
    other[bytes.length - 1] = (other.at(-1) as number) ^ 1;
    expect(refusalOf(() => read(other))).toBe('bad-structure');
  });
});

describe('[B6] sizes', () => {
  const written = (value: number, max: number) => {
    const tape = new Tape();
    codeOwnSize(tape, 0, value, max);
    return String(tape);
  };

  it.each([
    [0, 100, '0'],
    [1, 100, '100'],
    [2, 100, '101'],
    [5, 100, '11010'],
    [99, 100, '11111110<4:4>'],
    [0, 0, ''],
    [1, 1, '10'],
  ])('%d of at most %d is %s', (value, max, wanted) => {
    expect(written(value, max)).toBe(wanted);
  });

  it('come back whatever they are, and are refused beyond what they may be', () => {
    const roundTrip = (value: number, wrote: number, reads: number) => {
      const model = new Model(SIZE_CONTEXTS, undefined);
      const bytes = bytesOf((to) => {
        const coder = new RangeEncoder(to, model);
        codeOwnSize(coder, 0, value, wrote);
        coder.finish();
      });
      model.restart();
      return codeOwnSize(new RangeDecoder(new ByteReader(bytes), model), 0, 0, reads);
    };
    for (const value of [0, 1, 2, 3, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe]) {
      expect(roundTrip(value, 0xffffffff, 0xffffffff)).toBe(value);
      expect(roundTrip(value, value, value)).toBe(value);
    }
    expect(refusalOf(() => roundTrip(100, 126, 99))).toBe('out-of-range');
  });
});

describe('[B7] models', () => {
  it('that are trained say the same for ever, others start flat and learn within a message', () => {
    const flat = new Model(1, undefined);
    const seen = [1, 1, 0, 1].map((bit) => {
      flat.learn(0, bit);
      return flat.probabilities[0];
    });
    expect(seen).toEqual([24576, 26624, 23296, 24480]);
    flat.restart();
    expect(flat.probabilities[0]).toBe(0x4000);
  });

  it('come from text: a character a context, and runs of those that never occurred', () => {
    const zeros = [0, 9, 100, 0, 0, 0, 7];
    const ones = [1000, 9, 0, 0, 0, 0, 0];
    const text = packPriors(zeros, ones);
    const model = new Model(7, text);
    const shares = [...model.probabilities].map((p) => p / 32768);
    expect(shares[0]).toBeGreaterThan(0.99);
    expect(Math.abs((shares[1] as number) - 0.5)).toBeLessThan(0.05);
    expect(shares[2]).toBeLessThan(0.01);
    expect(shares.slice(3, 6)).toEqual([0.5, 0.5, 0.5]);
    expect(() => new Model(8, text)).toThrow(/train anew/);
  });
});
