import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteReader, ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeClientMessage, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import type { ClientMessage, ServerMessage } from '@tickdeck/shared/wire/messages.js';
import { readPacked, writePacked } from '@tickdeck/shared/wire/packed.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { decodeServerMessage, encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { type Schema, schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { herdState } from '../support/herd-game.js';
import { plain } from '../support/wild-world.js';
import { wireGame } from '../support/wire-game.js';
import { refusalOf } from '../support/wire-refusal.js';
import { FrameMaker, type FrameVector, fromHex, readVectors, toHex, toState } from '../support/wire-vectors.js';

const game = wireGame as unknown as Game;

interface MessageVectors {
  readonly schemaHash: number;
  readonly client: readonly { readonly message: ClientMessage; readonly hex: string }[];
  readonly server: readonly { readonly message: ServerMessage; readonly hex: string }[];
  readonly packed: readonly { readonly value: Value; readonly hex: string }[];
}
interface FrameVectors {
  readonly views: readonly string[];
  readonly frames: readonly FrameVector[];
}
interface Malformed {
  readonly name: string;
  readonly from: 'client' | 'host';
  readonly hex: string;
  readonly code: string;
}

describe('the vectors of messages', () => {
  const { client, server, packed, schemaHash: hash } = readVectors<MessageVectors>('messages');

  it('[V1] have this schema hash', () => {
    expect(schemaHash(game)).toBe(hash);
  });

  it.each(client)('[V2] $message.kind of a client', ({ message, hex }) => {
    expect(toHex(encodeClientMessage(message, game))).toBe(hex);
    expect(decodeClientMessage(fromHex(hex), game)).toEqual(message);
  });

  it.each(server)('[V2] $message.kind of the host', ({ message, hex }) => {
    expect(toHex(encodeServerMessage(message))).toBe(hex);
    expect(decodeServerMessage(fromHex(hex))).toEqual(message);
  });

  it.each(packed)('[V3] $value packed', ({ value, hex }) => {
    const bytes = new ByteWriter();
    writePacked(bytes, value);
    expect(toHex(bytes.finish())).toBe(hex);
    expect(readPacked(new ByteReader(fromHex(hex)))).toEqual(value);
  });
});

describe('the vectors of frames', () => {
  const ofSession = (file: string, schema: Schema) => {
    const { views: keys, frames } = readVectors<FrameVectors>(file);
    const lasting = keys.map((key) => createView(schema, key));
    const [maker, decoder] = [new FrameMaker(lasting), new FrameDecoder(lasting)];
    const check = ({ name, states, hashes, hex, ...frame }: FrameVector) => {
      expect(states.map((state) => hashView(toState(state)))).toEqual(hashes);
      expect(toHex(maker.make(frame, states.map(toState)))).toBe(hex);
      const decoded = decoder.decode(fromHex(hex));
      expect(decoded.views.map(plain)).toEqual(states);
      const { kind, beat, time, ackSeq } = frame;
      expect(decoded).toMatchObject({ kind, beat, ...time, ackSeq, mismatches: [] });
    };
    return { frames, check };
  };
  const fixed = ofSession('frames', schemaOf(game.state));
  const passing = ofSession('passing', schemaOf(herdState));

  it.each(fixed.frames)('[V4] $name', (frame) => fixed.check(frame));
  it.each(passing.frames)('[V6] $name', (frame) => passing.check(frame));
});

describe('the vectors of malformed messages', () => {
  const views = ['public', 'own:1'].map((key) => createView(schemaOf(game.state), key));
  const decode = {
    client: (bytes: Uint8Array) => decodeClientMessage(bytes, game),
    host: (bytes: Uint8Array) =>
      (bytes[0] ?? 0) >= 0x80 ? new FrameDecoder(views).decode(bytes) : decodeServerMessage(bytes),
  };

  it.each(readVectors<readonly Malformed[]>('malformed'))('[V5] $from: $name is $code', ({ from, hex, code }) => {
    expect(refusalOf(() => decode[from](fromHex(hex)))).toBe(code);
  });
});
