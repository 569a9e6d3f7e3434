import type { SkirmishInput } from '@tickdeck/shared/games/skirmish/state.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SHIP_RADIUS } from '@tickdeck/shared/games/skirmish/tuning.js';
import { restoreSnapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bout, game } from '../support/skirmish.js';

/** Rounding to the position grid may bring a ship this much nearer than it was put. */
const ROUNDING = 1 / 128;

const input: fc.Arbitrary<SkirmishInput> = fc.record({
  moveX: fc.constantFrom(-127, -90, -20, 0, 0, 33, 127),
  moveY: fc.constantFrom(-127, -90, -20, 0, 0, 33, 127),
  aim: fc.integer({ min: 0, max: 1023 }),
  fire: fc.constantFrom(0, 1),
  dash: fc.constantFrom(0, 0, 1),
});
/** Inputs with the ticks they are held. */
const flight = fc.array(fc.tuple(input, fc.integer({ min: 1, max: 45 })), { minLength: 3, maxLength: 30 });
const rules = fc.record({
  speed: fc.constantFrom(100, 400, 900),
  dashCooldown: fc.constantFrom(0.5, 1.8),
  pickupRate: fc.constant(0),
  warmUpLength: fc.constant(120),
});
/** Which rock to start beside, and at which corner of it. */
const beside = fc.tuple(fc.nat(20), fc.constantFrom([1, 0], [-1, 0], [0, 1], [0, -1]));

/** One ship alone, starting right beside a rock so that most flights touch something. */
function alone(
  seed: number,
  given: Partial<Bout['world']['rules']>,
  [nth, [dx, dy]]: [number, readonly [number, number]],
): Bout {
  const bout = new Bout(seed, given);
  bout.join(1);
  const { rocks } = bout.world.tables;
  const rock = rocks.at(nth % rocks.count);
  const reach = rock.radius + SHIP_RADIUS + 3;
  bout.put(1, rock.x + dx * reach, rock.y + dy * reach);
  return bout;
}

function* inputsOf(moves: readonly [SkirmishInput, number][]): Generator<SkirmishInput> {
  for (const [move, ticks] of moves) for (let i = 0; i < ticks; i++) yield move;
}

/** How deep a ship is inside of anything; negative while it is outside of everything. */
function depthOf(bout: Bout): number {
  const { x, y } = bout.ship(1);
  const { rocks, walls } = bout.world.tables;
  let depth = Math.max(SHIP_RADIUS - x, SHIP_RADIUS - y, x + SHIP_RADIUS - ARENA_WIDTH, y + SHIP_RADIUS - ARENA_HEIGHT);
  for (const rock of rocks.rows()) {
    depth = Math.max(depth, rock.radius + SHIP_RADIUS - Math.hypot(rock.x - x, rock.y - y));
  }
  for (const wall of walls.rows()) {
    const outX = Math.max(0, Math.abs(wall.x - x) - wall.width / 2);
    const outY = Math.max(0, Math.abs(wall.y - y) - wall.height / 2);
    depth = Math.max(depth, SHIP_RADIUS - Math.hypot(outX, outY));
  }
  return depth;
}

/** What a tick of flight changes. */
const MOVED = ['x', 'y', 'vx', 'vy', 'aim', 'thrusting', 'dashing', 'dashReadyAt', 'dashUntil'] as const;

describe('a ship', () => {
  it('never leaves the arena and never enters a rock or wall, however it is flown', () => {
    let touched = 0;
    fc.assert(
      fc.property(fc.integer(), rules, beside, flight, (seed, given, place, moves) => {
        const bout = alone(seed, given, place);
        for (const move of inputsOf(moves)) {
          bout.steer(1, move);
          bout.advance();
          const depth = depthOf(bout);
          expect(depth).toBeLessThanOrEqual(ROUNDING);
          if (depth > -0.1) touched++;
        }
      }),
      { numRuns: 150 },
    );
    // Otherwise this would have proven nothing.
    expect(touched).toBeGreaterThan(200);
  });

  it('is predicted in the browser to the last bit while nothing interferes', () => {
    let dashes = 0;
    let bumps = 0;
    fc.assert(
      fc.property(fc.integer(), rules, beside, flight, (seed, given, place, moves) => {
        const room = alone(seed, given, place);
        const browser = new Bout(seed + 1);
        restoreSnapshot(browser.world, takeSnapshot(room.world));
        for (const move of inputsOf(moves)) {
          const speedBefore = room.ship(1).vx;
          room.steer(1, move);
          room.advance();
          browser.world.tick++;
          game.predict(browser.world, browser.ship(1).slot, move);
          const moved = room.ship(1);
          const predicted = browser.ship(1);
          const wrong = MOVED.filter((field) => !Object.is(predicted[field], moved[field]));
          expect(wrong.map((field) => `${field}: ${predicted[field]}, not ${moved[field]}`)).toEqual([]);
          dashes += moved.dashing;
          if (speedBefore * moved.vx < 0) bumps++;
        }
      }),
      { numRuns: 150 },
    );
    expect(dashes).toBeGreaterThan(100);
    expect(bumps).toBeGreaterThan(100);
  });

  it('is predicted from what its own view sends: no field that it needs is hidden from its owner', () => {
    const { fields } = game.state.tables.ships;
    for (const name of ['x', 'y', 'vx', 'vy', 'aim', 'life', 'dashUntil', 'dashReadyAt'] as const) {
      expect(fields[name].see, name).not.toBe('operator');
    }
    for (const table of ['rocks', 'walls'] as const) {
      for (const field of Object.values(game.state.tables[table].fields)) expect(field.see).toBe('public');
    }
  });
});

describe('movement', () => {
  it('is snappy: four fifths of full speed within a quarter of a second, and stands still soon after', () => {
    const bout = new Bout(3, { speed: 420 }).clearGround();
    bout.join(1);
    bout.put(1, 600, 1000);
    bout.steer(1, { moveX: 127 });
    for (let i = 0; i < 16; i++) bout.advance();
    expect(bout.ship(1).vx * 60).toBeGreaterThan(0.8 * 420);
    for (let i = 0; i < 120; i++) bout.advance();
    expect(bout.ship(1).vx * 60).toBeCloseTo(420, 0);
    bout.steer(1, {});
    for (let i = 0; i < 150; i++) bout.advance();
    expect([bout.ship(1).vx, bout.ship(1).vy]).toEqual([0, 0]);
  });

  it('is no faster on the diagonal', () => {
    const bout = new Bout(3, { speed: 420 }).clearGround();
    bout.join(1);
    bout.put(1, 600, 600);
    bout.steer(1, { moveX: 127, moveY: 127 });
    for (let i = 0; i < 120; i++) bout.advance();
    expect(Math.hypot(bout.ship(1).vx, bout.ship(1).vy) * 60).toBeLessThan(421);
  });

  it('dashes along the stick, or along the aim, and then not again before the cooldown', () => {
    const bout = new Bout(3, { dashCooldown: 2 }).clearGround();
    bout.join(1);
    bout.put(1, 1600, 1000);
    bout.steer(1, { aim: 256, dash: 1 });
    bout.advance();
    expect(bout.ship(1)).toMatchObject({ dashing: 1, vx: 0, x: 1600 });
    expect(bout.ship(1).vy).toBeGreaterThan(15);
    const started = bout.world.tick;
    bout.tickUntil(() => bout.ship(1).dashing === 0, 30);
    expect(bout.ship(1).y).toBeGreaterThan(1150);
    bout.tickUntil(() => bout.ship(1).dashing === 1, 200);
    expect(bout.world.tick - started).toBe(120);
  });
});
