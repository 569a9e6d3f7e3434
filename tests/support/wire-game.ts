import { choice, flag, group, number, part, record, text } from '@tickdeck/shared/game/document.js';
import { angle, bool, fixed, int, oneOf, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';

const ships = table({
  capacity: 8,
  position: ['x', 'y'],
  owner: 'player',
  fields: {
    player: player(),
    x: fixed({ min: 0, max: 100, step: 1 / 16, wireShift: 2 }, { predict: 'linear' }),
    y: fixed({ min: 0, max: 100, step: 1 / 16, wireShift: 2 }, { predict: 'linear' }),
    aim: angle(256),
    hp: uint(100),
    life: oneOf(['flying', 'held', 'wrecked']),
    hurtAt: tick({ see: 'own' }),
    hunts: ref('ships', { see: 'operator' }),
  },
});

const shots = table({
  capacity: 20,
  fields: {
    x: fixed({ min: 0, max: 100, step: 1 / 4 }, { predict: { velocity: 'vx' } }),
    vx: fixed({ min: -4, max: 4, step: 1 / 4 }),
    shooter: ref('ships'),
    bounced: bool(),
  },
});

const state = defineState({
  tables: { ships, shots },
  document: {
    match: part(group({ phase: choice(['before', 'during'], 'before'), over: flag() })),
    scores: part(record(number({ min: 0, max: 99, initial: 0 }), 8)),
    plan: part(text(40, 'none'), 'operator'),
  },
  rules: { speed: number({ min: 0, max: 9, initial: 4 }) },
  input: { turn: int(-1, 1), aim: angle(256), fire: bool() },
});

/** A small game for looking at bytes; nothing in it moves by itself. The document's vectors are about it. */
export const wireGame: Game<typeof state> = {
  id: 'wire',
  name: 'Wire',
  state,
  tickRate: 60,
  seatsMax: 8,
  avatars: 'ships',
  size: [100, 100],
  commands: [],
  setup() {},
  join() {},
  leave() {},
  pilot() {},
  simulate() {},
  predict() {},
  bot() {},
};
