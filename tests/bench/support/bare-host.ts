// The least that a broadcast over WebSockets can be: `ws.send` of the same bytes to everybody, again and again.
import { WebSocketServer } from 'ws';
import { everyBeat } from './beats.js';
import { serve } from './child.js';

const asks = { open, broadcast };
export type BareAsks = typeof asks;
serve(asks);

let server: WebSocketServer | undefined;

/** Listens; returns the port. */
function open(): Promise<number> {
  const made = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server = made;
  return new Promise((resolve) =>
    made.on('listening', () => {
      const address = made.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
}

/** Sends everybody so many bytes with each beat from now on. */
function broadcast(bytes: number): void {
  let beats = 0;
  everyBeat(() => {
    const payload = Buffer.alloc(bytes, ++beats);
    for (const client of server?.clients ?? []) client.send(payload, { binary: true });
  });
}
