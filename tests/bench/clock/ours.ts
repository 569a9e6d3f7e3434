import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../support/child.js';
import type { HostAsks } from '../support/host.js';
import type { LoadAsks } from '../support/load.js';
import { type Kept, SETTLE_MS } from './kept.js';

const BOTS = 32;

/** Lets the real host run with so many clients, and reads when its ticks began. */
export async function keepTime(clients: number, ms: number): Promise<Kept> {
  const folder = mkdtempSync(join(tmpdir(), 'tickdeck-clock-'));
  const path = join(folder, 'times');
  const gameModule = new URL('./game.js', import.meta.url);
  gameModule.searchParams.set('times', path);
  const host = Child.start<HostAsks>(new URL('../support/host.js', import.meta.url));
  const load = Child.start<LoadAsks>(new URL('../support/load.js', import.meta.url));
  try {
    const bots = clients > 1 ? BOTS : 0;
    const { port, room } = await host.ask('open', { game: 'skirmish', gameModule: gameModule.href, bots });
    await load.ask('joinTickdeck', { port, room, game: 'skirmish', count: clients });
    await wait(SETTLE_MS);
    await load.ask('begin', undefined);
    const startMs = await host.ask('nowMs', undefined);
    await wait(ms);
    const endMs = await host.ask('nowMs', undefined);
    const { messages, wrongTicks, closed } = await load.ask('seen', undefined);
    if (closed > 0) throw new Error(`${closed} clients were sent away`);
    // What was noted last is still in the thread's memory.
    const all = readTimes(path);
    const times = all.filter((one) => one >= startMs && one < endMs);
    return { times, frames: messages, wrongFrames: wrongTicks };
  } finally {
    await Promise.all([host.stop(), load.stop()]);
    rmSync(folder, { recursive: true });
  }
}

function readTimes(path: string): number[] {
  const bytes = readFileSync(path);
  return Array.from(new Float64Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 8)));
}
