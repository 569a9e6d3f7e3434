import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../support/child.js';
import type { ColyseusAsks } from '../support/colyseus-host.js';
import type { LoadAsks } from '../support/load.js';
import { type Kept, SETTLE_MS } from './kept.js';

/** The same of a Colyseus room whose loop is `setSimulationInterval` and which sends a patch a tick. */
export async function keepTheirTime(clients: number, ms: number): Promise<Kept> {
  const host = Child.start<ColyseusAsks>(new URL('../support/colyseus-host.js', import.meta.url));
  const load = Child.start<LoadAsks>(new URL('../support/load.js', import.meta.url));
  try {
    const port = await host.ask('open', undefined);
    await load.ask('joinColyseus', { port, room: 'flight', game: '', count: clients });
    await wait(SETTLE_MS);
    await host.ask('forget', undefined);
    await wait(ms);
    const { times, ticksOfPatches } = await host.ask('noted', undefined);
    // The first patch has ticks from before.
    const patches = ticksOfPatches.slice(1);
    return { times, frames: patches.length, wrongFrames: patches.filter((ticks) => ticks !== 1).length };
  } finally {
    await Promise.all([host.stop(), load.stop()]);
  }
}
