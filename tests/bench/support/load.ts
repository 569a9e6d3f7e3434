// The load: many clients on raw sockets, in a process of their own; answers the benchmark that started it.
import { constants, setPriority } from 'node:os';
import { findGame } from '@tickdeck/shared/games/index.js';
import { serve } from './child.js';
import { joinColyseus } from './colyseus-seat.js';
import { RawSocket } from './raw-socket.js';
import { TickdeckSeat } from './tickdeck-seat.js';

/** Whom to connect to, and how many. */
export interface Crowd {
  readonly port: number;
  readonly room: string;
  /** Id of the room's game. */
  readonly game: string;
  readonly count: number;
}

/** What all clients have seen since `begin`. */
export interface Seen {
  readonly messages: number;
  /** Bytes of the streams, headers of frames included. */
  readonly bytes: number;
  readonly wrongTicks: number;
  readonly closed: number;
}

/** Handshakes under way at once. */
const AT_ONCE = 25;

const sockets: RawSocket[] = [];
const seats: TickdeckSeat[] = [];
let messages = 0;
let before = { bytes: 0, wrongTicks: 0 };

const asks = { joinTickdeck, joinColyseus: joinColyseusRoom, joinBare, begin, seen };
export type LoadAsks = typeof asks;
// Clients stand for machines of their own: where they share one with the host, the host goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
serve(asks);

function joinTickdeck({ port, room, game: id, count }: Crowd): Promise<void> {
  const game = findGame(id);
  if (!game) throw new Error(`there is no game ${id}`);
  return join(count, async () => {
    const seat = await TickdeckSeat.join({ port, room, game });
    seat.onFrame = () => messages++;
    seats.push(seat);
    return seat.socket;
  });
}

function joinColyseusRoom({ port, room, count }: Crowd): Promise<void> {
  return join(count, async () => {
    const socket = await joinColyseus(port, room);
    const answer = socket.onMessage;
    socket.onMessage = (bytes) => {
      // After the first, which is answered, the host only tells.
      answer(bytes);
      socket.onMessage = () => messages++;
    };
    return socket;
  });
}

/** Clients of a bare WebSocket server. */
function joinBare({ port, count }: Pick<Crowd, 'port' | 'count'>): Promise<void> {
  return join(count, async () => {
    const socket = await RawSocket.open({ port, path: '/', subprotocol: '' });
    socket.onMessage = () => messages++;
    return socket;
  });
}

async function join(count: number, one: () => Promise<RawSocket>): Promise<void> {
  for (let left = count; left > 0; left -= AT_ONCE) {
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, one))));
  }
}

function begin(): void {
  messages = 0;
  before = { bytes: bytes(), wrongTicks: wrongTicks() };
}

function seen(): Seen {
  return {
    messages,
    bytes: bytes() - before.bytes,
    wrongTicks: wrongTicks() - before.wrongTicks,
    closed: sockets.filter(({ isClosed }) => isClosed).length,
  };
}

function bytes(): number {
  return sockets.reduce((sum, { readBytes }) => sum + readBytes, 0);
}

function wrongTicks(): number {
  return seats.reduce((sum, seat) => sum + seat.wrongTicks, 0);
}
