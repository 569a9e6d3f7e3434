// The least that a broadcast over WebSockets can be: `ws.send` of the same bytes to everybody, again and again.
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { WebSocketServer } from 'ws';
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
  const startMs = performance.now();
  let beats = 0;
  const beat = () => {
    const payload = Buffer.alloc(bytes, ++beats);
    for (const client of server?.clients ?? []) client.send(payload, { binary: true });
    // Never late twice: the next beat is due by the clock, not by when this one was.
    setTimeout(beat, Math.max(0, startMs + (beats + 1) * BEAT_MS - performance.now()));
  };
  beat();
}
