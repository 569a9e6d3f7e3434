import { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import type { Layout, Struct } from './layout.js';

/** The messages of one direction: for each kind its first byte (below 0x80) and what follows. */
export type MessageTable<M extends { readonly kind: string }> = {
  readonly [K in M['kind']]: { readonly type: number; readonly body: Struct<Body<M, K>> };
};

/** What a message holds besides its kind. */
export type Body<M extends { readonly kind: string }, K extends M['kind']> = Omit<Extract<M, { kind: K }>, 'kind'>;

export function encodeMessage<M extends { readonly kind: string }>(
  table: MessageTable<M>,
  message: M,
): Uint8Array<ArrayBuffer> {
  const { type, body } = table[message.kind as M['kind']];
  const bytes = new ByteWriter();
  bytes.byte(type);
  // The table has the layout of this very kind; the compiler cannot follow a union through an index.
  (body as Layout<unknown>).write(bytes, message);
  return bytes.finish();
}

/** The message that all these bytes are. @throws ProtocolError */
export function decodeMessage<M extends { readonly kind: string }>(
  table: MessageTable<M>,
  message: Uint8Array,
  bytesMax: number,
): M {
  checkSize(message, bytesMax);
  const bytes = new ByteReader(message);
  const type = bytes.byte();
  const kind = (Object.keys(table) as M['kind'][]).find((name) => table[name].type === type);
  if (kind === undefined) throw new ProtocolError('unknown-message', `type ${type}`);
  const body: object = table[kind].body.read(bytes);
  bytes.end();
  return { kind, ...body } as unknown as M;
}

/** @throws ProtocolError 'too-large' */
export function checkSize(message: Uint8Array, bytesMax: number): void {
  if (message.length > bytesMax) throw new ProtocolError('too-large', `${message.length} bytes, at most ${bytesMax}`);
}
