import { defineGame } from '../../game/game.js';
import { buildArena } from './arena.js';
import { steerBot } from './bots/bot.js';
import { commands } from './commands/all.js';
import { startWarmUp } from './match.js';
import { join, leave, pilot, rename } from './seats.js';
import { releaseShot } from './shots.js';
import { predict, simulate } from './simulate.js';
import { state } from './state.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SEATS_MAX, TICK_RATE } from './tuning.js';

/** Skirmish: ships in an arena of rocks and walls, fun in ten seconds. */
export const skirmish = defineGame({
  id: 'skirmish',
  name: 'Skirmish',
  state,
  tickRate: TICK_RATE,
  seatsMax: SEATS_MAX,
  avatars: 'ships',
  size: [ARENA_WIDTH, ARENA_HEIGHT],
  commands,
  moments: [
    { name: 'round start', when: 'match.phase = round' },
    { name: 'round end', when: 'match.phase = podium' },
  ],
  setup(world) {
    buildArena(world);
    startWarmUp(world);
  },
  join,
  leave,
  rename,
  pilot,
  simulate,
  predict,
  launches: { table: 'shots', release: releaseShot },
  bot: steerBot,
});
