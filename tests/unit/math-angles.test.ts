import { angleOf, cosine, sine, turnBetween } from '@tickdeck/shared/math/angles.js';
import { describe, expect, it } from 'vitest';

const STEPS = [4, 16, 256, 1024, 4096];

describe('angles', () => {
  it('are the cosine and sine that everyone knows, to the last bits', () => {
    for (let i = 0; i < 4096; i++) {
      const radians = (i / 4096) * 2 * Math.PI;
      expect(Math.abs(cosine(i, 4096) - Math.cos(radians))).toBeLessThan(1e-15);
      expect(Math.abs(sine(i, 4096) - Math.sin(radians))).toBeLessThan(1e-15);
    }
  });

  it('are exact, and never minus zero, on the axes', () => {
    for (const steps of STEPS) {
      const quarter = steps / 4;
      expect([0, 1, 2, 3].map((q) => cosine(q * quarter, steps))).toEqual([1, 0, -1, 0]);
      expect([0, 1, 2, 3].map((q) => sine(q * quarter, steps))).toEqual([0, 1, 0, -1]);
    }
  });

  it('have the same bits on every platform', () => {
    // FNV-1a over the bits of the whole table; another value means another game on another machine.
    let hash = 0x811c9dc5;
    const bits = new Uint32Array(2);
    const double = new Float64Array(bits.buffer);
    for (let i = 0; i < 4096; i++) {
      double[0] = cosine(i, 4096);
      for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193);
    }
    expect(hash >>> 0).toBe(4_060_061_613);
  });

  it('wrap in both directions', () => {
    for (const steps of STEPS) {
      expect(cosine(-1, steps)).toBe(cosine(steps - 1, steps));
      expect(sine(3 * steps + 1, steps)).toBe(sine(1, steps));
    }
  });

  it('come back from their own directions, at any length', () => {
    for (const steps of STEPS) {
      for (let i = 0; i < steps; i++) {
        for (const length of [1e-3, 1, 3000]) {
          expect(angleOf(cosine(i, steps) * length, sine(i, steps) * length, steps)).toBe(i);
        }
      }
    }
  });

  it('of any vector are the nearest step', () => {
    for (let i = 0; i < 5000; i++) {
      const radians = (i / 5000) * 2 * Math.PI;
      const exact = (radians / (2 * Math.PI)) * 1024;
      const found = angleOf(Math.cos(radians), Math.sin(radians), 1024);
      const off = Math.abs(found - exact);
      expect(Math.min(off, 1024 - off)).toBeLessThan(0.5 + 1e-3);
    }
  });

  it('of nothing are 0', () => {
    expect(angleOf(0, 0, 1024)).toBe(0);
    expect(angleOf(-0, -0, 1024)).toBe(0);
    expect(angleOf(Number.NaN, 0, 1024)).toBe(0);
  });

  it('turn the shorter way', () => {
    expect(turnBetween(1000, 10, 1024)).toBe(34);
    expect(turnBetween(10, 1000, 1024)).toBe(-34);
    expect(turnBetween(0, 512, 1024)).toBe(-512);
    expect(turnBetween(7, 7, 1024)).toBe(0);
  });
});
