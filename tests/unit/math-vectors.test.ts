import { clamp, lengthOf, MISS, snap, sweepCircle } from '@tickdeck/shared/math/vectors.js';
import { describe, expect, it } from 'vitest';

describe('snap', () => {
  it('gives the nearest grid point, halves upwards', () => {
    expect(snap(0.3, 1 / 4)).toBe(0.25);
    expect(snap(0.375, 1 / 4)).toBe(0.5);
    expect(snap(-0.375, 1 / 4)).toBe(-0.25);
  });

  it('never gives minus zero', () => {
    expect(Object.is(snap(-0.1, 1 / 4), 0)).toBe(true);
    expect(Object.is(snap(-0, 1), 0)).toBe(true);
  });
});

describe('sweepCircle', () => {
  it('finds the fraction of the way at which the circle is touched', () => {
    expect(sweepCircle(10, 0, 8, 0, 3)).toBe(0.5);
    expect(sweepCircle(10, 0, 5, 3, 3)).toBe(0.5);
  });

  it('is 0 from inside, and a miss when too short, beside, or behind', () => {
    expect(sweepCircle(10, 0, 1, 0, 3)).toBe(0);
    expect(sweepCircle(4, 0, 8, 0, 3)).toBe(MISS);
    expect(sweepCircle(10, 0, 5, 3.1, 3)).toBe(MISS);
    expect(sweepCircle(-10, 0, 8, 0, 3)).toBe(MISS);
    expect(sweepCircle(0, 0, 8, 0, 3)).toBe(MISS);
  });
});

describe('other vector helpers', () => {
  it('measure and limit', () => {
    expect(lengthOf(3, -4)).toBe(5);
    expect([clamp(-1, 0, 2), clamp(1, 0, 2), clamp(3, 0, 2)]).toEqual([0, 1, 2]);
  });
});
