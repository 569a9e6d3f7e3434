// Gives `window` its `tickdeck` in the functions below, which run in pages.
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** What a page's own replica says; pages are judged by this, never by pixels. */
export interface Seen {
  readonly player: number;
  readonly speed: number;
  readonly tick: number;
  /** The viewer's own ship, or undefined. */
  readonly own: { readonly x: number; readonly y: number } | undefined;
  /** Names of all who are present, by player number. */
  readonly names: { readonly [player: number]: string };
}

/** Waits until the page is connected and has a world. */
export async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => window.tickdeck?.client.link.kind === 'live' && window.tickdeck.client.latest());
}

/** Waits until the arena can be seen: hands on it are felt from then on. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(() => window.tickdeck?.scene.ready);
}

export async function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const shown = window.tickdeck?.client.latest();
    if (!shown) throw new Error('this page has no world yet');
    const players = Object.entries(shown.document.players ?? {}) as [string, { name: string; present: boolean }][];
    const present = players.filter(([, { present }]) => present);
    const { ids, columns, count } = shown.tables.ships as NonNullable<(typeof shown.tables)[string]>;
    const index = ids.subarray(0, count).findIndex((_, at) => columns.player?.[at] === shown.player);
    return {
      player: shown.player,
      speed: shown.speed,
      tick: shown.tick,
      own: index < 0 ? undefined : { x: columns.x?.[index] as number, y: columns.y?.[index] as number },
      names: Object.fromEntries(present.map(([key, { name }]) => [Number(key.slice(1)), name])),
    };
  });
}

/** Waits until the page's own ship is farther than `units` from where it is now. */
export async function untilMoved(page: Page, units: number): Promise<void> {
  const { own } = await seenBy(page);
  if (!own) throw new Error('this page has no ship');
  await page.waitForFunction(
    ([x, y, units]) => {
      const shown = window.tickdeck?.client.latest();
      const columns = shown?.tables.ships?.columns;
      const at = shown ? (columns?.player?.indexOf(shown.player) ?? -1) : -1;
      return at >= 0 && Math.hypot((columns?.x?.[at] ?? x) - x, (columns?.y?.[at] ?? y) - y) > units;
    },
    [own.x, own.y, units] as const,
  );
}

/** Whether the page can be scrolled sideways, which no page may. */
export async function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
