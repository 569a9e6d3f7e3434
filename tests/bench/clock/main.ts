import { BEAT_MS, BEAT_RATE } from '@tickdeck/server/room/timing.js';
import { type Figure, quantile } from '../figure.js';
import { measureFloor } from '../support/floor.js';
import type { Kept } from './kept.js';
import { keepTime } from './ours.js';
import { judge } from './punctuality.js';
import { keepTheirTime } from './theirs.js';

interface Scene {
  readonly name: string;
  readonly clients: number;
  /** The project's own bar for what 99 of 100 beats are late at most. */
  readonly latenessMs: number;
}

const SCENES: readonly Scene[] = [
  { name: 'idle', clients: 1, latenessMs: 0.5 },
  { name: '500 clients', clients: 500, latenessMs: 2 },
];
const RATE_ERROR_HZ = 0.005;
const ROUNDS = 2;
const SECONDS = 12;
const SECONDS_LONG = 600;
const FLOOR_SECONDS = 5;
const PEER = 'colyseus 0.18';

/** How well the host keeps its beat, beside Colyseus's loop and a bare one on the same machine, in turn. */
export async function clock({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const scene of SCENES) figures.push(...(await watch(scene, long)));
  return figures;
}

async function watch({ name, clients, latenessMs }: Scene, long: boolean): Promise<Figure[]> {
  const ours: Kept[] = [];
  const theirs: Kept[] = [];
  const floor: number[] = [];
  const ms = (long ? SECONDS_LONG : SECONDS) * 1000;
  for (let round = 0; round < (long ? 1 : ROUNDS); round++) {
    floor.push(...(await measureFloor(FLOOR_SECONDS, BEAT_MS, 0)).latenessMs);
    ours.push(await keepTime(clients, ms));
    theirs.push(await keepTheirTime(clients, ms));
  }
  const [us, them] = [judgeAll(ours), judgeAll(theirs)];
  const figure = (what: string) => ({ bench: 'clock', figure: `${name}: ${what}` });
  const peer = (value: number) => ({ peer: PEER, theirs: value });
  return [
    { ...figure('rate off 60 Hz'), ours: us.rateErrorHz, ...peer(them.rateErrorHz), unit: 'Hz', limit: RATE_ERROR_HZ },
    { ...figure('lateness p99'), ours: us.latenessMs, ...peer(them.latenessMs), unit: 'ms', limit: latenessMs },
    { ...figure('lateness p99'), ours: us.latenessMs, peer: 'bare loop', theirs: quantile(floor, 0.99), unit: 'ms' },
    { ...figure('lateness p50'), ours: us.medianMs, peer: 'bare loop', theirs: quantile(floor, 0.5), unit: 'ms' },
    { ...figure('longest gap'), ours: us.gapMs, ...peer(them.gapMs), unit: 'ms' },
    { ...figure('frames with a wrong tick count'), ours: us.wrong, ...peer(them.wrong), unit: '%', limit: 0 },
  ];
}

function judgeAll(kept: readonly Kept[]) {
  const judged = kept.map(({ times }) => judge(times, BEAT_MS));
  const late = judged.flatMap((one) => one.latenessMs);
  const frames = kept.reduce((sum, one) => sum + one.frames, 0);
  const wrongFrames = kept.reduce((sum, one) => sum + one.wrongFrames, 0);
  return {
    rateErrorHz: Math.max(...judged.map(({ rateHz }) => Math.abs(rateHz - BEAT_RATE))),
    latenessMs: quantile(late, 0.99),
    medianMs: quantile(late, 0.5),
    gapMs: Math.max(...judged.map(({ gapMs }) => quantile(gapMs, 1))),
    wrong: (100 * wrongFrames) / frames,
  };
}
