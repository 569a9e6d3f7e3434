import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Game } from '@tickdeck/shared/game/game.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { type FromRoom, monotonicMs, type RoomConfig, type RoomMemory, type ToRoom } from '../port.js';
import { Room } from '../room.js';
import type { MemoryBytes } from '../witness/lookout.js';
import { InputRing } from './input-ring.js';
import { PULSE } from './links.js';
import { Metronome } from './metronome.js';
import { banImpurities } from './purity.js';

/** What a room's thread is started with. */
export interface ThreadData {
  readonly config: RoomConfig;
  readonly memory: RoomMemory;
  readonly port: MessagePort;
  readonly build: string;
  /** Module with a `findGame` of its own, asked first; empty for none. */
  readonly gameModule: string;
}

/** How long before a beat the thread stops sleeping and watches the clock, if there is a core for it. */
const SPIN_MS = 0.5;
/** Nobody ever wakes this one: waiting for it is sleeping. */
const sleepCell = new Int32Array(new SharedArrayBuffer(4));

const data = workerData as ThreadData;
const { port, memory, config } = data;
const game = await loadGame(data);
// Captured before everything impure is taken away from what runs in this thread.
const now = monotonicMs;
const wallMs = Date.now.bind(Date);
const memoryUsage = process.memoryUsage.bind(process);
banImpurities(globalThis);

const room = new Room({
  config,
  game,
  memory,
  build: data.build,
  strictness: 'clamp',
  emit,
  clock: now,
  wallMs,
  memoryBytes,
});
const inputs = new InputRing(memory);
let life: 'running' | 'stopped' = 'running';
run(room);
port.close();

async function loadGame({ gameModule, config: { game: id } }: ThreadData): Promise<Game> {
  const extra = gameModule === '' ? undefined : ((await import(gameModule)) as { findGame: typeof findGame });
  const found = extra?.findGame(id) ?? findGame(id);
  if (!found) throw new RangeError(`no such game: ${id}`);
  return found;
}

/** Beats until told to stop. From here on nothing is asynchronous, and nothing could be. */
function run(room: Room): void {
  const metronome = new Metronome(now());
  while (life === 'running') {
    waitUntil(metronome.dueMs);
    // Taking messages out of the port is part of the beat's work.
    const beganMs = now();
    room.missed(metronome.begin(beganMs));
    drain(room);
    room.beat(beganMs);
    if (!room.isResting || life !== 'running') continue;
    rest(room);
    metronome.restart(now());
  }
}

/** Everything that has come goes into the inbox. */
function drain(room: Room): void {
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
    const message = received.message as ToRoom;
    if (message.kind === 'stop') life = 'stopped';
    room.post(message);
  }
  inputs.drain((message) => room.post(message));
}

/** Sleeps until the moment; spinning at the end makes the beat come within microseconds of it. */
function waitUntil(dueMs: number): void {
  const spinMs = Atomics.load(memory.pulse, PULSE.spin) === 1 ? SPIN_MS : 0;
  const sleepMs = dueMs - now() - spinMs;
  if (sleepMs > 0) Atomics.wait(sleepCell, 0, 0, sleepMs);
  while (now() < dueMs) if (spinMs === 0) Atomics.wait(sleepCell, 0, 0, dueMs - now());
}

/** Sleeps until something is posted. */
function rest(room: Room): void {
  const { pulse } = memory;
  const calls = Atomics.load(pulse, PULSE.calls);
  Atomics.store(pulse, PULSE.resting, 1);
  // Who posts before this look is seen by it; who posts after it has changed the number of calls, so the wait ends at once.
  drain(room);
  if (!room.hasMail) Atomics.wait(pulse, PULSE.calls, calls);
  Atomics.store(pulse, PULSE.resting, 0);
}

function memoryBytes(): MemoryBytes {
  const { arrayBuffers, heapUsed } = memoryUsage();
  return { arrayBuffers, heap: heapUsed };
}

function emit(message: FromRoom): void {
  // A beat's frames are given away, not copied.
  if (message.kind === 'published') port.postMessage(message, [message.bytes.buffer, message.index.buffer]);
  else port.postMessage(message);
}
