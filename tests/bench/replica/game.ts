import { angle, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, type Priors, table } from '@tickdeck/shared/game/state.js';
import { cosine, sine } from '@tickdeck/shared/math/angles.js';
import { clamp } from '@tickdeck/shared/math/vectors.js';
import type { Row } from '@tickdeck/shared/world/table.js';

export const ROWS = 10_000;
export const HZ = 60;

const SIZE = 4000;
const STEPS = 1024;
const SPEED = 120 / HZ;

const place = { min: 0, max: SIZE, step: 1 / 128 };
const velocity = fixed({ min: -8, max: 8, step: 1 / 128 });

const tables = {
  movers: table({
    capacity: ROWS,
    position: ['x', 'y'],
    fields: {
      x: fixed(place, { predict: { velocity: 'vx' } }),
      y: fixed(place, { predict: { velocity: 'vy' } }),
      vx: velocity,
      vy: velocity,
      heading: angle(STEPS, { predict: 'linear' }),
      color: uint(15, { origin: 'settled' }),
      turn: int(-8, 8, { see: 'operator' }),
    },
  }),
};

type Mover = Row<(typeof tables)['movers']['fields']>;

/**
 * Half of the rows go straight, and the others each at their own curve, so that their velocities change in every tick.
 * @param priors - what the coder was trained to expect
 * @param rows - how many there are, at most as many as there is room for
 */
export function moversGame(priors: Priors, rows = ROWS): Game {
  return defineGame({
    id: 'movers',
    name: 'Movers',
    state: defineState({ tables, document: {}, rules: {}, input: {}, priors }),
    tickRate: HZ,
    seatsMax: 1,
    avatars: 'movers',
    size: [SIZE, SIZE],
    commands: [],
    setup({ tables, random }) {
      for (let i = 0; i < rows; i++) {
        const at = { x: random.range(0, SIZE), y: random.range(0, SIZE), heading: random.below(STEPS) };
        const turn = (1 + random.below(8)) * (random.below(2) === 0 ? 1 : -1);
        const row = tables.movers.spawn({ ...at, color: random.below(16), turn: i % 2 === 0 ? 0 : turn });
        if (row) head(row);
      }
    },
    join() {},
    leave() {},
    pilot() {},
    simulate({ tables }) {
      for (const row of tables.movers.rows()) move(row);
    },
    predict() {},
    bot() {},
  });
}

function move(row: Mover): void {
  const [x, y] = [row.x + row.vx, row.y + row.vy];
  const isOut = x < 0 || x > SIZE || y < 0 || y > SIZE;
  row.x = clamp(x, 0, SIZE);
  row.y = clamp(y, 0, SIZE);
  row.heading = (row.heading + (isOut ? STEPS / 2 : row.turn) + STEPS) % STEPS;
  if (isOut || row.turn !== 0) head(row);
}

function head(row: Mover): void {
  row.vx = cosine(row.heading, STEPS) * SPEED;
  row.vy = sine(row.heading, STEPS) * SPEED;
}
