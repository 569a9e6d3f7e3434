// Gives `window` its `bench` in the functions below, which run in the page.

import { setTimeout as wait } from 'node:timers/promises';
import { FRAMES_PER_SECOND } from '@tickdeck/client/pages/control/refresh.js';
import type { Page } from 'playwright-core';
import { partyHost, withBrowser } from '../../support/browser.js';
import { servePage } from '../../support/built-page.js';
import type { Figure } from '../figure.js';
import { tellFrames, trainedGame } from '../replica/frames.js';
import { HZ } from '../replica/game.js';
import { type Busy, watchMainThread } from '../support/main-thread.js';
import { packFrames } from './packed-frames.js';
import type {} from './page/main.js';

const ROWS = 5_000;
const SETTLE_MS = 2_000;
const SECONDS = 8;
const SECONDS_LONG = 30;
/** Until the page is there, and between what is measured. */
const SPARE_SECONDS = 20;
const VIEWPORT = { width: 1000, height: 900 };

const FRAME_MS_MAX = 4;

/** What the inspector is asked to do with the rows, one after the other; before the first there is no inspector. */
const WORKS: readonly { readonly name: string; begin(page: Page): Promise<unknown> }[] = [
  { name: 'no inspector', begin: async () => {} },
  { name: 'listed', begin: (page) => page.evaluate(() => window.bench.open()) },
  {
    name: 'filtered and sorted',
    async begin(page) {
      await page.getByLabel('Filter movers').fill('vx > 0 and color < 14');
      await page.getByRole('columnheader', { name: 'x', exact: true }).getByRole('button').click();
      await leave(page);
    },
  },
  {
    name: 'one row open',
    async begin(page) {
      await page.locator('.grid-line').first().click();
      for (const field of ['x', 'y', 'heading']) {
        await page.getByRole('button', { name: `More about ${field}`, exact: true }).click();
      }
      await leave(page);
    },
  },
  {
    name: 'as many selected as one edit changes',
    async begin(page) {
      await page.locator('.grid').focus();
      await page.keyboard.press('Control+a');
      await leave(page);
    },
  },
];

/** What 5,000 moving rows cost the main thread of a page that receives them as often as a deck does and shows them in the inspector. */
export async function inspector({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const seconds = long ? SECONDS_LONG : SECONDS;
  const game = trainedGame(ROWS);
  const ticks = HZ * (SPARE_SECONDS + WORKS.length * (seconds + SETTLE_MS / 1000));
  const told = tellFrames(game, ticks, { stride: HZ / FRAMES_PER_SECOND });
  const frames = packFrames(Array.from(told, ({ bytes }) => bytes));
  const priors = new TextEncoder().encode(JSON.stringify(game.state.priors));
  const server = await servePage('tests/bench/inspector/page', { 'frames.bin': frames, 'priors.json': priors });
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: VIEWPORT });
      await page.goto(`http://${partyHost}:${server.port}/`);
      await page.waitForFunction(() => window.bench !== undefined);
      const figures: Figure[] = [];
      for (const { name, begin } of WORKS) {
        await begin(page);
        await wait(SETTLE_MS);
        figures.push(...figuresOf(name, await watchMainThread(page, seconds * 1000), seconds));
      }
      const { left, mismatches } = await page.evaluate(() => ({ ...window.bench }));
      if (mismatches > 0 || left === 0) throw new Error(`${mismatches} frames were wrong, ${left} are left`);
      return figures;
    });
  } finally {
    await server.close();
  }
}

function figuresOf(name: string, { taskMs, longTasks, longestMs }: Busy, seconds: number): readonly Figure[] {
  const figure = (of: string, ours: number, unit: string, limit: number | undefined) => ({
    bench: 'inspector',
    figure: `${ROWS} rows, ${name}: ${of}`,
    ours,
    unit,
    ...(limit === undefined ? {} : { limit }),
  });
  return [
    figure('main thread, a 60th of a second', taskMs / (60 * seconds), 'ms', FRAME_MS_MAX),
    figure('tasks over 50 ms', longTasks, '', 0),
    ...(longTasks > 0 ? [figure('the longest task', longestMs, 'ms', undefined)] : []),
  ];
}

/** Rows stay where they are while a pointer or the keys are on them: both go elsewhere. */
async function leave(page: Page): Promise<void> {
  await page.mouse.move(VIEWPORT.width - 10, 10);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}
