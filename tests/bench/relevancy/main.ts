import { setTimeout as wait } from 'node:timers/promises';
import { ThreadPort } from '@tickdeck/server/room/thread/thread-port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { type Figure, quantile } from '../figure.js';
import { Crowd, type Hand } from '../support/crowd.js';
import { measureFloor } from '../support/floor.js';
import { camps, PLAYERS } from './game.js';
import { Witnesses } from './witnesses.js';

const SECONDS = 30;
const SECONDS_LONG = 300;
/** Until everybody is there and has shot. */
const SETTLE_MS = 8_000;
const FLOOR_SECONDS = 5;
/** Arithmetic that takes about as long as a beat here. */
const FLOOR_ADDITIONS = 6_000_000;
/** One tick of 600 players in three camps of world-of-claudecraft 0.24, the best figure that a server on Node has published. */
const PUBLISHED_MS = 45.8;
const TARGET_MS = 16;

/**
 * The whole work of a beat for 600 players in three camps who get what is near: taking the inputs out of the thread's port,
 * simulating with hits, capturing, and the frames of all 600 sessions, each with an own view and nine cells that change as it
 * moves about. Some of them are read, and their hashes compared with the room's.
 */
export async function relevancy({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const config = { id: 'camps', name: 'Camps', game: camps.id, seed: 7, bots: 0, botSkill: 'normal' } as const;
  const gameModule = new URL('./game.js', import.meta.url).href;
  let failure: string | undefined;
  const fail = (text: string) => {
    failure ??= text;
  };
  const port = new ThreadPort(config, { build: '', gameModule }, fail);
  const beatMs: number[] = [];
  const bytes: number[] = [];
  const witnesses = new Witnesses();
  const crowd = new Crowd(fighting, 4);
  const floor = [...(await measureFloor(FLOOR_SECONDS, BEAT_MS, FLOOR_ADDITIONS)).workMs];
  port.listen((message) => {
    witnesses.hear(message);
    if (message.kind === 'report') beatMs.push(...message.beatMs);
    if (message.kind !== 'published') return;
    bytes.push(message.bytes.length / (message.index.length / 3));
    crowd.take(message, port);
    try {
      witnesses.read(message);
    } catch (error) {
      fail(String(error));
    }
  });
  try {
    for (let session = 1; session <= PLAYERS; session++) crowd.attach(session, port);
    await wait(SETTLE_MS);
    beatMs.length = 0;
    bytes.length = 0;
    await wait((long ? SECONDS_LONG : SECONDS) * 1000);
  } finally {
    await port.stop();
  }
  floor.push(...(await measureFloor(FLOOR_SECONDS, BEAT_MS, FLOOR_ADDITIONS)).workMs);
  if (failure !== undefined || beatMs.length === 0) throw new Error(`the room failed: ${failure ?? 'no beats'}`);
  const figure = (name: string, ours: number, unit: string) => ({ bench: 'relevancy', figure: name, ours, unit });
  return [
    figure('work of a beat, p50', quantile(beatMs, 0.5), 'ms'),
    {
      ...figure('work of a beat, p99', quantile(beatMs, 0.99), 'ms'),
      peer: 'best published on Node',
      theirs: PUBLISHED_MS,
      // The ratio that the target would have.
      target: TARGET_MS / PUBLISHED_MS,
    },
    figure('work of a beat, longest', Math.max(...beatMs), 'ms'),
    figure('the machine: arithmetic of the same length, p50', quantile(floor, 0.5), 'ms'),
    figure('the machine: arithmetic of the same length, p99', quantile(floor, 0.99), 'ms'),
    figure('beats measured', beatMs.length, ''),
    figure('bytes a frame', quantile(bytes, 0.5), 'B'),
    figure('frames read and found right', witnesses.frames, ''),
    figure('cells that their readers came by', witnesses.cells.size, ''),
  ];
}

/** Changes its mind some three times a second, sweeps the aim all the time and shoots in bursts. */
const fighting: Hand = (values, random) => {
  if (random.below(20) === 0) values.splice(0, 2, random.below(3) - 1, random.below(3) - 1);
  values[2] = ((values[2] as number) + random.below(5)) % 256;
  if (random.below(60) === 0) values[3] = random.below(2);
};
