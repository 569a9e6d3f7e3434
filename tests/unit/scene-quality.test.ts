import { Quality } from '@tickdeck/client/scene/drawing/quality.js';
import { expect, it } from 'vitest';

function frames(quality: Quality, count: number, frameMs: number, fromMs: number): number {
  for (let i = 1; i <= count; i++) quality.measure(fromMs + i * frameMs);
  return fromMs + count * frameMs;
}

it('slow frames take decoration away, and only then resolution', () => {
  const quality = new Quality();
  let now = frames(quality, 60, 16.7, 1000);
  expect(quality.value).toBe(1);
  now = frames(quality, 60, 33, now);
  expect(quality.value).toBeLessThan(1);
  expect(quality.sharpness).toBe(1);
  frames(quality, 200, 33, now);
  expect(quality.value).toBe(0.25);
  expect(quality.sharpness).toBe(0.75);
});

it('fast frames bring all of it back, resolution last', () => {
  const quality = new Quality();
  let now = frames(quality, 300, 40, 1000);
  now = frames(quality, 600, 16.7, now);
  expect(quality.value).toBe(1);
  expect(quality.sharpness).toBe(0.75);
  frames(quality, 700, 16.7, now);
  expect(quality.sharpness).toBe(1);
});

it('a picture a little too heavy does not settle at a few frames less than the display shows', () => {
  const quality = new Quality();
  // Every tenth frame misses one refresh.
  let now = 1000;
  for (let i = 0; i < 40; i++) now = frames(quality, 1, 33.3, frames(quality, 9, 16.7, now));
  expect(quality.value).toBe(0.25);
  for (let i = 0; i < 20; i++) now = frames(quality, 1, 33.3, frames(quality, 4, 16.7, now));
  expect(quality.sharpness).toBe(0.75);
});

it('resolution that came back too soon waits twice as long the next time', () => {
  const quality = new Quality();
  let now = 1000;
  const untilSharp = (): number => {
    now = frames(quality, 300, 40, now);
    expect(quality.sharpness).toBe(0.75);
    let count = 0;
    for (; quality.sharpness < 1 && count < 9999; count++) now = frames(quality, 1, 16.7, now);
    return count;
  };
  const first = untilSharp();
  expect(untilSharp() - first).toBeGreaterThan(500);
});

it('what a page takes to open is not the picture’s fault', () => {
  const quality = new Quality();
  frames(quality, 50, 60, 1000);
  expect(quality.value).toBe(1);
});

it('a hidden tab is not a slow frame', () => {
  const quality = new Quality();
  const now = frames(quality, 60, 16.7, 1000);
  frames(quality, 3, 60_000, now);
  expect(quality.value).toBe(1);
});
