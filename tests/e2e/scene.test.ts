import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, partyHost } from '../support/browser.js';
import { type BuiltPage, servePage } from '../support/built-page.js';

type Opened = Awaited<ReturnType<typeof openBrowser>>;
let browser: Opened;
let server: BuiltPage;

beforeAll(async () => {
  server = await servePage('tests/support/scene');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const PATIENT = { timeout: 20_000 };

interface Visit {
  readonly page: Page;
  readonly problems: string[];
}

async function visit(query: string, viewport = { width: 900, height: 600 }, before = () => {}): Promise<Visit> {
  const page = await browser.newPage({ viewport });
  await page.addInitScript(before);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`http://${partyHost}:${server.port}/?${query}`);
  await page.waitForFunction(() => window.harness?.frames > 5, null, { timeout: 45_000 });
  return { page, problems };
}

it('draws 64 ships and their shots without an error, on a policy that forbids eval', async () => {
  const { page, problems } = await visit('players=64&warm=900', { width: 1440, height: 900 });
  const before = await page.evaluate(() => ({ frames: window.harness.frames, atMs: performance.now() }));
  await page.waitForFunction((frames) => window.harness.frames > frames + 40, before.frames, { timeout: 90_000 });
  const after = await page.evaluate(() => ({ frames: window.harness.frames, atMs: performance.now() }));
  const seen = await page.evaluate(() => ({
    colors: window.harness.colors(),
    ships: window.harness.shown().tables.ships?.count,
    shots: window.harness.shown().tables.shots?.count,
  }));
  const rate = ((after.frames - before.frames) * 1000) / (after.atMs - before.atMs);
  // Only told: on a machine that also builds and tests, a rate says nothing.
  console.log(`64 ships at 1440 × 900: ${rate.toFixed(1)} frames/s`);
  expect(problems).toEqual([]);
  expect(seen.ships).toBe(64);
  expect(seen.shots).toBeGreaterThan(0);
  expect(seen.colors).toBeGreaterThan(200);
  await page.close();
}, 150_000);

it('is drawn by a thread beside the page, in the size of the page', async () => {
  const { page, problems } = await visit('players=24&player=0&mode=overview&easel=beside');
  await expect.poll(() => page.workers().length, PATIENT).toBe(1);
  await expect.poll(() => page.evaluate(() => window.harness.colors()), PATIENT).toBeGreaterThan(200);
  await page.setViewportSize({ width: 600, height: 400 });
  const sides = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage > canvas');
      return ((canvas?.width ?? 0) / (canvas?.height ?? 1)).toFixed(2);
    });
  await expect.poll(sides, PATIENT).toBe('1.50');
  expect(await page.evaluate(() => window.harness.scene.framesPerSecond)).toBeGreaterThan(0);
  await page.evaluate(() => window.harness.scene.destroy());
  await expect.poll(() => page.workers().length, PATIENT).toBe(0);
  expect(problems).toEqual([]);
  await page.close();
});

it('has a pixel for every pixel of the screen, the sky behind it too, in a place of any size', async () => {
  const { page, problems } = await visit('players=4&player=0&mode=overview');
  await page.evaluate(() => {
    const stage = document.getElementById('stage');
    Object.assign(stage?.style ?? {}, { inset: 'auto', left: '0.4px', width: '656.4px', height: '433.6px' });
  });
  const sizes = () =>
    page.evaluate(() =>
      ['#stage > canvas', '#stage > div > canvas'].map((which) => {
        const canvas = document.querySelector<HTMLCanvasElement>(which);
        const shown = canvas?.getBoundingClientRect();
        return [canvas?.width === shown?.width, canvas?.height === shown?.height, canvas?.clientWidth];
      }),
    );
  await expect.poll(sizes, PATIENT).toEqual([
    [true, true, 656],
    [true, true, expect.toSatisfy((width: number) => width > 656 && width < 800)],
  ]);
  const night = await page.evaluate(() => {
    const sky = document.querySelector<HTMLCanvasElement>('#stage > div > canvas');
    const { data } = sky?.getContext('2d')?.getImageData(0, 0, sky.width, sky.height) ?? { data: [] };
    return data.filter((level, at) => at % 4 === 2 && level > 0).length / (data.length / 4);
  });
  expect(night).toBeGreaterThan(0.99);
  expect(problems).toEqual([]);
  await page.close();
});

it('is drawn by the page itself where no thread can', async () => {
  const { page, problems } = await visit('players=24&player=0&mode=overview&easel=beside', undefined, () => {
    // As in browsers that have no such canvases.
    HTMLCanvasElement.prototype.transferControlToOffscreen = () => {
      throw new Error('no such canvas');
    };
  });
  await expect.poll(() => page.evaluate(() => window.harness.colors()), PATIENT).toBeGreaterThan(200);
  expect(page.workers()).toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
});

