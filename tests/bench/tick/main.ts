import { setTimeout as wait } from 'node:timers/promises';
import { type ArrivedInput, LINK, monotonicMs, type Published } from '@tickdeck/server/room/port.js';
import { ThreadPort } from '@tickdeck/server/room/thread-port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { type Figure, quantile } from '../figure.js';
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
  const crowd = new Crowd();
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

/** The gateway's side: claims every beat, acknowledges it for everybody, and sends everybody's next input. */
class Crowd {
  private readonly random = new Random(1);
  private readonly held = new Map<number, number[]>();
  private seq = 0;

  attach(session: number, port: ThreadPort): void {
    const look = { color: 1, shape: 1, tag: 'TI' };
    const who = { device: `device ${session}`, name: `Player ${session}`, look, when: 'ask' } as const;
    port.post({ kind: 'attach', session, link: session, role: 'player', ...who });
    this.held.set(session, [0, 0, 0, 0]);
  }

  take({ beat }: Published, port: ThreadPort): void {
    Atomics.add(port.memory.claims, 1, 1);
    for (const session of this.held.keys()) {
      Atomics.store(port.memory.links, session * LINK.width + LINK.ackedBeat, beat);
    }
    port.post({ kind: 'inputs', inputs: this.inputs(beat) });
  }

  /** Hands that change their mind some three times a second, and sweep the aim all the time. */
  private inputs(beat: number): ArrivedInput[] {
    const { random } = this;
    const seq = ++this.seq;
    const atMs = monotonicMs();
    return Array.from(this.held, ([session, values]) => {
      if (random.below(40) === 0) values.splice(0, 2, random.below(3) - 1, random.below(3) - 1);
      values[2] = ((values[2] as number) + random.below(5)) % 256;
      values[3] = random.below(4) === 0 ? 1 : 0;
      return {
        session,
        input: { kind: 'input', seq, ack: beat, shown: 16 * Math.max(0, beat - 3), values: [...values] },
        atMs,
      };
    });
  }
}
