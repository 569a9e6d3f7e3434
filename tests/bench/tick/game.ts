import { angle, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';
import { cosine, sine } from '@tickdeck/shared/math/angles.js';
import { clamp } from '@tickdeck/shared/math/vectors.js';
import type { Row } from '@tickdeck/shared/world/table.js';

export const PLAYERS = 100;
export const WALKERS = 1000;
/** Ticks a second that the steps below are made for. */
export const STEP_RATE = 128;

const SIZE = 4000;
const STEPS = 256;
const PLAYER_SPEED = 300 / STEP_RATE;
const WALKER_SPEED = 120 / STEP_RATE;
/** In so many ticks a walker makes up its mind anew. */
const MIND_TICKS = STEP_RATE / 2;

const place = { min: 0, max: SIZE, step: 1 / 128, wireShift: 4 };

const state = defineState({
  tables: {
    players: table({
      capacity: PLAYERS,
      position: ['x', 'y'],
      owner: 'player',
      fields: {
        player: player(),
        x: fixed(place, { predict: 'linear' }),
        y: fixed(place, { predict: 'linear' }),
        aim: angle(STEPS, { predict: 'linear' }),
        hp: uint(100),
        ammo: uint(1000, { see: 'own' }),
      },
    }),
    walkers: table({
      capacity: WALKERS,
      position: ['x', 'y'],
      fields: {
        x: fixed(place, { predict: 'linear' }),
        y: fixed(place, { predict: 'linear' }),
        heading: angle(STEPS, { predict: 'linear' }),
        turn: int(-1, 1, { see: 'operator' }),
      },
    }),
  },
  document: {},
  rules: {},
  input: { right: int(-1, 1), down: int(-1, 1), aim: angle(STEPS), fire: uint(1) },
});

/** A hundred players among a thousand walkers that wander about, each at its own curve: every row moves in every tick. */
const crowded: Game = defineGame({
  id: 'crowded',
  name: 'Crowded',
  state,
  // As many as beats, so that each beat makes one tick.
  tickRate: 60,
  seatsMax: PLAYERS,
  avatars: 'players',
  size: [SIZE, SIZE],
  commands: [],
  setup(world) {
    for (let i = 0; i < WALKERS; i++) {
      const at = { x: world.random.range(0, SIZE), y: world.random.range(0, SIZE) };
      world.tables.walkers.spawn({ ...at, heading: world.random.below(STEPS), turn: world.random.below(3) - 1 });
    }
  },
  join(world, { player }) {
    const at = { x: world.random.range(0, SIZE), y: world.random.range(0, SIZE) };
    world.tables.players.spawn({ player, ...at, hp: 100, ammo: 1000 });
  },
  leave(world, player) {
    for (const row of world.tables.players.rows()) if (row.player === player) world.tables.players.despawn(row.id);
  },
  pilot() {},
  simulate(world, inputs) {
    for (const row of world.tables.players.rows()) {
      const input = inputs.of(row.player);
      steer(row, input);
      row.ammo = input.fire === 1 && row.ammo > 0 ? row.ammo - 1 : 1000;
    }
    for (const row of world.tables.walkers.rows()) {
      if (world.random.below(MIND_TICKS) === 0) row.turn = world.random.below(3) - 1;
      row.heading = (row.heading + row.turn + STEPS) % STEPS;
      walk(row, cosine(row.heading, STEPS) * WALKER_SPEED, sine(row.heading, STEPS) * WALKER_SPEED);
    }
  },
  predict(world, slot, input) {
    steer(world.tables.players.at(slot), input);
  },
  bot() {},
});

export function findGame(id: string): Game | undefined {
  return id === crowded.id ? crowded : undefined;
}

type Player = Row<(typeof state)['tables']['players']['fields']>;

function steer(row: Player, input: { readonly right: number; readonly down: number; readonly aim: number }): void {
  walk(row, input.right * PLAYER_SPEED, input.down * PLAYER_SPEED);
  row.aim = input.aim;
}

function walk(row: { x: number; y: number }, right: number, down: number): void {
  row.x = clamp(row.x + right, 0, SIZE);
  row.y = clamp(row.y + down, 0, SIZE);
}
