import { angle, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { train } from '@tickdeck/shared/wire/priors.js';
import { snapWorld } from '@tickdeck/shared/world/snap.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { type Recording, thin } from './recording.js';

/**
 * The plain scene: seeded ships that turn, thrust, drift, bounce and shoot in a square world of 4000 units, positions on
 * a grid of 1/8 unit, angles on 256 steps. Shots fly straight, so every coder sends where they start and when they end.
 */
const SHIPS = 100;
const SIZE = 4000;
const HZ = 60;
const WARM_UP_TICKS = 5 * HZ;
const MEASURED_TICKS = 10 * HZ;
const TURN = 2 * Math.PI;

const place = { min: 0, max: SIZE, step: 1 / 8 };
const speed = { min: -1200, max: 1200, step: 1 / 8 };

const state = defineState({
  tables: {
    ships: table({
      capacity: SHIPS,
      position: ['x', 'y'],
      fields: {
        x: fixed(place, { predict: 'linear' }),
        y: fixed(place, { predict: 'linear' }),
        angle: angle(256, { predict: 'linear' }),
        hp: uint(100),
        score: uint(255),
        flags: uint(7),
      },
    }),
    shots: table({
      capacity: 1024,
      fields: { x: fixed(place), y: fixed(place), vx: fixed(speed), vy: fixed(speed), owner: int(0, SHIPS) },
    }),
  },
  document: {},
  rules: {},
  input: {},
});

interface Ship {
  slot: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  angle: number;
  turn: number;
  thrust: number;
  coolDown: number;
}

interface Shot {
  id: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  life: number;
  owner: number;
}

const SEED = 7;
const TRAINING_SEEDS = [1, 2, 3, 4, 5, 6];

/** Ten seconds of the scene at 60 Hz, after five to warm up; the coder was trained on others. */
export function recordScene(): Recording {
  const trained = TRAINING_SEEDS.map(record);
  const trainees = train((trained[0] as Recording).view);
  for (const recording of trained) {
    for (const each of [1, 3]) {
      const { view, states } = thin(recording, each);
      for (const [at, now] of states.entries()) encodeState(view, states[at - 1], states[at - 2], now);
    }
  }
  const priors = { public: trainees.next.pack(), 'public later': trainees.later.pack() };
  const { view, ...recording } = record(SEED);
  // A view like those of the training, that is written by what they taught.
  return { ...recording, view: { ...view, tables: [...view.tables], priors } };
}

function record(seed: number): Recording {
  const world = new World(state, seed);
  const random = new Random(seed);
  const ships = Array.from({ length: SHIPS }, () => launch(world, random));
  let shots: Shot[] = [];
  const view = { ...createView(world.schema, 'public'), parts: [] };
  const snapshots = [];
  for (let tick = 1; tick <= WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    world.tick = tick;
    for (const ship of ships) steer(world, random, ship, shots);
    shots = shots.filter((shot) => fly(world, random, ships, shot));
    snapWorld(world as unknown as World, 'throw');
    if (tick > WARM_UP_TICKS) snapshots.push(takeSnapshot(world));
  }
  return { name: 'scene', view, states: snapshots.map((snapshot) => project(snapshot, view)), snapshots };
}

function launch(world: World<typeof state>, random: Random): Ship {
  const row = world.tables.ships.spawn({ hp: 100 });
  const slot = row?.slot ?? 0;
  const [x, y, angle] = [random.range(0, SIZE), random.range(0, SIZE), random.range(0, TURN)];
  return { slot, x, y, vx: 0, vy: 0, angle, turn: 0, thrust: 0, coolDown: 0 };
}

function steer(world: World<typeof state>, random: Random, ship: Ship, shots: Shot[]): void {
  const dt = 1 / HZ;
  if (random.float() < dt * 1.5) ship.turn = [-1, 0, 0, 1][random.below(4)] ?? 0;
  if (random.float() < dt) ship.thrust = random.float() < 0.6 ? 1 : 0;
  ship.angle = (ship.angle + ship.turn * 3 * dt + TURN) % TURN;
  if (ship.thrust) {
    ship.vx += Math.cos(ship.angle) * 300 * dt;
    ship.vy += Math.sin(ship.angle) * 300 * dt;
  }
  ship.vx *= 1 - 0.6 * dt;
  ship.vy *= 1 - 0.6 * dt;
  [ship.x, ship.vx] = bounce(ship.x + ship.vx * dt, ship.vx);
  [ship.y, ship.vy] = bounce(ship.y + ship.vy * dt, ship.vy);
  ship.coolDown -= dt;
  if (ship.coolDown <= 0 && random.float() < dt) shoot(world, ship, shots);
  const row = world.tables.ships.at(ship.slot);
  row.x = ship.x;
  row.y = ship.y;
  row.angle = Math.floor((ship.angle / TURN) * 256);
  row.flags = ship.thrust + (ship.turn < 0 ? 2 : 0) + (ship.turn > 0 ? 4 : 0);
}

function bounce(at: number, velocity: number): [number, number] {
  return at < 0 || at > SIZE ? [at < 0 ? 0 : SIZE, velocity * -0.5] : [at, velocity];
}

function shoot(world: World<typeof state>, ship: Ship, shots: Shot[]): void {
  ship.coolDown = 0.3;
  const vx = ship.vx + Math.cos(ship.angle) * 600;
  const vy = ship.vy + Math.sin(ship.angle) * 600;
  const row = world.tables.shots.spawn({ x: ship.x, y: ship.y, vx, vy, owner: ship.slot });
  if (row) shots.push({ id: row.id, x: ship.x, y: ship.y, vx, vy, life: 1.2, owner: ship.slot });
}

function fly(world: World<typeof state>, random: Random, ships: readonly Ship[], shot: Shot): boolean {
  shot.x += shot.vx / HZ;
  shot.y += shot.vy / HZ;
  shot.life -= 1 / HZ;
  const hit = ships.find((s) => s.slot !== shot.owner && Math.abs(s.x - shot.x) < 14 && Math.abs(s.y - shot.y) < 14);
  if (hit) hurt(world, random, hit, shot.owner);
  if (shot.life > 0 && !hit) return true;
  world.tables.shots.despawn(shot.id);
  return false;
}

function hurt(world: World<typeof state>, random: Random, ship: Ship, shooter: number): void {
  const row = world.tables.ships.at(ship.slot);
  row.hp -= 10;
  if (row.hp > 0) return;
  row.hp = 100;
  Object.assign(ship, { x: random.range(0, SIZE), y: random.range(0, SIZE), vx: 0, vy: 0 });
  row.x = ship.x;
  row.y = ship.y;
  world.tables.ships.jumped(ship.slot);
  world.tables.ships.at(shooter).score++;
}
