import { afterAll, beforeAll, expect, it } from 'vitest';
import { partyHost, withBrowser } from '../support/browser.js';
import { firefoxEngine } from '../support/determinism/engines.js';
import { playMatch } from '../support/determinism/result.js';
import { type ModuleServer, serveModules } from '../support/determinism/serve.js';
import { traceMatch } from '../support/determinism/trace.js';

declare global {
  interface Window {
    readonly loaded: { readonly traceMatch: typeof traceMatch };
  }
}

const TICKS = 2400;
const SEEDS = [1, 0x7fffffff];

let server: ModuleServer;
beforeAll(async () => {
  server = await serveModules('/tests/support/determinism/trace.js');
});
afterAll(() => server.close());

// A recording made on one machine is re-simulated on another, and a browser predicts with the host's own code: one bit
// that engines disagree about would part them for good.
it('the same seed, inputs and commands give the same worlds in Node and in Chromium', async () => {
  const there = await withBrowser(async (browser) => {
    const tab = await browser.newPage();
    await tab.goto(`http://${partyHost}:${server.port}/`);
    return tab.evaluate(({ seeds, ticks }) => seeds.map((seed) => window.loaded.traceMatch(seed, ticks)), {
      seeds: SEEDS,
      ticks: TICKS,
    });
  });
  const here = SEEDS.map((seed) => traceMatch(seed, TICKS));
  expect(there).toEqual(here);

  for (const { checkpoints, outcomes } of here) {
    expect(new Set(checkpoints).size).toBe(TICKS / 60);
    expect(outcomes.filter((outcome) => outcome.endsWith(' done')).length).toBeGreaterThan(30);
  }
  expect(here[0]?.checkpoints).not.toEqual(here[1]?.checkpoints);
});

// All ticks in all engines take a minute: npm run determinism.
it.skipIf(!firefoxEngine())('and in Firefox, where there is one', async () => {
  const [seed = 1] = SEEDS;
  const there = await firefoxEngine()?.play(seed, TICKS / 4);
  expect(there?.engine).toMatch(/^Firefox/);
  expect(there?.hash).toBe(playMatch(seed, TICKS / 4, 'here').hash);
});
