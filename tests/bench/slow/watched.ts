import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../figure.js';
import { type Asks, Child } from '../support/child.js';
import type { ColyseusAsks } from '../support/colyseus-host.js';
import type { HostAsks } from '../support/host.js';
import type { Place, SlowAsks } from './load.js';
import type { Reader } from './shares.js';

/** What slow readers saw of a host, and what they did to it. */
export interface Watched {
  /** In the order of the shares. */
  readonly readers: readonly Reader[];
  /** Of the healthy reader's gaps, without slow ones and beside them, p99, ms. */
  readonly aloneMs: number;
  readonly besideMs: number;
  readonly againMs: number;
  readonly closed: number;
  readonly grownMb: number;
}

const SETTLE_MS = 4_000;
/** Over so long it is measured what the stream takes. */
const NEED_MS = 5_000;
const AGAIN_MS = 2_000;

export async function watchOurs(ms: number): Promise<Watched> {
  const host = Child.start<HostAsks>(new URL('../support/host.js', import.meta.url));
  return watch(host, ms, async () => {
    // A stream that is the same all the time, unlike that of a match with its rests.
    const gameModule = new URL('../tick/game.js', import.meta.url).href;
    const { port, room } = await host.ask('open', { game: 'crowded', gameModule, bots: 0 });
    return { host: 'tickdeck', port, room };
  });
}

export async function watchTheirs(ms: number): Promise<Watched> {
  const host = Child.start<ColyseusAsks>(new URL('../support/colyseus-host.js', import.meta.url));
  return watch(host, ms, async () => ({ host: 'colyseus', port: await host.ask('open', undefined), room: 'flight' }));
}

async function watch<A extends Asks>(host: Child<A>, ms: number, open: () => Promise<Place>): Promise<Watched> {
  const load = Child.start<SlowAsks>(new URL('./load.js', import.meta.url));
  try {
    await load.ask('join', await open());
    await wait(SETTLE_MS);
    const alone = await load.ask('alone', ms / 2);
    await load.ask('limit', NEED_MS);
    const before = await host.memoryBytes();
    const { readers, lateMs } = await load.ask('watch', ms);
    const grownMb = ((await host.memoryBytes()) - before) / 1e6;
    const { ageMs, closed } = await load.ask('again', AGAIN_MS);
    const p99 = (gaps: readonly number[]) => quantile(gaps, 0.99);
    return { readers, aloneMs: p99(alone), besideMs: p99(lateMs), againMs: ageMs, closed, grownMb };
  } finally {
    await Promise.all([host.stop(), load.stop()]);
  }
}
