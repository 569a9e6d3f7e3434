// A Colyseus server with the rooms that benchmarks measure; answers the benchmark that started it.
import { Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { serve } from './child.js';
import { FlightRoom, IdleRoom, noted } from './colyseus-rooms.js';

const server = new Server({ transport: new WebSocketTransport(), greet: false, gracefullyShutdown: false });
server.define('idle', IdleRoom);
server.define('flight', FlightRoom);

const asks = { open, forget, noted: () => noted };
export type ColyseusAsks = typeof asks;
serve(asks);

/** Listens; returns the port. */
async function open(): Promise<number> {
  await server.listen(0, '127.0.0.1');
  const address = server.transport.server?.address();
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen on a port');
  return address.port;
}

/** Whatever was noted so far does not count. */
function forget(): void {
  noted.times = [];
  noted.ticksOfPatches = [];
}
