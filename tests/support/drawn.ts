// Gives `window` its `tickdeck` in the function below, which runs in pages.
import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** Red, green and blue, 0 … 255. */
export type Color = readonly [number, number, number];

/**
 * The brightest that the arena's canvas has within a pixel of places of the world, as thin lines lie between pixels. Nothing that
 * lies over the canvas is in it. The canvas is drawn by another thread: it may be some frames behind the scene.
 */
export function colorsAt(page: Page, places: readonly (readonly [number, number])[]): Promise<readonly Color[]> {
  return page.evaluate((all) => {
    const { scene } = window.tickdeck ?? {};
    const canvas = document.querySelector<HTMLCanvasElement>('.arena > canvas');
    const copy = document.createElement('canvas');
    const context = copy.getContext('2d');
    if (!scene || !canvas || !context) throw new Error('there is no arena');
    copy.width = canvas.width;
    copy.height = canvas.height;
    context.drawImage(canvas, 0, 0);
    const scale = canvas.width / canvas.clientWidth;
    return all.map(([x, y]) => {
      const at = scene.worldToScreen(x, y);
      const { data } = context.getImageData(Math.floor(at.x * scale) - 1, Math.floor(at.y * scale) - 1, 3, 3);
      const pixels = Array.from({ length: 9 }, (_, i) => [...data.slice(4 * i, 4 * i + 3)] as [number, number, number]);
      return pixels.reduce((best, one) => (one[0] + one[1] + one[2] > best[0] + best[1] + best[2] ? one : best));
    });
  }, places);
}
