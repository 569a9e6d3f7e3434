import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteReader, ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeClientMessage, decodeHello, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { readPacked, writePacked } from '@tickdeck/shared/wire/packed.js';
import { decodeServerMessage, encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import fc from 'fast-check';
import { Packr, Unpackr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { herdGame } from '../support/herd-game.js';
import { wireGame } from '../support/wire-game.js';
import { anyClientMessage, anyServerMessage, anyValue } from '../support/wire-messages.js';
import { refusalOf } from '../support/wire-refusal.js';

const game = wireGame as unknown as Game;
const anyMessage = anyClientMessage([
  { min: -1, max: 1 },
  { min: 0, max: 255 },
  { min: 0, max: 1 },
]);
const anyMessageToHerd = anyClientMessage(
  [
    { min: -8, max: 8 },
    { min: -8, max: 8 },
    { min: 0, max: 1 },
  ],
  [8, 5],
);
const runs = { numRuns: 1000 };

describe('the messages of a client', () => {
  it('[M1] decode to what was encoded', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const bytes = encodeClientMessage(message, game);
        expect(decodeClientMessage(bytes, game)).toEqual(message);
        if (message.kind === 'hello') expect(decodeHello(bytes)).toEqual(message);
        else expect(refusalOf(() => decodeHello(bytes))).toBe('unknown-message');
      }),
      runs,
    );
  });

  it('[M1] do so in a world of cells, where gazes have places', () => {
    fc.assert(
      fc.property(anyMessageToHerd, (message) => {
        expect(decodeClientMessage(encodeClientMessage(message, herdGame), herdGame)).toEqual(message);
      }),
      runs,
    );
  });

  it('[M2] are refused when anything is missing at the end, or too much there', () => {
    fc.assert(
      fc.property(anyMessage, fc.integer({ min: 0, max: 255 }), (message, more) => {
        const bytes = encodeClientMessage(message, game);
        expectNoPartialMessage(bytes, more, (some) => decodeClientMessage(some, game));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the messages of the host', () => {
  it('[M1] decode to what was encoded', () => {
    fc.assert(
      fc.property(anyServerMessage, (message) => {
        expect(decodeServerMessage(encodeServerMessage(message))).toEqual(message);
      }),
      runs,
    );
  });

  it('[M2] are refused when anything is missing at the end, or too much there', () => {
    fc.assert(
      fc.property(anyServerMessage, fc.integer({ min: 0, max: 255 }), (message, more) => {
        expectNoPartialMessage(encodeServerMessage(message), more, decodeServerMessage);
      }),
      { numRuns: 100 },
    );
  });
});

describe('packed values', () => {
  it('[P1] come back exactly, texts of any kind and all numbers included', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const bytes = pack(value);
        const reader = new ByteReader(bytes);
        expect(readPacked(reader)).toEqual(value);
        reader.end();
      }),
      runs,
    );
  });

  it('[P2] are MessagePack: a general library reads them, and they can be read from what it writes', () => {
    const library = { useRecords: false, variableMapSize: true } as const;
    // A general library cannot carry half a pair, and marks a text of its own beyond 32 bits.
    const isCommon = (value: unknown) =>
      !/[\ud800-\udfff]/.test(JSON.stringify(value)) && !/\\u[dD]/.test(JSON.stringify(value));
    fc.assert(
      fc.property(anyValue.filter(isCommon), (value) => {
        expect(new Unpackr(library).unpack(pack(value))).toEqual(value);
        expect(readPacked(new ByteReader(new Packr(library).pack(value)))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});

function pack(value: Parameters<typeof writePacked>[1]): Uint8Array {
  const bytes = new ByteWriter();
  writePacked(bytes, value);
  return bytes.finish();
}

function expectNoPartialMessage(bytes: Uint8Array, more: number, decode: (bytes: Uint8Array) => unknown): void {
  // Long messages are cut at some hundred places, short ones everywhere.
  const stride = Math.max(1, Math.floor(bytes.length / 300));
  for (let length = 0; length < bytes.length; length += stride) {
    expect(refusalOf(() => decode(bytes.subarray(0, length)))).not.toBe('accepted');
  }
  expect(refusalOf(() => decode(Uint8Array.of(...bytes, more)))).toBe('trailing-bytes');
}
