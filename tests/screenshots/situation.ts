// Gives `window` its `tickdeck` in the function below, which runs in pages.
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** How a page's ship stands in the fight; distances in world units, places in CSS pixels. */
export interface Situation {
  readonly alive: boolean;
  readonly own: { readonly x: number; readonly y: number };
  readonly enemy: { readonly x: number; readonly y: number } | undefined;
  readonly enemyAway: number;
  /** Other ships and shots on the screen. */
  readonly shipsSeen: number;
  readonly shotsSeen: number;
  readonly phase: string;
  /** Jitter of the page's link, ms. */
  readonly jitterMs: number;
}

/** What a picture is waited for. `waitedMs`: on a slow machine a link that looks bad is better than no picture. */
export type Moment = (situation: Situation, waitedMs: number) => boolean;

/** Reads the situation from what a play page shows; undefined while it has no ship. */
export function readSituation(page: Page): Promise<Situation | undefined> {
  return page.evaluate(() => {
    const { client, scene } = window.tickdeck ?? {};
    const shown = client?.latest();
    const [ships, shots] = [shown?.tables.ships, shown?.tables.shots];
    if (!client || !scene || !shown || !ships || !shots) return undefined;
    const { player = [], x = [], y = [], hp = [] } = ships.columns;
    const rows = Array.from({ length: ships.count }, (_, row) => row);
    const own = rows.find((row) => player[row] === shown.player);
    if (own === undefined) return undefined;
    const placeOf = (row: number) => scene.worldToScreen(x[row] ?? 0, y[row] ?? 0);
    const isSeen = (at: { readonly x: number; readonly y: number }) =>
      at.x > 0 && at.y > 0 && at.x < innerWidth && at.y < innerHeight;
    const away = (row: number) => Math.hypot((x[row] ?? 0) - (x[own] ?? 0), (y[row] ?? 0) - (y[own] ?? 0));
    const others = rows.filter((row) => row !== own && (hp[row] ?? 0) > 0).sort((a, b) => away(a) - away(b));
    const [nearest] = others;
    const shotPlaces = Array.from({ length: shots.count }, (_, row) =>
      scene.worldToScreen(shots.columns.x?.[row] ?? 0, shots.columns.y?.[row] ?? 0),
    );
    const { phase = '' } = shown.document.match as { readonly phase?: string };
    return {
      alive: (hp[own] ?? 0) > 0,
      own: placeOf(own),
      enemy: nearest === undefined ? undefined : placeOf(nearest),
      enemyAway: nearest === undefined ? Number.POSITIVE_INFINITY : away(nearest),
      shipsSeen: others.filter((row) => isSeen(placeOf(row))).length,
      shotsSeen: shotPlaces.filter(isSeen).length,
      phase,
      jitterMs: client.stats.jitterMs,
    };
  });
}
