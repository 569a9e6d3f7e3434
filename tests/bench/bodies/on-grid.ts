import { angle, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, type Fields, type State, type TableSpec, table } from '@tickdeck/shared/game/state.js';
import type { Row } from '@tickdeck/shared/world/table.js';
import {
  fromSmallestThree,
  type Quaternion,
  rotation,
  rotationError,
  smallestThree,
  times,
  turnsInPlane,
  type Vector,
} from './rotation.js';
import { recordSwarm, type Scene } from './scene.js';
import { BODIES, type Body, type Rounding } from './swarm.js';

/** The steps of the simulation itself, finer than the published precisions of .01 and .001. */
const LENGTH_STEP = 1 / 1024;
const ROTATION_STEP = 1 / 4096;
const TURN_STEPS = 65_536;
const STEP_RADIANS = (2 * Math.PI) / TURN_STEPS;
const ROTATION_ERROR_MAX = 0.001;

const reach = { min: -64, max: 64, step: LENGTH_STEP };
const velocity = fixed({ min: -1, max: 1, step: LENGTH_STEP });
const part = fixed({ min: -1, max: 1, step: ROTATION_STEP });
const spin = int(-1024, 1024);
const turned = angle(TURN_STEPS, { predict: { velocity: 'spin' } });
const x = fixed(reach, { predict: { velocity: 'vx' } });
const y = fixed(reach, { predict: { velocity: 'vy' } });
const z = fixed(reach, { predict: { velocity: 'vz' } });

const plane = defineState({
  tables: { bodies: table({ capacity: BODIES, fields: { x, y, angle: turned, vx: velocity, vy: velocity, spin } }) },
  document: {},
  rules: {},
  input: {},
});

/** How a body lay when it was last struck, and how far it has turned since about an axis. */
const turning = { largest: uint(3), a: part, b: part, c: part, ax: part, ay: part, az: part, angle: turned, spin };
const places = { x, y, z, vx: velocity, vy: velocity, vz: velocity };

const space = defineState({
  tables: { bodies: table({ capacity: BODIES, fields: { ...places, ...turning } }) },
  document: {},
  rules: {},
  input: {},
});

const ON_GRID: Rounding = {
  length: (units) => rounded(units, LENGTH_STEP),
  axis: onRotationGrid,
  spin: (radians) => rounded(radians, STEP_RADIANS),
  speedSlack: LENGTH_STEP,
};

type RowOf<S extends State<{ readonly bodies: TableSpec<Fields> }>> = Row<S['tables']['bodies']['fields']>;

/**
 * How a game for Tickdeck is made: the simulation itself lives on the grid and tells its velocities, so that what flies on as it
 * went costs nothing.
 */
export const gridInPlane: Scene = {
  name: '2D, on the grid',
  degrees: 3,
  record: (seed) => recordSwarm({ state: plane, dimensions: 2, rounding: ON_GRID, write: writeInPlane }, seed),
};

export const gridInSpace: Scene = {
  name: '3D, on the grid',
  degrees: 6,
  record: (seed) => recordSwarm({ state: space, dimensions: 3, rounding: ON_GRID, write: writeInSpace }, seed),
};

function writeInPlane(row: RowOf<typeof plane>, body: Body): void {
  [row.x, row.y] = body.at;
  [row.vx, row.vy] = body.velocity;
  row.angle = turnsInPlane(body.rotation) * TURN_STEPS;
  row.spin = body.spin / STEP_RADIANS;
}

function writeInSpace(row: RowOf<typeof space>, body: Body, tick: number): void {
  [row.x, row.y, row.z] = body.at;
  [row.vx, row.vy, row.vz] = body.velocity;
  if (tick === body.struckAt) {
    const { largest, rest } = smallestThree(body.rotation, row.largest);
    row.largest = largest;
    [row.a, row.b, row.c] = onRotationGrid(rest);
    [row.ax, row.ay, row.az] = body.axis;
    row.spin = Math.round(body.spin / STEP_RADIANS);
  }
  row.angle = ((tick - body.struckAt) * row.spin) & (TURN_STEPS - 1);
  const error = rotationError(rotationOf(row), body.rotation);
  if (error > ROTATION_ERROR_MAX) throw new Error(`a rotation is ${error} beside the true one`);
}

/** How a body lies, as the receiver finds it. */
function rotationOf({ largest, a, b, c, ax, ay, az, angle: steps }: RowOf<typeof space>): Quaternion {
  return times(rotation([ax, ay, az], steps * STEP_RADIANS), fromSmallestThree({ largest, rest: [a, b, c] }));
}

function onRotationGrid([x, y, z]: Vector): Vector {
  return [rounded(x, ROTATION_STEP), rounded(y, ROTATION_STEP), rounded(z, ROTATION_STEP)];
}

function rounded(value: number, step: number): number {
  return Math.floor(value / step + 0.5) * step;
}
