// Gives `window` its `tickdeck` in the functions below, which run in pages.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';
import { root } from '../support/sources.js';

const folder = join(root, 'docs/images');
const QUALITY = 86;

/** Writes what a page shows now to docs/images. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Another size is drawn from the next frame on.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  const bytes = Buffer.from(data, 'base64');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.webp`), bytes);
  process.stdout.write(`docs/images/${name}.webp  ${Math.round(bytes.length / 1024)} KiB\n`);
}

/** A link is worth showing from here on, ms. */
export const JITTER_MS = 60;
export const LINK_PATIENCE_MS = 20_000;

/** Waits until a page's link is as good as on a machine with a graphics card, or that takes too long. */
export async function untilSettled(page: Page): Promise<void> {
  const isSettled = (jitterMs: number) => {
    const stats = window.tickdeck?.client.stats;
    return (
      stats !== undefined && stats.jitterMs < jitterMs && stats.frameAgeMs < 2 * jitterMs && stats.rttMs < jitterMs
    );
  };
  await page.waitForFunction(isSettled, JITTER_MS, { timeout: LINK_PATIENCE_MS }).catch(() => {});
}
