import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

const RIGHT = 0;
const LAG_MAX = LIMITS.shownTicksBackMax + 1;
const SHOT_SPEED = 1200 / 60;

/** Player 1 at (1000, 1000), looking right; player 2 flies down past it, `ahead` to the right. */
function passing(ahead: number): Bout {
  const bout = new Bout(5, { pickupRate: 0, warmUpLength: 120, shotSpeed: SHOT_SPEED * 60, damage: 16 }).clearGround();
  for (const player of [1, 2]) bout.join(player);
  bout.put(1, 1000, 1000);
  bout.put(2, 1000 + ahead, 800);
  for (const player of [1, 2]) bout.ship(player).safeUntil = 0;
  bout.steer(2, { moveY: 127 });
  return bout;
}

/** Lets player 1 fire once, `lag` ticks after what it saw, and reports whether that hit within a second. */
function fireOnce(bout: Bout, lag: number): boolean {
  const before = bout.ship(2).shield;
  bout.lags.set(1, lag);
  bout.steer(1, { aim: RIGHT, fire: 1 });
  bout.advance();
  bout.steer(1, { aim: RIGHT });
  for (let i = 0; i < 60; i++) bout.advance();
  return bout.ship(2).shield < before || bout.ship(2).hp < 100;
}

/** Goes on until player 2 was in player 1's line `ticks` ago. */
function wait(bout: Bout, ticks: number): void {
  bout.tickUntil(() => bout.ship(2).y >= 1000, 120);
  for (let i = 0; i < ticks - 1; i++) bout.advance();
}

describe('a shot', () => {
  it('hits what its shooter saw in the cross-hairs, however late it comes up to the cap', () => {
    for (let lag = 1; lag <= LAG_MAX; lag++) {
      const bout = passing(40);
      wait(bout, lag);
      expect([lag, fireOnce(bout, lag)]).toEqual([lag, true]);
    }
  });

  it('misses who was gone from there, when its shooter saw the present', () => {
    const bout = passing(40);
    wait(bout, LAG_MAX);
    expect(fireOnce(bout, 1)).toBe(false);
  });

  it('flies on in the present after its time: it hits later what crosses its way, and not what did so before', () => {
    // 14 ticks of flight are 280 units; the ship is 400 away and in the line only when the shot is there in the present.
    const bout = passing(400);
    const lag = 10;
    const ticksToShip = (400 - 20) / SHOT_SPEED;
    bout.tickUntil(() => bout.ship(2).y >= 1000 - (ticksToShip - lag) * 6.6, 120);
    expect(fireOnce(bout, lag)).toBe(true);
    const late = passing(400);
    late.tickUntil(() => late.ship(2).y >= 1000, 120);
    for (let i = 0; i < lag; i++) late.advance();
    expect(fireOnce(late, lag)).toBe(false);
  });

  it('is where its shooter saw it fly to: ahead of the muzzle by the time it was late, and lives no longer for that', () => {
    const flight = (lag: number) => {
      const bout = passing(2000);
      for (let i = 0; i < 30; i++) bout.advance();
      bout.lags.set(1, lag);
      bout.steer(1, { aim: RIGHT, fire: 1 });
      bout.advance();
      bout.steer(1, { aim: RIGHT });
      const [shot] = bout.world.tables.shots.rows();
      const place = [shot?.x, shot?.y];
      let ticks = 0;
      for (; bout.world.tables.shots.count > 0; ticks++) bout.advance();
      return { place, ticks };
    };
    const prompt = flight(1);
    const late = flight(9.5);
    expect(prompt.place).toEqual([1000 + SHOT_SPEED, 1000]);
    expect(late.place).toEqual([1000 + 9.5 * SHOT_SPEED, 1000]);
    expect(prompt.ticks - late.ticks).toBe(9);
  });

  it('stops at the cover its shooter saw the other behind, and at what stands there now', () => {
    const bout = passing(100);
    bout.world.tables.walls.spawn({ x: 1060, y: 1000, width: 20, height: 60 });
    wait(bout, 12);
    expect(fireOnce(bout, 12)).toBe(false);
  });

  it('hits nobody at a place left by a jump, alive or wrecked in between', () => {
    const bout = passing(40);
    wait(bout, 6);
    bout.put(2, 1040, 300);
    expect(fireOnce(bout, 6)).toBe(false);
    const respawned = passing(40);
    wait(respawned, 6);
    respawned.leave(2);
    respawned.join(2);
    respawned.ship(2).safeUntil = 0;
    respawned.put(2, 1040, 300);
    expect(fireOnce(respawned, 6)).toBe(false);
  });

  it('never goes through a wall, whatever its shooter claims to have seen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: LAG_MAX * 16 }),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 28, max: 48 }),
        (parts, ahead, ticks) => {
          const bout = passing(ahead);
          bout.world.tables.walls.spawn({ x: 1030, y: 1000, width: 20, height: 800 });
          for (let i = 0; i < ticks; i++) bout.advance();
          expect(fireOnce(bout, parts / 16)).toBe(false);
        },
      ),
      { numRuns: 50 },
    );
  });
});
