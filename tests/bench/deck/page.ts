// Gives `window` its `tickdeck` in the function below, which runs in pages.

import { setTimeout as wait } from 'node:timers/promises';
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';
import { brotliBytesOf, filesWithoutPixi } from '../../support/built.js';
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
    for (let opening = 0; opening < OPENINGS; opening++) {
      const { page: tab } = await device.open(party.controlPath);
      await tab.locator('.deck').waitFor();
      paints.push(await firstPaintMs(tab));
      await tab.close();
    }
    await load.ask('joinTickdeck', { port, room, game: 'skirmish', count: WATCHERS });
    const opened = await device.open(party.controlPath);
    await opened.untilLive();
    await wait(SETTLE_MS);
    const [busy, worldRate] = await Promise.all([
      watchMainThread(opened.page, SECONDS * 1000),
      worldFramesPerSecond(opened.page, SECONDS * 1000),
    ]);
    const figure = (name: string, ours: number, unit: string, limit?: number) => ({
      bench: 'deck',
      figure: name,
      ours,
      unit,
      ...(limit === undefined ? {} : { limit }),
    });
    return [
      figure('first paint, p50', median(paints), 'ms', PAINT_MS_MAX),
      figure(
        'all it loads, brotli, without Pixi',
        brotliBytesOf(filesWithoutPixi('control')) / 1000,
        'KB',
        KILOBYTES_MAX,
      ),
      figure(`main thread a frame, ${BOTS + WATCHERS} people`, busy.taskMs / busy.frames, 'ms', FRAME_MS_MAX),
      figure('of that in scripts', busy.scriptMs / busy.frames, 'ms'),
      figure('of that in styles and layout', busy.layoutMs / busy.frames, 'ms'),
      figure('frames a second of the page', busy.frames / SECONDS, ''),
      figure('frames a second of the world', worldRate, ''),
      figure(`tasks over 50 ms in ${SECONDS} s`, busy.longTasks, '', 0),
      figure('the longest task', busy.longestMs, 'ms'),
    ];
  } finally {
    await load.stop();
    await party.stop();
  }
}

/** The mean over so long of what the scene says of itself. */
function worldFramesPerSecond(tab: Page, ms: number): Promise<number> {
  return tab.evaluate(async (forMs) => {
    const endMs = performance.now() + forMs;
    const rates: number[] = [];
    while (performance.now() < endMs) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      rates.push(window.tickdeck?.scene.framesPerSecond ?? 0);
    }
    return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  }, ms);
}

/** Of a page that is loaded; it may not have painted yet. */
async function firstPaintMs(tab: Page): Promise<number> {
  const paint = await tab.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return (await paint.jsonValue()) ?? Number.NaN;
}
