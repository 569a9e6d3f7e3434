import { fixed, oneOf, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { angleOf, cosine, sine } from '@tickdeck/shared/math/angles.js';
import type { Random } from '@tickdeck/shared/math/random.js';
import { lengthOf } from '@tickdeck/shared/math/vectors.js';
import type { Row } from '@tickdeck/shared/world/table.js';
import type { World } from '@tickdeck/shared/world/world.js';

export const WALKERS = 10_000;
export const HZ = 30;

/** A hall of that many metres each way, with a column of this radius in the middle of every so many metres. */
const SIZE = 256;
const COLUMN_EVERY = 32;
const COLUMN_RADIUS = 6;
const STEPS = 64;
/** Own pace, m/s. */
const PACE = [0.8, 1.8] as const;
const GOAL_RADIUS = 3;
/** On average a walker looks up after so many ticks; it stops at one look of so many, and stands for so many ticks. */
const LOOK_TICKS = 12;
const LOOKS_A_STOP = 30;
const STAND_TICKS = 3 * HZ;
/** How far ahead a column is seen, ticks. */
const AHEAD_TICKS = HZ / 2;
/** Which ways to try when one is blocked, nearest first, in steps of a turn. */
const TURNS = [0, 3, -3, 6, -6, 10, -10, 15, -15, 20, -20, 26, -26, 32];

const STANDS = 0;
const WALKS = 1;

const place = { min: 0, max: SIZE, step: 1 / 1024 };
const velocity = fixed({ min: -0.25, max: 0.25, step: 1 / 1024 });
const mind = { see: 'operator' } as const;

/** Places and velocities, in steps of the same grid a tick, are what everybody sees; what a walker has in mind nobody does. */
export const crowdState = defineState({
  tables: {
    walkers: table({
      capacity: WALKERS,
      fields: {
        x: fixed(place, { predict: { velocity: 'vx' } }),
        y: fixed(place, { predict: { velocity: 'vy' } }),
        vx: velocity,
        vy: velocity,
        doing: oneOf(['stands', 'walks']),
        look: uint(31, { origin: 'settled' }),
        goalX: fixed(place, mind),
        goalY: fixed(place, mind),
        pace: fixed({ min: 0, max: 2, step: 1 / 1024 }, mind),
      },
    }),
  },
  document: {},
  rules: {},
  input: {},
});

type CrowdWorld = World<typeof crowdState>;
type Walker = Row<(typeof crowdState)['tables']['walkers']['fields']>;

/** Fills the hall. */
export function gather({ tables, random }: CrowdWorld): void {
  for (let i = 0; i < WALKERS; i++) {
    const [x, y] = freePlace(random);
    const [goalX, goalY] = freePlace(random);
    tables.walkers.spawn({ x, y, goalX, goalY, pace: random.range(...PACE), look: random.below(32) });
  }
}

/** One tick: all go on as they went, and some make up their minds. */
export function walk({ tables, random }: CrowdWorld): void {
  for (const walker of tables.walkers.rows()) {
    walker.x += walker.vx;
    walker.y += walker.vy;
    if (walker.doing === STANDS) {
      if (random.below(STAND_TICKS) === 0) lookUp(walker, random);
    } else if (random.below(LOOK_TICKS) === 0) {
      if (random.below(LOOKS_A_STOP) === 0) stop(walker);
      else lookUp(walker, random);
    } else if (isBlocked(walker, walker.vx, walker.vy)) {
      lookUp(walker, random);
    }
  }
}

function stop(walker: Walker): void {
  walker.doing = STANDS;
  walker.vx = 0;
  walker.vy = 0;
}

/** Goes on towards the goal, not quite straight, a little faster or slower than before, around what is in the way. */
function lookUp(walker: Walker, random: Random): void {
  if (lengthOf(walker.goalX - walker.x, walker.goalY - walker.y) < GOAL_RADIUS) {
    [walker.goalX, walker.goalY] = freePlace(random);
  }
  const wanted = angleOf(walker.goalX - walker.x, walker.goalY - walker.y, STEPS) + random.below(5) - 2;
  const speed = (walker.pace * random.range(0.9, 1.1)) / HZ;
  for (const turn of TURNS) {
    walker.vx = cosine(wanted + turn, STEPS) * speed;
    walker.vy = sine(wanted + turn, STEPS) * speed;
    walker.doing = WALKS;
    if (!isBlocked(walker, walker.vx, walker.vy)) return;
  }
  stop(walker);
}

function isBlocked({ x, y }: Walker, vx: number, vy: number): boolean {
  return isSolid(x + vx * AHEAD_TICKS, y + vy * AHEAD_TICKS);
}

function isSolid(x: number, y: number): boolean {
  if (!(x > 1 && x < SIZE - 1 && y > 1 && y < SIZE - 1)) return true;
  const middle = COLUMN_EVERY / 2;
  return lengthOf((x % COLUMN_EVERY) - middle, (y % COLUMN_EVERY) - middle) < COLUMN_RADIUS;
}

function freePlace(random: Random): [number, number] {
  for (;;) {
    const [x, y] = [random.range(0, SIZE), random.range(0, SIZE)];
    if (!isSolid(x, y)) return [x, y];
  }
}
