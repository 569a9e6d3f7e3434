import { angle, fixed, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { smallestThree, turnsInPlane } from './rotation.js';
import { recordSwarm, type Scene } from './scene.js';
import { BODIES, type Rounding } from './swarm.js';

/** Steps a little finer than the published precisions of .01 and .001. */
const POSITION_STEP = 1 / 128;
const ROTATION_STEP = 1 / 1024;
const TURN_STEPS = 8192;

const place = fixed({ min: -64, max: 64, step: POSITION_STEP }, { predict: 'linear' });
const part = fixed({ min: -1, max: 1, step: ROTATION_STEP }, { predict: 'linear' });

const plane = defineState({
  tables: {
    bodies: table({
      capacity: BODIES,
      fields: { x: place, y: place, angle: angle(TURN_STEPS, { predict: 'linear' }) },
    }),
  },
  document: {},
  rules: {},
  input: {},
});

const space = defineState({
  tables: {
    bodies: table({
      capacity: BODIES,
      fields: { x: place, y: place, z: place, largest: uint(3), a: part, b: part, c: part },
    }),
  },
  document: {},
  rules: {},
  input: {},
});

/** Of a simulation in doubles nothing is rounded but what is sent. */
const FLOATING: Rounding = {
  length: (units) => units,
  axis: (axis) => axis,
  spin: (radians) => radians,
  speedSlack: 1e-6,
};

/**
 * What synchronising transforms can know: places and rotations of a simulation in doubles, rounded for sending. The rounding of
 * this frame and of the two before is noise on the straightest flight: a step up or down a quarter of the time each, 1.5 bits.
 */
export const transformsInPlane: Scene = {
  name: '2D, transforms only',
  degrees: 3,
  record: (seed) =>
    recordSwarm(
      {
        state: plane,
        dimensions: 2,
        rounding: FLOATING,
        write: (row, { at, rotation }) => {
          [row.x, row.y] = at;
          row.angle = turnsInPlane(rotation) * TURN_STEPS;
        },
      },
      seed,
    ),
};

export const transformsInSpace: Scene = {
  name: '3D, transforms only',
  degrees: 6,
  record: (seed) =>
    recordSwarm(
      {
        state: space,
        dimensions: 3,
        rounding: FLOATING,
        write: (row, { at, rotation }) => {
          const { largest, rest } = smallestThree(rotation, row.largest);
          [row.x, row.y, row.z] = at;
          row.largest = largest;
          [row.a, row.b, row.c] = rest;
        },
      },
      seed,
    ),
};
