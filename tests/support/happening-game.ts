import { oneOf, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineGame, type Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';

const state = defineState({
  tables: {
    walkers: table({
      capacity: 4,
      position: ['x', 'y'],
      owner: 'player',
      fields: { player: player(), x: uint(100), y: uint(100) },
    }),
    events: table({ capacity: 16, fields: { kind: oneOf(['tap', 'bang', 'never']), tick: tick() } }),
  },
  document: {},
  rules: {},
  input: {},
});

/** Nobody does anything; every ten ticks there is a tap, and every third of them is a bang. */
export const happeningGame: Game = defineGame({
  id: 'happening',
  name: 'Happening',
  state,
  tickRate: 60,
  seatsMax: 4,
  avatars: 'walkers',
  size: [100, 100],
  commands: [],
  setup() {},
  join(world, { player }) {
    world.tables.walkers.spawn({ player });
  },
  leave(world, player) {
    for (const row of world.tables.walkers.rows()) if (row.player === player) world.tables.walkers.despawn(row.id);
  },
  pilot() {},
  simulate(world) {
    if (world.tick % 10 === 0) world.tables.events.spawn({ kind: world.tick % 30 === 0 ? 1 : 0, tick: world.tick });
  },
  predict() {},
  bot() {},
});
