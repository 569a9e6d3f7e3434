// Sends a recorded stream in one way to whoever listens; answers the benchmark that started it.
import { createServer } from 'node:http';
import { monotonicMs } from '@tickdeck/server/room/port.js';
import { everyBeat } from '../support/beats.js';
import { serve } from '../support/child.js';
import { openEvents, openLongPoll, openPolling } from './http-outlets.js';
import type { OpenOutlet, Outlet } from './outlet.js';
import { openOurs, openSocketIo } from './socket-outlets.js';
import { Traffic, type Used, usedBetween } from './traffic.js';
import type { Way } from './ways.js';

export interface Opening {
  readonly way: Way;
  /** In base64: processes talk in JSON. */
  readonly frames: readonly string[];
}

export interface Played {
  /** When each frame was there, ms on the machine's clock. */
  readonly sentAtMs: readonly number[];
  readonly used: Used;
}

const outlets: { readonly [way in Way]: OpenOutlet } = {
  polling: openPolling,
  'long poll': openLongPoll,
  SSE: openEvents,
  'Socket.IO': openSocketIo,
  ours: openOurs,
};

const server = createServer();
const traffic = new Traffic(server);
let frames: readonly Uint8Array[] = [];
let outlet: Outlet = () => {};
let played = 0;

const asks = { open, play };
export type TransportAsks = typeof asks;
serve(asks);

/** Listens; returns the port. */
function open({ way, frames: recorded }: Opening): Promise<number> {
  frames = recorded.map((frame) => Buffer.from(frame, 'base64'));
  outlet = outlets[way](server, traffic);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

/** Sends the next so many frames of the recording, which begins anew behind its end, one a beat. */
function play(count: number): Promise<Played> {
  const before = traffic.used;
  const sentAtMs: number[] = [];
  return new Promise((resolve) => {
    const stop = everyBeat(() => {
      if (sentAtMs.length === count) {
        stop();
        resolve({ sentAtMs, used: usedBetween(before, traffic.used) });
        return;
      }
      sentAtMs.push(monotonicMs());
      outlet(frames[played++ % frames.length] as Uint8Array);
    });
  });
}
