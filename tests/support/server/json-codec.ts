import type { Codec } from '@tickdeck/server/gateway/codec.js';
import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import type { ClientMessage, Hello, ServerMessage } from '@tickdeck/shared/wire/messages.js';

export const GOOD_SCHEMA = 4711;

/** Messages as JSON: the gateway's own behaviour does not depend on how messages look as bytes. */
export const jsonCodec: Codec = {
  decodeHello(bytes) {
    const message = parse(bytes);
    if (message.kind !== 'hello') throw new ProtocolError('unknown-message', 'no hello');
    return message as Hello;
  },
  decodeClientMessage: (bytes) => parse(bytes) as ClientMessage,
  encodeServerMessage: (message) => toBytes(message),
  schemaHash: () => GOOD_SCHEMA,
};

export function toBytes(message: ServerMessage | ClientMessage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

export function fromBytes(bytes: Uint8Array): ServerMessage {
  return JSON.parse(new TextDecoder().decode(bytes)) as ServerMessage;
}

function parse(bytes: Uint8Array): { kind: string } {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as { kind: string };
  } catch {
    throw new ProtocolError('bad-structure', 'no JSON');
  }
}
