import { setTimeout as wait } from 'node:timers/promises';
import type { FromRoom } from '@tickdeck/server/room/port.js';
import { ThreadPort } from '@tickdeck/server/room/thread/thread-port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { STREAMS, TOPICS } from '@tickdeck/shared/topics/all.js';
import { type Figure, median } from '../figure.js';
import { Crowd, type Hand } from '../support/crowd.js';

const PLAYERS = 60;
const DECKS = 50;
const ROUNDS = 8;
const SETTLE_MS = 1_000;
const ROUND_MS = 2_500;
/** Of the beats of a round, the slowest: those are the machine's, and would hide what is measured. */
const LEFT_OUT = 0.05;

/** What decks may cost, of the time that there is for a beat, %. */
const SHARE_MAX = 5;

/** What a beat takes with and without fifty decks that look at all there is to look at, in turn. */
export async function decks(): Promise<readonly Figure[]> {
  const config = { id: 'deck', name: 'Deck', game: 'skirmish', seed: 7, bots: 0, botSkill: 'normal' } as const;
  let failure: string | undefined;
  const port = new ThreadPort(config, { build: '', gameModule: '' }, (text) => {
    failure = text;
  });
  const crowd = new Crowd(flying, 5);
  let beatMs: number[] = [];
  port.listen((message: FromRoom) => {
    if (message.kind === 'report') beatMs.push(...message.beatMs);
    if (message.kind === 'published') crowd.take(message, port);
  });
  const measure = async () => {
    await wait(SETTLE_MS);
    beatMs = [];
    await wait(ROUND_MS);
    return mean(beatMs);
  };
  const [alone, watched]: [number[], number[]] = [[], []];
  try {
    for (let session = 1; session <= PLAYERS; session++) crowd.attach(session, port);
    await wait(SETTLE_MS);
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(await measure());
      for (let deck = 1; deck <= DECKS; deck++)
        crowd.watch(PLAYERS + deck, port, [...Object.keys({ ...STREAMS, ...TOPICS })]);
      watched.push(await measure());
      for (let deck = 1; deck <= DECKS; deck++) crowd.leave(PLAYERS + deck, port);
    }
  } finally {
    await port.stop();
  }
  if (failure !== undefined) throw new Error(`the room failed: ${failure}`);
  const extra = median(watched.map((ms, round) => ms - (alone[round] as number)));
  return [
    { bench: 'deck', figure: `a beat with ${PLAYERS} players`, ours: median(alone), unit: 'ms' },
    {
      bench: 'deck',
      figure: `${DECKS} open decks, of the time for a beat`,
      ours: (100 * extra) / BEAT_MS,
      unit: '%',
      limit: SHARE_MAX,
    },
  ];
}

/** Turns and fires at random, all the time. */
const flying: Hand = (values, random) => {
  if (random.below(20) === 0) values.splice(0, 2, random.below(255) - 127, random.below(255) - 127);
  values[2] = ((values[2] as number) + random.below(9)) % 1024;
  values[3] = random.below(4) === 0 ? 1 : 0;
};

function mean(beatMs: readonly number[]): number {
  const counted = [...beatMs].sort((a, b) => a - b).slice(0, Math.ceil(beatMs.length * (1 - LEFT_OUT)));
  return counted.reduce((sum, one) => sum + one, 0) / counted.length;
}
