import type { Writable } from 'node:stream';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import type { ServerOptions, WebSocket } from 'ws';
import type { Clock } from './clock.js';
import type { Packet } from './packet.js';
import { TIMING } from './timing.js';

/** What happens on a socket. */
export interface SocketListener {
  onMessage(bytes: Uint8Array, kind: 'binary' | 'text'): void;
  /** Once, after which nothing more is heard. */
  onClosed(): void;
}

/** Who is at the other end. */
export interface Peer {
  /** What the peer calls itself in the handshake; empty when it says nothing. */
  readonly agent: string;
  /** Where the other end is, as an IP address. */
  readonly address: string;
}

/** One WebSocket connection, as sessions know it. */
export interface Socket extends Peer {
  /** What was agreed in the handshake. */
  readonly subprotocol: string;
  /** Bytes given to `send` that the operating system has not taken yet. */
  readonly bufferedBytes: number;
  send(packet: Packet): void;
  /** Closes once what was sent before is out, and cuts a peer that takes longer than `TIMING.closeGraceMs`. */
  close(code: number, reason: string): void;
  listen(listener: SocketListener): void;
}

/** Compression is off: it costs seven times the sending and game frames gain nothing. */
export const socketOptions: Pick<ServerOptions, 'maxPayload' | 'perMessageDeflate' | 'handleProtocols'> = {
  maxPayload: LIMITS.clientMessageBytesMax,
  perMessageDeflate: false,
  handleProtocols: (offered) => chooseSubprotocol(offered) ?? false,
};

/**
 * Ours, or else any other version's: a browser would drop a handshake that agrees on nothing without telling the page why,
 * while a session can say "reload the page".
 */
export function chooseSubprotocol(offered: Iterable<string>): string | undefined {
  const known = [...offered].filter((name) => name.startsWith('tickdeck.'));
  return known.includes(SUBPROTOCOL) ? SUBPROTOCOL : known[0];
}

/**
 * Wraps a socket of `ws`; call it and `listen` in the turn that brought the socket, or early messages are lost.
 * @param raw - the connection below. Messages are written to it as they are: `ws` frames each one anew for every receiver, which
 * costs a thousand of them a fifth of the sending. It writes whole frames of its own at once too, so nothing gets in between.
 */
export function wrapSocket(ws: WebSocket, raw: Writable, { agent, address }: Peer, clock: Clock): Socket {
  return {
    agent,
    address,
    get subprotocol() {
      return ws.protocol;
    },
    get bufferedBytes() {
      return ws.bufferedAmount;
    },
    send(packet) {
      if (ws.readyState === ws.OPEN) raw.write(packet.framed);
    },
    close(code, reason) {
      ws.close(code, reason);
      const cancel = clock.after(TIMING.closeGraceMs, () => ws.terminate());
      ws.once('close', cancel);
    },
    listen(listener) {
      ws.on('message', (data, isBinary) => listener.onMessage(bytesOf(data), isBinary ? 'binary' : 'text'));
      ws.once('close', () => listener.onClosed());
      // Errors are always followed by close, which is what counts here.
      ws.on('error', () => {});
    },
  };
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
