import { describe, expect, it } from 'vitest';
import { shoot } from '../support/shooting.js';

describe('a scripted shooter', () => {
  it.each([
    [0, 0],
    [50, 0],
    [100, 0],
    [100, 40],
    [150, 0],
    [200, 0],
  ])(
    'hits with every shot what it sees in the cross-hairs, at a round trip of %i ms (jitter %i)',
    (rttMs, jitterMs) => {
      const { shots, hits } = shoot({ rttMs, jitterMs, claims: 'truth' }, 10);
      expect(shots).toBeGreaterThan(8);
      expect(hits).toBe(shots);
    },
  );

  it('hits nothing across 100 ms when its page does not say what it shows', () => {
    const { shots, hits } = shoot({ rttMs: 100, jitterMs: 0, claims: 'now' }, 10);
    expect(shots).toBeGreaterThan(8);
    expect(hits).toBe(0);
  });

  it('hits nobody who was gone from there for longer than the cap', () => {
    const { shots, hits } = shoot({ rttMs: 350, jitterMs: 0, claims: 'truth' }, 10);
    expect(shots).toBeGreaterThan(8);
    expect(hits).toBe(0);
  });
});
