// Gives `window` its `tickdeck` in the functions below, which run in pages.
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** Waits until the arena can be seen: hands on it are felt from then on. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(() => window.tickdeck?.scene.ready);
}

/** Whether the page can be scrolled sideways, which no page may. */
export async function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
