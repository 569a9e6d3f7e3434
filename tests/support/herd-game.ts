import { group, number, part, record, text } from '@tickdeck/shared/game/document.js';
import { angle, bool, fixed, int, oneOf, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';
import type { World } from '@tickdeck/shared/world/world.js';

export const WIDTH = 2000;
export const HEIGHT = 1200;
/** How large what is in each table is, in world units. */
export const RADII: { readonly [table: string]: number } = { walkers: 14, darts: 3, flags: 20 };
/** Eight by five cells; everybody sees 200 units at least. */
export const CELL = { size: 256, margin: 16, radius: 200 } as const;

const place = (more: object = {}) => ({
  x: fixed({ min: 0, max: WIDTH, step: 1 / 64, wireShift: 2 }, { predict: 'linear', ...more }),
  y: fixed({ min: 0, max: HEIGHT, step: 1 / 64, wireShift: 2 }, { predict: 'linear', ...more }),
});

export const herdState = defineState({
  tables: {
    walkers: table({
      capacity: 80,
      position: ['x', 'y'],
      owner: 'player',
      team: 'team',
      fields: {
        player: player(),
        team: uint(3, { origin: 'settled' }),
        ...place(),
        aim: angle(256),
        hunger: uint(1000, { see: 'team' }),
        gold: uint(1000, { see: 'own', origin: 'settled' }),
        luck: uint(255, { see: 'operator' }),
      },
    }),
    darts: table({
      capacity: 400,
      position: ['x', 'y'],
      owner: 'player',
      fields: {
        player: player(),
        x: fixed({ min: 0, max: WIDTH, step: 1 / 16 }, { predict: { velocity: 'vx' } }),
        y: fixed({ min: 0, max: HEIGHT, step: 1 / 16 }),
        vx: fixed({ min: -32, max: 32, step: 1 / 16 }),
        by: ref('walkers'),
        poison: uint(9, { see: 'team' }),
      },
    }),
    flags: table({ capacity: 4, position: ['x', 'y'], fields: { ...place({ predict: 'hold' }), up: bool() } }),
    events: table({
      capacity: 64,
      position: ['x', 'y'],
      fields: { kind: oneOf(['step', 'shot']), tick: tick(), ...place({ predict: 'hold' }) },
    }),
  },
  document: {
    board: part(group({ round: number({ min: 0, max: 9, initial: 1 }) })),
    plans: part(record(text(40), 4), 'team'),
    secret: part(text(40, 'none'), 'operator'),
  },
  rules: { speed: number({ min: 0, max: 64, initial: 1 }) },
  input: { moveX: int(-8, 8), moveY: int(-8, 8), fire: bool() },
  relevancy: { tables: ['walkers', 'darts', 'events'], cellSize: CELL.size, radius: CELL.radius },
});

export type HerdWorld = World<typeof herdState>;
type Input = { readonly moveX: number; readonly moveY: number };

function walk(world: HerdWorld, slot: number, { moveX, moveY }: Input): void {
  const walker = world.tables.walkers.at(slot);
  walker.x = Math.min(WIDTH, Math.max(0, walker.x + moveX * world.rules.speed));
  walker.y = Math.min(HEIGHT, Math.max(0, walker.y + moveY * world.rules.speed));
}

/** A world too big to be sent to everybody: walkers of two teams and their darts, which nobody sees who is far away. */
export const herdGame: Game = defineGame<typeof herdState>({
  id: 'herd',
  name: 'Herd',
  state: herdState,
  tickRate: 60,
  seatsMax: 64,
  avatars: 'walkers',
  size: [WIDTH, HEIGHT],
  commands: [],
  setup(world) {
    world.tables.flags.spawn({ x: 1000, y: 600 });
  },
  join(world, { player: number }) {
    const { random } = world;
    const [x, y] = [random.range(0, WIDTH), random.range(0, HEIGHT)];
    world.tables.walkers.spawn({ player: number, team: 1 + (number % 2), x, y, gold: number });
  },
  leave(world, leaver) {
    for (const { id, player: owner } of world.tables.walkers.rows()) {
      if (owner === leaver) world.tables.walkers.despawn(id);
    }
  },
  pilot() {},
  simulate(world, inputs) {
    const { walkers, darts, events } = world.tables;
    for (const walker of walkers.rows()) {
      const input = inputs.of(walker.player);
      walk(world, walker.slot, input);
      walker.hunger = (walker.hunger + 1) % 1000;
      walker.luck = world.random.below(256);
      const { id, x, y, player: owner } = walker;
      if (input.fire === 0 || (world.tick + owner) % 16 !== 0) continue;
      darts.spawn({ player: owner, x, y, vx: owner % 2 === 0 ? 12 : -12, by: id, poison: owner % 10 });
      events.spawn({ kind: 1, tick: world.tick, x, y });
    }
    for (const dart of darts.rows()) {
      const x = dart.x + dart.vx;
      if (x < 0 || x > WIDTH) darts.despawn(dart.id);
      else dart.x = x;
    }
  },
  predict: walk,
  bot(world, number, input) {
    const leg = Math.floor((world.tick + number * 37) / 90);
    input.moveX = ((leg * 5 + number) % 17) - 8;
    input.moveY = ((leg * 11 + number * 3) % 17) - 8;
    input.fire = leg % 2;
  },
});

/** The world of a room that plays the game above, with its own types. */
export function herdWorld(world: World): HerdWorld {
  // Tests make it from `herdState`.
  return world as unknown as HerdWorld;
}
