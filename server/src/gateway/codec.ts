import type { Game } from '@tickdeck/shared/game/game.js';
import { decodeClientMessage, decodeHello } from '@tickdeck/shared/wire/client-codec.js';
import type { ClientMessage, Hello, ServerMessage } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';

/** The bytes of messages; decoding throws nothing but `ProtocolError`. */
export interface Codec {
  decodeHello(bytes: Uint8Array): Hello;
  decodeClientMessage(bytes: Uint8Array, game: Game): ClientMessage;
  encodeServerMessage(message: ServerMessage): Uint8Array;
  schemaHash(game: Game): number;
}

export const wireCodec: Codec = { decodeHello, decodeClientMessage, encodeServerMessage, schemaHash };
