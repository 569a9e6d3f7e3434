import { angle, fixed, int, oneOf, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';
import { cosine, sine } from '@tickdeck/shared/math/angles.js';
import { clamp } from '@tickdeck/shared/math/vectors.js';
import type { Row } from '@tickdeck/shared/world/table.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { Near } from './near.js';

export const PLAYERS = 600;

const WIDTH = 6000;
const HEIGHT = 2000;
const CAMPS = 3;
/** How far from the middle of a camp its players are put. */
const CAMP_RADIUS = 700;
const STEPS = 256;
const SPEED = 2;
const SHOT_SPEED = 12;
const SHOT_TICKS = 45;
const RELOAD_TICKS = 20;
const HIT_DISTANCE = 16;
const DAMAGE = 10;

const x = { min: 0, max: WIDTH, step: 1 / 64, wireShift: 3 };
const y = { min: 0, max: HEIGHT, step: 1 / 64, wireShift: 3 };
const velocity = { min: -16, max: 16, step: 1 / 64 };

const state = defineState({
  tables: {
    fighters: table({
      capacity: PLAYERS,
      position: ['x', 'y'],
      owner: 'player',
      fields: {
        player: player(),
        x: fixed(x, { predict: 'linear' }),
        y: fixed(y, { predict: 'linear' }),
        aim: angle(STEPS, { predict: 'linear' }),
        hp: uint(100),
        reload: uint(RELOAD_TICKS, { see: 'own' }),
      },
    }),
    shots: table({
      capacity: 4_000,
      position: ['x', 'y'],
      fields: {
        by: ref('fighters', { origin: 'settled' }),
        x: fixed({ ...x, wireShift: 0 }, { predict: { velocity: 'vx' } }),
        y: fixed({ ...y, wireShift: 0 }, { predict: { velocity: 'vy' } }),
        vx: fixed(velocity, { origin: 'settled' }),
        vy: fixed(velocity, { origin: 'settled' }),
        until: tick({ see: 'operator', origin: 'settled' }),
      },
    }),
    events: table({
      capacity: 1_000,
      position: ['x', 'y'],
      fields: { kind: oneOf(['hit', 'end']), tick: tick(), x: int(0, WIDTH), y: int(0, HEIGHT) },
    }),
  },
  document: {},
  rules: {},
  input: { right: int(-1, 1), down: int(-1, 1), aim: angle(STEPS), fire: uint(1) },
  relevancy: { tables: ['fighters', 'shots', 'events'], cellSize: 480, radius: 420 },
});

type CampWorld = World<typeof state>;
type Fighter = Row<(typeof state)['tables']['fighters']['fields']>;
type Input = { readonly right: number; readonly down: number; readonly aim: number; readonly fire: number };

/** Six hundred who fight in three camps and see what is near: two hundred in a place, as in the figure to beat. */
export const camps: Game = defineGame<typeof state>({
  id: 'camps',
  name: 'Camps',
  state,
  tickRate: 60,
  seatsMax: PLAYERS,
  avatars: 'fighters',
  size: [WIDTH, HEIGHT],
  commands: [],
  setup() {},
  join(world, { player: number }) {
    world.tables.fighters.spawn({ player: number, ...placeOf(world, number), hp: 100 });
  },
  leave(world, leaver) {
    for (const row of world.tables.fighters.rows()) if (row.player === leaver) world.tables.fighters.despawn(row.id);
  },
  pilot() {},
  simulate(world, inputs) {
    for (const fighter of world.tables.fighters.rows()) {
      const input = inputs.of(fighter.player);
      walk(fighter, input);
      if (fighter.reload > 0) fighter.reload--;
      else if (input.fire === 1) shoot(world, fighter);
    }
    moveShots(world);
  },
  predict(world, slot, input) {
    walk(world.tables.fighters.at(slot), input);
  },
  bot() {},
});

export function findGame(id: string): Game | undefined {
  return id === camps.id ? camps : undefined;
}

function walk(fighter: Fighter, { right, down, aim }: Input): void {
  fighter.x = clamp(fighter.x + right * SPEED, 0, WIDTH);
  fighter.y = clamp(fighter.y + down * SPEED, 0, HEIGHT);
  fighter.aim = aim;
}

function shoot({ tables, tick: now }: CampWorld, fighter: Fighter): void {
  const { id, aim } = fighter;
  const vx = cosine(aim, STEPS) * SHOT_SPEED;
  const vy = sine(aim, STEPS) * SHOT_SPEED;
  tables.shots.spawn({ by: id, x: fighter.x, y: fighter.y, vx, vy, until: now + SHOT_TICKS });
  fighter.reload = RELOAD_TICKS;
}

function moveShots(world: CampWorld): void {
  const { fighters, shots, events } = world.tables;
  const near = new Near(fighters.columns, fighters.alive, fighters.high);
  for (const shot of shots.rows()) {
    const { id, by } = shot;
    const x = shot.x + shot.vx;
    const y = shot.y + shot.vy;
    const hit = near.find(x, y, HIT_DISTANCE, by & 0xffff);
    if (hit >= 0 || world.tick >= shot.until || x < 0 || y < 0 || x > WIDTH || y > HEIGHT) {
      shots.despawn(id);
      const place = { x: Math.floor(clamp(x, 0, WIDTH)), y: Math.floor(clamp(y, 0, HEIGHT)) };
      if (hit >= 0) events.spawn({ kind: 0, tick: world.tick, ...place });
      if (hit >= 0) hurt(world, hit);
      continue;
    }
    shot.x = x;
    shot.y = y;
  }
}

/** Who has had enough goes on at another place of the camp. */
function hurt(world: CampWorld, slot: number): void {
  const fighter = world.tables.fighters.at(slot);
  fighter.hp = Math.max(0, fighter.hp - DAMAGE);
  if (fighter.hp > 0) return;
  Object.assign(fighter, placeOf(world, fighter.player), { hp: 100 });
  world.tables.fighters.jumped(slot);
}

function placeOf({ random }: CampWorld, number: number): { readonly x: number; readonly y: number } {
  const middle = ((number % CAMPS) + 0.5) * (WIDTH / CAMPS);
  return {
    x: middle + random.range(-CAMP_RADIUS, CAMP_RADIUS),
    y: HEIGHT / 2 + random.range(-CAMP_RADIUS, CAMP_RADIUS),
  };
}
