import { uint } from '@tickdeck/shared/game/fields.js';
import { defineGame } from '@tickdeck/shared/game/game.js';
import { defineState, player, table } from '@tickdeck/shared/game/state.js';

const nothing = () => {};

/** The least that is a game: the gateway only asks what it is called and how many it seats. */
export const sampleGame = defineGame({
  id: 'sample',
  name: 'Sample',
  state: defineState({
    tables: { pawns: table({ capacity: 4, fields: { player: player() }, owner: 'player' }) },
    document: {},
    rules: {},
    input: { go: uint(1) },
  }),
  tickRate: 60,
  seatsMax: 4,
  avatars: 'pawns',
  size: [100, 100],
  commands: [],
  setup: nothing,
  join: nothing,
  leave: nothing,
  pilot: nothing,
  simulate: nothing,
  predict: nothing,
  bot: nothing,
});

export const sampleGames = new Map([[sampleGame.id, sampleGame]]);
