import { keepFresh } from '@tickdeck/client/pages/control/refresh.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const SECONDS = 4;
let frameMs = 16;

beforeEach(() => {
  vi.useFakeTimers();
  // A display that shows its next frame at the next whole multiple of what a frame takes.
  vi.stubGlobal('requestAnimationFrame', (draw: (nowMs: number) => void) => {
    const leftMs = frameMs - (Date.now() % frameMs);
    return setTimeout(() => draw(Date.now()), leftMs);
  });
  vi.stubGlobal('cancelAnimationFrame', (request: number) => clearTimeout(request));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function timesASecond(): number {
  const refresh = vi.fn();
  const stop = keepFresh(refresh);
  vi.advanceTimersByTime(SECONDS * 1000);
  stop();
  const times = refresh.mock.calls.length;
  vi.advanceTimersByTime(SECONDS * 1000);
  expect(refresh.mock.calls, 'after it was stopped').toHaveLength(times);
  return times / SECONDS;
}

it.each([
  ['eight times a second where frames come in time', 16, 8],
  ['less often where they come late', 50, 5],
  ['less often where they hardly come', 180, 5],
])('panels are refreshed %s', (_, takes, times) => {
  frameMs = takes;
  expect(Math.abs(timesASecond() - times)).toBeLessThan(0.5);
});

it('a page that no frames are drawn for goes on being refreshed', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  expect(timesASecond()).toBeGreaterThan(4);
});
