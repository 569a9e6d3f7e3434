import { group, part, text } from '@tickdeck/shared/game/document.js';
import { angle, bool, fixed, int, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';
import type { World } from '@tickdeck/shared/world/world.js';

const SIZE = 1000;
const STEP = 1 / 256;

/** A small game for tests: ships that drift, turn and bounce off the borders, drones that fly straight, and bangs. */
const state = defineState({
  tables: {
    ships: table({
      capacity: 16,
      position: ['x', 'y'],
      owner: 'player',
      fields: {
        player: player(),
        x: fixed({ min: 0, max: SIZE, step: STEP, wireShift: 4 }, { predict: 'linear' }),
        y: fixed({ min: 0, max: SIZE, step: STEP, wireShift: 4 }, { predict: 'linear' }),
        aim: angle(1024),
        hp: uint(100),
        vx: fixed({ min: -64, max: 64, step: 1 / 4096 }, { see: 'own' }),
        vy: fixed({ min: -64, max: 64, step: 1 / 4096 }, { see: 'own' }),
      },
    }),
    drones: table({
      capacity: 64,
      position: ['x', 'y'],
      fields: {
        x: fixed({ min: 0, max: SIZE, step: 1 / 16 }, { predict: { velocity: 'vx' } }),
        y: fixed({ min: 0, max: SIZE, step: 1 / 16 }, { predict: 'linear' }),
        vx: fixed({ min: -64, max: 64, step: 1 / 16 }),
        aim: angle(256),
        lamp: bool(),
      },
    }),
    events: table({ capacity: 32, fields: { kind: uint(7), tick: tick(), x: uint(SIZE) } }),
  },
  document: { match: part(group({ phase: text(20, 'play') })) },
  rules: {},
  input: { moveX: int(-127, 127), moveY: int(-127, 127), aim: angle(1024), dash: bool() },
});

export type DriftWorld = World<typeof state>;
type Input = { readonly moveX: number; readonly moveY: number; readonly aim: number; readonly dash: number };

function fly(world: DriftWorld, slot: number, input: Input): void {
  const { x, y, aim, vx, vy } = world.tables.ships.columns;
  const push = input.dash ? 0.2 : 0.1;
  vx[slot] = (vx[slot] as number) * 0.93 + (input.moveX / 127) * push;
  vy[slot] = (vy[slot] as number) * 0.93 + (input.moveY / 127) * push;
  x[slot] = (x[slot] as number) + (vx[slot] as number);
  y[slot] = (y[slot] as number) + (vy[slot] as number);
  aim[slot] = input.aim;
  for (const [place, speed] of [
    [x, vx],
    [y, vy],
  ] as const) {
    const at = place[slot] as number;
    if (at >= 0 && at <= SIZE) continue;
    place[slot] = at < 0 ? 0 : SIZE;
    speed[slot] = -(speed[slot] as number);
  }
}

export const drift: Game = defineGame<typeof state>({
  id: 'drift',
  name: 'Drift',
  state,
  tickRate: 60,
  seatsMax: 16,
  avatars: 'ships',
  size: [SIZE, SIZE],
  commands: [],
  setup() {},
  join(world, joiner) {
    world.tables.ships.spawn({ player: joiner.player, x: 500, y: 500, hp: 100 });
  },
  leave(world, leaver) {
    for (const row of world.tables.ships.rows()) if (row.player === leaver) world.tables.ships.despawn(row.id);
  },
  pilot() {},
  simulate(world, inputs) {
    const { ships, drones } = world.tables;
    for (const ship of ships.rows()) fly(world, ship.slot, inputs.of(ship.player));
    for (const drone of drones.rows()) drone.x += drone.vx;
  },
  predict: fly,
  bot() {},
});

/** The world of a game made above, with its own types. */
export function driftWorld(world: World): DriftWorld {
  // Tests make it from `drift`, whose state this is.
  return world as unknown as DriftWorld;
}