it('fits a phone: the canvas fills the screen and the HUD leaves the lower third to the thumbs', async () => {
  const { page, problems } = await visit('players=24&player=3', { width: 390, height: 844 });
  const boxes = await page.evaluate(() => ({
    canvas: document.querySelector('#stage > canvas')?.getBoundingClientRect().toJSON(),
    lowest: Math.max(
      ...[...document.querySelectorAll('#hud section, #hud ol')].map((e) => e.getBoundingClientRect().bottom),
    ),
  }));
  expect(boxes.canvas).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  expect(boxes.lowest).toBeLessThan((844 * 2) / 3);
  expect(problems).toEqual([]);
  await page.close();
});

it('picks the ship under a click, and moves a marked row by dragging it', async () => {
  const { page } = await visit('players=8&player=0&mode=overview&hands=camera');
  const aim = await page.evaluate(() => {
    const { harness } = window;
    harness.running = false;
    const ships = harness.shown().tables.ships;
    const flying = ships?.columns.life?.findIndex((life, i) => i < ships.count && life === 0) ?? -1;
    const id = ships?.ids[flying] ?? 0;
    const place = { x: ships?.columns.x?.[flying] ?? 0, y: ships?.columns.y?.[flying] ?? 0 };
    return { id, at: harness.scene.worldToScreen(place.x, place.y), to: harness.scene.worldToScreen(1600, 700) };
  });
  await page.mouse.click(aim.at.x, aim.at.y);
  const row = { table: 'ships', id: aim.id };
  expect(await page.evaluate(() => window.harness.picked.at(-1))).toEqual(row);

  await page.evaluate((marked) => window.harness.scene.mark([marked]), row);
  await page.mouse.move(aim.at.x, aim.at.y);
  await page.mouse.down();
  await page.mouse.move(aim.to.x, aim.to.y, { steps: 4 });
  await page.mouse.up();
  const [dropped] = await page.evaluate(() => window.harness.moved);
  expect(dropped?.row).toEqual(row);
  expect(Math.abs((dropped?.x ?? 0) - 1600)).toBeLessThan(3);
  expect(Math.abs((dropped?.y ?? 0) - 700)).toBeLessThan(3);
  // Dragging a row is not dragging the camera.
  expect(await page.evaluate(() => window.harness.scene.looking.kind)).toBe('overview');
  await page.close();
});

it('lets hands move the camera: a drag sets it free, the wheel zooms about the pointer', async () => {
  const { page } = await visit('players=4&player=0&mode=overview&hands=camera');
  await page.evaluate(() => {
    window.harness.running = false;
  });
  await page.mouse.move(200, 500);
  await page.mouse.down();
  await page.mouse.move(260, 460, { steps: 3 });
  await page.mouse.up();
  expect(await page.evaluate(() => window.harness.scene.looking.kind)).toBe('free');
  const before = await page.evaluate(() => window.harness.scene.screenToWorld(500, 300));
  await page.mouse.move(500, 300);
  const right = await page.evaluate(() => window.harness.scene.screenToWorld(600, 300).x);
  await page.mouse.wheel(0, -400);
  await page.waitForFunction(
    ([left, far]) => window.harness.scene.screenToWorld(600, 300).x - left < (far - left) * 0.8,
    [before.x, right] as const,
  );
  const after = await page.evaluate(() => window.harness.scene.screenToWorld(500, 300));
  expect(Math.abs(after.x - before.x)).toBeLessThan(1);
  expect(Math.abs(after.y - before.y)).toBeLessThan(1);
  await page.close();
});

declare global {
  interface Window {
    /** How many sounds were started, and the loudest sample of any. */
    heard: { count: number; peak: number };
  }
}

/** Counts what a page plays: nobody listens to a headless browser. */
function listen(): void {
  window.heard = { count: 0, peak: 0 };
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...args) {
    window.heard.count++;
    for (const sample of this.buffer?.getChannelData(0) ?? []) {
      window.heard.peak = Math.max(window.heard.peak, Number.isFinite(sample) ? Math.abs(sample) : Infinity);
    }
    start.apply(this, args);
  };
}

it('is silent until the first tap, then heard, and silent again when muted', async () => {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.addInitScript(listen);
  await page.goto(`http://${partyHost}:${server.port}/?players=24&player=3`);
  await page.waitForFunction(() => window.harness?.frames > 30, null, { timeout: 45_000 });
  expect(await page.evaluate(() => window.heard.count)).toBe(0);

  await page.mouse.click(400, 300);
  await page.waitForFunction(() => window.heard.count > 5, null, { timeout: 20_000 });
  const { peak } = await page.evaluate(() => window.heard);
  expect(peak).toBeGreaterThan(0.1);
  expect(peak).toBeLessThan(2);

  const muted = await page.evaluate(() => {
    window.harness.muted = true;
    return { heard: window.heard.count, frames: window.harness.frames };
  });
  await page.waitForFunction((frames) => window.harness.frames > frames + 60, muted.frames, { timeout: 20_000 });
  expect(await page.evaluate(() => window.heard.count)).toBe(muted.heard);
  await page.close();
});
