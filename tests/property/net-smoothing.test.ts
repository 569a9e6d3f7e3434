import { Smoothing } from '@tickdeck/client/net/smoothing.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Errors from this on are shown at once, units. */
const JUMP = 250;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** How far the picture is off, display frame by display frame, after it was right and errors came on both axes. */
function fade(x: number, y: number, displayMs: number, frames: number): { readonly x: number; readonly y: number }[] {
  const smoothing = new Smoothing(2, JUMP);
  smoothing.absorb(0, x, 0);
  smoothing.absorb(1, y, 0);
  return Array.from({ length: frames }, (_, frame) => {
    if (frame > 0) smoothing.fade(displayMs);
    return { x: smoothing.at(0), y: smoothing.at(1) };
  });
}

describe('a corrected prediction', () => {
  it('moves by less than a unit in 1/60 s for errors of up to 25', () => {
    fc.assert(
      fc.property(number(0, 25), number(0, 2 * Math.PI), number(4, 50), (error, way, displayMs) => {
        const places = fade(error * Math.cos(way), error * Math.sin(way), displayMs, 100);
        const steps = places.slice(1).map((to, i) => {
          const from = places[i] ?? to;
          return Math.hypot(to.x - from.x, to.y - from.y) / (displayMs / (1000 / 60));
        });
        expect(Math.max(...steps)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('comes nearer in every frame, and is there within two seconds', () => {
    fc.assert(
      fc.property(number(-JUMP + 1, JUMP - 1), number(4, 50), (error, displayMs) => {
        const places = fade(error, 0, displayMs, Math.ceil(2000 / displayMs)).map(({ x }) => Math.abs(x));
        for (let i = 1; i < places.length; i++) expect(places[i]).toBeLessThanOrEqual(places[i - 1] ?? 0);
        expect(places.at(-1)).toBeLessThan(0.5);
      }),
    );
  });

  it('is shown at once when it is another place', () => {
    expect(fade(JUMP, 0, 16, 1)).toEqual([{ x: 0, y: 0 }]);
  });
});
