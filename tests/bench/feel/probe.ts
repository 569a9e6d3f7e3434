import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** A change of a ship's engine that a page drew. Times of all pages of a machine are on one clock, ms. */
export interface Seen {
  readonly player: number;
  readonly thrusting: number;
  readonly atMs: number;
}

declare global {
  interface Window {
    /** What the probe has noted. */
    seen?: Seen[];
  }
}

/** Notes from now on when a ship's engine is first drawn running, or still. */
export function watchEngines(page: Page): Promise<void> {
  return page.evaluate(() => {
    const client = window.tickdeck?.client;
    if (!client) throw new Error('there is no client');
    const seen: Seen[] = [];
    const known = new Map<number, number>();
    const show = client.show.bind(client);
    window.seen = seen;
    client.show = () => {
      const shown = show();
      const ships = shown?.tables.ships;
      for (let i = 0; ships && i < ships.count; i++) {
        const player = ships.columns.player?.[i] ?? 0;
        const thrusting = ships.columns.thrusting?.[i] ?? 0;
        if (known.get(player) === thrusting) continue;
        known.set(player, thrusting);
        seen.push({ player, thrusting, atMs: performance.timeOrigin + performance.now() });
      }
      return shown;
    };
  });
}

/** Presses a key, or lets go of it, and returns when. */
export function touch(page: Page, act: 'keydown' | 'keyup', key: string): Promise<number> {
  return page.evaluate(
    ([type, name]) => {
      const atMs = performance.timeOrigin + performance.now();
      window.dispatchEvent(new KeyboardEvent(type, { key: name, code: `Key${name.toUpperCase()}` }));
      return atMs;
    },
    [act, key] as const,
  );
}

/** What the page tells of its link. */
export function statsOf(page: Page) {
  return page.evaluate(() => {
    const stats = window.tickdeck?.client.stats;
    if (!stats) throw new Error('there is no client');
    return { ...stats };
  });
}

export function seenBy(page: Page): Promise<readonly Seen[]> {
  return page.evaluate(() => window.seen ?? []);
}
