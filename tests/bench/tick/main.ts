import { setTimeout as wait } from 'node:timers/promises';
import { ThreadPort } from '@tickdeck/server/room/thread/thread-port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { type Figure, quantile } from '../figure.js';
import { Crowd, type Hand } from '../support/crowd.js';
import { measureFloor } from '../support/floor.js';
import { PLAYERS } from './game.js';

const SECONDS = 30;
const SECONDS_LONG = 300;
const SETTLE_MS = 5_000;
const FLOOR_SECONDS = 5;
/** Arithmetic that takes about as long as a beat here. */
const FLOOR_ADDITIONS = 2_000_000;
/** What Riot gives one server tick of Valorant, at 128 of them a second. */
const RIOT_MS = 2.34;

/**
 * The whole work of a beat for a hundred players among a thousand moving rows: taking the inputs out of the thread's port,
 * simulating, capturing, encoding for a hundred sessions with a view of their own each, and handing the frames over.
 *
 * A room beats 60 times a second, so a second of this world at 128 ticks takes two of wall time here; the work of a beat, one
 * tick of 1/128 s, is the same, and it is the work that is measured.
 */
export async function tick({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const config = { id: 'tick', name: 'Tick', game: 'crowded', seed: 7, bots: 0, botSkill: 'normal' } as const;
  const gameModule = new URL('./game.js', import.meta.url).href;
  let failure: string | undefined;
  const port = new ThreadPort(config, { build: '', gameModule }, (text) => {
    failure = text;
  });
  const beatMs: number[] = [];
  const bytes: number[] = [];
  let cpu = { user: 0, system: 0 };
  const crowd = new Crowd(walking, 4);
  const floor = [...(await measureFloor(FLOOR_SECONDS, BEAT_MS, FLOOR_ADDITIONS)).workMs];
  port.listen((message) => {
    if (message.kind === 'report') beatMs.push(...message.beatMs);
    if (message.kind !== 'published') return;
    bytes.push(message.bytes.length / (message.index.length / 3));
    crowd.take(message, port);
  });
  try {
    for (let session = 1; session <= PLAYERS; session++) crowd.attach(session, port);
    await wait(SETTLE_MS);
    beatMs.length = 0;
    const before = process.cpuUsage();
    await wait((long ? SECONDS_LONG : SECONDS) * 1000);
    cpu = process.cpuUsage(before);
  } finally {
    await port.stop();
  }
  floor.push(...(await measureFloor(FLOOR_SECONDS, BEAT_MS, FLOOR_ADDITIONS)).workMs);
  if (failure !== undefined || beatMs.length === 0) throw new Error(`the room failed: ${failure ?? 'no beats'}`);
  return [
    { bench: 'tick', figure: 'work of a beat, p50', ours: quantile(beatMs, 0.5), unit: 'ms' },
    { bench: 'tick', figure: 'work of a beat, p99', ours: quantile(beatMs, 0.99), unit: 'ms', target: RIOT_MS },
    { bench: 'tick', figure: 'work of a beat, longest', ours: Math.max(...beatMs), unit: 'ms' },
    {
      bench: 'tick',
      figure: 'CPU a beat, with the sender of inputs',
      ours: (cpu.user + cpu.system) / 1000 / beatMs.length,
      unit: 'ms',
    },
    {
      bench: 'tick',
      figure: 'the machine: arithmetic of the same length, p50',
      ours: quantile(floor, 0.5),
      unit: 'ms',
    },
    {
      bench: 'tick',
      figure: 'the machine: arithmetic of the same length, p99',
      ours: quantile(floor, 0.99),
      unit: 'ms',
    },
    { bench: 'tick', figure: 'beats measured', ours: beatMs.length, unit: '' },
    { bench: 'tick', figure: 'bytes a frame', ours: quantile(bytes, 0.5), unit: 'B' },
  ];
}

/** Changes its mind some three times a second, and sweeps the aim all the time. */
const walking: Hand = (values, random) => {
  if (random.below(40) === 0) values.splice(0, 2, random.below(3) - 1, random.below(3) - 1);
  values[2] = ((values[2] as number) + random.below(5)) % 256;
  values[3] = random.below(4) === 0 ? 1 : 0;
};
