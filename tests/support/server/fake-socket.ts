import type { Packet } from '@tickdeck/server/gateway/packet.js';
import type { Socket, SocketListener } from '@tickdeck/server/gateway/socket.js';
import { type ClientMessage, type ServerMessage, SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { fromBytes, toBytes } from './json-codec.js';

/** The far end of a session, held by a test. */
export class FakeSocket implements Socket {
  readonly sent: Uint8Array[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  bufferedBytes = 0;
  #listener: SocketListener | undefined;

  constructor(
    readonly subprotocol: string = SUBPROTOCOL,
    readonly address: string = '192.0.2.1',
    readonly agent: string = '',
  ) {}

  send({ payload }: Packet): void {
    if (this.closed === undefined) this.sent.push(payload);
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }

  listen(listener: SocketListener): void {
    this.#listener = listener;
  }

  /** As if the client sent a message. */
  type(message: ClientMessage): void {
    this.#listener?.onMessage(toBytes(message), 'binary');
  }

  raw(bytes: Uint8Array, kind: 'binary' | 'text' = 'binary'): void {
    this.#listener?.onMessage(bytes, kind);
  }

  /** As if the connection were gone. */
  drop(): void {
    this.#listener?.onClosed();
  }

  /** Messages sent so far; frames, which are single bytes here, are left out. */
  messages(): ServerMessage[] {
    return this.sent.filter((bytes) => bytes.length > 1).map(fromBytes);
  }

  last<K extends ServerMessage['kind']>(kind: K): Extract<ServerMessage, { kind: K }> | undefined {
    return this.messages()
      .filter((message): message is Extract<ServerMessage, { kind: K }> => message.kind === kind)
      .at(-1);
  }

  frames(): number[] {
    return this.sent.filter((bytes) => bytes.length === 1).map((bytes) => bytes[0] as number);
  }
}
