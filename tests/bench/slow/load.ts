// Readers at different shares of the bandwidth they need, in a process of their own.
import { serve } from '../support/child.js';
import { joinColyseus } from '../support/colyseus-seat.js';
import type { RawSocket } from '../support/raw-socket.js';
import { TickdeckSeat } from '../support/tickdeck-seat.js';
import { findGame } from '../tick/game.js';
import { type Reader, SHARES } from './shares.js';

/** Which host's room to join. */
export interface Place {
  readonly host: 'tickdeck' | 'colyseus';
  readonly port: number;
  readonly room: string;
}

const SAMPLE_MS = 50;

/** One reader: the number of the newest message it has, in an order that all readers share. */
class Reading {
  newest = 0;
  /** Added to what it counts by itself. */
  offset = 0;
  messages = 0;
  agesMs: number[] = [];

  constructor(readonly socket: RawSocket) {}
}

let healthy: Reading | undefined;
let slow: Reading[] = [];
/** When the healthy reader got each message, ms. */
const gotAtMs: number[] = [];
const asks = { join, limit, watch, alone, again };
export type SlowAsks = typeof asks;
serve(asks);

async function join(place: Place): Promise<void> {
  healthy = await joinOne(place, (number) => {
    gotAtMs[number] = performance.now();
  });
  slow = [];
  for (const _ of SHARES) slow.push(await joinOne(place, () => {}));
}

async function joinOne({ host, port, room }: Place, told: (number: number) => void): Promise<Reading> {
  if (host === 'tickdeck') {
    const game = findGame('crowded');
    if (!game) throw new Error('there is no such game');
    const seat = await TickdeckSeat.join({ port, room, game });
    const reading = new Reading(seat.socket);
    seat.onFrame = (beat) => {
      reading.messages++;
      reading.newest = beat;
      told(beat);
    };
    return reading;
  }
  const socket = await joinColyseus(port, room);
  const reading = new Reading(socket);
  const answer = socket.onMessage;
  socket.onMessage = (bytes) => {
    answer(bytes);
    // Every client gets every patch, so counting them tells which it is.
    socket.onMessage = () => {
      reading.messages++;
      reading.newest++;
      told(reading.newest);
    };
  };
  return reading;
}

/** Lets each reader have its share of what the healthy one took in the last `ms`. */
async function limit(ms: number): Promise<void> {
  const { socket } = theHealthy();
  const before = socket.readBytes;
  await wait(ms);
  const bytesPerSecond = ((socket.readBytes - before) * 1000) / ms;
  for (const [i, reading] of slow.entries()) {
    reading.offset = theHealthy().newest - reading.newest;
    reading.socket.limit(bytesPerSecond * (SHARES[i] as number));
  }
}

/** Watches everybody for so long. */
async function watch(ms: number): Promise<{ readonly readers: readonly Reader[]; readonly lateMs: readonly number[] }> {
  for (const reading of slow) {
    reading.messages = 0;
    reading.agesMs = [];
  }
  const from = theHealthy().newest;
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) {
    await wait(SAMPLE_MS);
    for (const reading of slow) reading.agesMs.push(ageMs(reading));
  }
  const readers = slow.map(({ agesMs, messages }) => ({ agesMs, messages, intervalMs: ms / Math.max(1, messages) }));
  return { readers, lateMs: gapsMs(from) };
}

/** How the healthy one fares without anybody slow. */
async function alone(ms: number): Promise<readonly number[]> {
  const from = theHealthy().newest;
  await wait(ms);
  return gapsMs(from);
}

/** Lets the one that has read nothing read all there is: how old what it has is then, ms, and how many were sent away. */
async function again(ms: number): Promise<{ readonly ageMs: number; readonly closed: number }> {
  const stalled = slow.at(-1);
  if (!stalled) throw new Error('nobody has joined');
  stalled.socket.limit(Number.POSITIVE_INFINITY);
  await wait(ms);
  return { ageMs: ageMs(stalled), closed: slow.filter(({ socket }) => socket.isClosed).length };
}

/** How long ago the healthy one got what this one has only now. */
function ageMs({ newest, offset }: Reading): number {
  const nowMs = performance.now();
  const next = gotAtMs.findIndex((ms, number) => number > newest + offset && ms > 0);
  return next < 0 ? 0 : nowMs - (gotAtMs[next] as number);
}

function gapsMs(from: number): readonly number[] {
  const times = gotAtMs.slice(from + 1).filter((ms) => ms > 0);
  return times.slice(1).map((ms, i) => ms - (times[i] as number));
}

function theHealthy(): Reading {
  if (!healthy) throw new Error('nobody has joined');
  return healthy;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
