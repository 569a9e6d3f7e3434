import { Quality } from '@tickdeck/client/scene/drawing/quality.js';
import { beforeEach, describe, expect, it } from 'vitest';

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
  now = frames(quality, 800, 16.7, now);
  expect(quality.value).toBe(1);
  expect(quality.sharpness).toBe(0.75);
  frames(quality, 700, 16.7, now);
  expect(quality.sharpness).toBe(1);
});

/** As many frames, of which every `nth` misses one refresh. */
function missing(quality: Quality, count: number, nth: number, fromMs: number): number {
  let now = fromMs;
  for (let i = 0; i < count; i += nth) now = frames(quality, 1, 33.3, frames(quality, nth - 1, 16.7, now));
  return now;
}

it('a picture a little too heavy does not settle at a few frames less than the display shows', () => {
  const quality = new Quality();
  const now = missing(quality, 900, 20, 1000);
  expect(quality.value).toBe(0.25);
  expect(quality.sharpness).toBe(1);
  missing(quality, 300, 5, now);
  expect(quality.sharpness).toBe(0.75);
});

it('a refresh missed once a second takes nothing away', () => {
  const quality = new Quality();
  missing(quality, 6000, 60, 1000);
  expect(quality.value).toBe(1);
});

it('a slower display is not a slow picture', () => {
  const quality = new Quality();
  frames(quality, 3000, 1000 / 48, 1000);
  expect(quality.value).toBe(1);
  expect(quality.sharpness).toBe(1);
});

describe('resolution that came back', () => {
  let quality: Quality;
  let now: number;
  /** Frames that miss nothing until the resolution is back, after one bad time. */
  const untilSharp = (): number => {
    now = frames(quality, 400, 40, now);
    expect(quality.sharpness).toBe(0.75);
    let count = 0;
    for (; quality.sharpness < 1 && count < 9999; count++) now = frames(quality, 1, 16.7, now);
    return count;
  };
  beforeEach(() => {
    quality = new Quality();
    now = 1000;
  });

  it('waits twice as long the next time, if that was too soon', () => {
    const first = untilSharp();
    expect(untilSharp() - first).toBe(600);
    expect(untilSharp() - first).toBe(1800);
    for (let i = 0; i < 5; i++) untilSharp();
    expect(untilSharp() - first).toBe(7 * 600);
  });

  it('waits no longer, if it lasted', () => {
    const first = untilSharp();
    now = frames(quality, 5000, 16.7, now);
    expect(untilSharp()).toBe(first);
  });
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
