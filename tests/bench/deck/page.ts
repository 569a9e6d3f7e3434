import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { Party } from '../../support/party/party.js';
import { LAPTOP } from '../../support/screens.js';
import { type Figure, median } from '../figure.js';
import { Child } from '../support/child.js';
import type { LoadAsks } from '../support/load.js';
import { watchMainThread } from '../support/main-thread.js';

const BOTS = 128;
const WATCHERS = 72;
const OPENINGS = 3;
const SETTLE_MS = 8_000;
const SECONDS = 60;
/** Pixi's own renderers are chunks of this name. */
const PIXI = /pixi|webgl|webgpu|canvas/i;

const FRAME_MS_MAX = 4;
const PAINT_MS_MAX = 1_000;
const KILOBYTES_MAX = 250;

/** One deck in a browser, in a room of two hundred: what it loads, when it paints, and what its main thread does. */
export async function page(): Promise<readonly Figure[]> {
  const party = await Party.start(['--bots', String(BOTS)]);
  const load = Child.start<LoadAsks>(new URL('../support/load.js', import.meta.url));
  try {
    const { port, room } = party.ready;
    const device = await party.device('Olga', { display: 'always', ...LAPTOP });
    const paints: number[] = [];
    let kilobytes = 0;
    for (let opening = 0; opening < OPENINGS; opening++) {
      const { page: tab } = await device.open(party.controlPath);
      await tab.locator('.deck').waitFor();
      paints.push(await firstPaintMs(tab));
      kilobytes = await loadedKilobytes(tab);
      await tab.close();
    }
    await load.ask('joinTickdeck', { port, room, game: 'skirmish', count: WATCHERS });
    const opened = await device.open(party.controlPath);
    await opened.untilLive();
    await wait(SETTLE_MS);
    const busy = await watchMainThread(opened.page, SECONDS * 1000);
    const figure = (name: string, ours: number, unit: string, limit?: number) => ({
      bench: 'deck',
      figure: name,
      ours,
      unit,
      ...(limit === undefined ? {} : { limit }),
    });
    return [
      figure('first paint, p50', median(paints), 'ms', PAINT_MS_MAX),
      figure('loaded, brotli, without Pixi', kilobytes, 'KB', KILOBYTES_MAX),
      figure(`main thread a frame, ${BOTS + WATCHERS} people`, busy.taskMs / busy.frames, 'ms', FRAME_MS_MAX),
      figure('of that in scripts', busy.scriptMs / busy.frames, 'ms'),
      figure('of that in styles and layout', busy.layoutMs / busy.frames, 'ms'),
      figure('frames a second', busy.frames / SECONDS, ''),
      figure(`tasks over 50 ms in ${SECONDS} s`, busy.longTasks, '', 0),
      figure('the longest task', busy.longestMs, 'ms'),
    ];
  } finally {
    await load.stop();
    await party.stop();
  }
}

function firstPaintMs(tab: Page): Promise<number> {
  return tab.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
  );
}

/** Scripts and styles the page has loaded, as a host with brotli would send them. */
async function loadedKilobytes(tab: Page): Promise<number> {
  const urls = await tab.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.(js|css)$/.test(new URL(name).pathname)),
  );
  let bytes = 0;
  for (const url of urls.filter((one) => !PIXI.test(one))) {
    const answer = await tab.request.get(url);
    bytes += brotliCompressSync(await answer.body()).length;
  }
  return bytes / 1000;
}
