import { ByteReader, ByteWriter } from '@tickdeck/shared/wire/bytes.js';

/** Messages one after the other, each behind its length: what a body holds, as HTTP keeps no messages apart. */
export function pack(messages: readonly Uint8Array[]): Uint8Array {
  const bytes = new ByteWriter();
  for (const message of messages) {
    bytes.varint(message.length);
    bytes.raw(message);
  }
  return bytes.finish();
}

export function unpack(packed: Uint8Array): readonly Uint8Array[] {
  const bytes = new ByteReader(packed);
  const messages: Uint8Array[] = [];
  while (bytes.remaining > 0) messages.push(bytes.raw(bytes.varint()));
  return messages;
}
