import { restoreSnapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

const TICKS = 600;
const PEOPLE = 3;
const BOTS = 5;

const input = fc.record({
  moveX: fc.integer({ min: -127, max: 127 }),
  moveY: fc.integer({ min: -127, max: 127 }),
  aim: fc.integer({ min: 0, max: 1023 }),
  fire: fc.integer({ min: 0, max: 1 }),
  dash: fc.integer({ min: 0, max: 1 }),
  /** In 1/16 ticks, as it comes over the wire. */
  lag: fc.integer({ min: 16, max: 14 * 16 }).map((parts) => parts / 16),
});
/** What people do: a new input each, every so many ticks. */
const script = fc.array(fc.tuple(...Array.from({ length: PEOPLE }, () => input)), { minLength: 4, maxLength: 40 });

function start(seed: number): Bout {
  const bout = new Bout(seed, { warmUpLength: 1, roundLength: 10, botSkill: 2, pickupRate: 120 });
  for (let player = 1; player <= PEOPLE; player++) bout.join(player);
  for (let player = PEOPLE + 1; player <= PEOPLE + BOTS; player++) bout.join(player, 'bot');
  return bout;
}

type Move = Parameters<Bout['steer']>[1] & { readonly lag?: number };

function steer(bout: Bout, moves: readonly (readonly Move[])[], tick: number): void {
  const now = moves[Math.floor((tick / TICKS) * moves.length)] ?? [];
  for (const [index, { lag = 1, ...move }] of now.entries()) {
    bout.steer(index + 1, move);
    bout.lags.set(index + 1, lag);
  }
}

describe('a Skirmish', () => {
  it('comes out the same from the same seed and inputs', () => {
    fc.assert(
      fc.property(fc.integer(), script, (seed, moves) => {
        const one = start(seed);
        const other = start(seed);
        for (let tick = 0; tick < TICKS; tick++) {
          for (const bout of [one, other]) {
            steer(bout, moves, tick);
            bout.tick();
          }
          if (tick % 60 === 59) expect(other.hash()).toBe(one.hash());
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is whole in its snapshot: a world restored before every tick goes the same way', () => {
    fc.assert(
      fc.property(fc.integer(), script, (seed, moves) => {
        const kept = start(seed);
        let restored = start(seed + 1);
        for (let tick = 0; tick < TICKS / 2; tick++) {
          const before = takeSnapshot(kept.world);
          // Every other time into a world that never saw this match, else into the one that just ran.
          if (tick % 2 === 0) restored = start(seed + 2);
          restoreSnapshot(restored.world, structuredClone(before));
          for (const bout of [kept, restored]) {
            steer(bout, moves, tick * 2);
            bout.tick();
          }
          expect(restored.hash()).toBe(kept.hash());
        }
      }),
      { numRuns: 4 },
    );
  });

  it('depends on the seed', () => {
    const hashes = [1, 2, 3, 4].map((seed) => {
      const bout = start(seed);
      for (let tick = 0; tick < 120; tick++) bout.tick();
      return bout.hash();
    });
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
