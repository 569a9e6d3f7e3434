import type { Inputs } from '@tickdeck/shared/game/game.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import type { Recording } from './recording.js';

const PLAYERS = 32;
const WARM_UP_TICKS = 30 * 60;
const MEASURED_TICKS = 10 * 60;

/** Ten seconds of a Skirmish round at 60 Hz: 32 bots, after half a minute to get into each other's way. */
export function recordSkirmish(): Recording {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const world = createWorld(game, 7);
  const players = Array.from({ length: PLAYERS }, (_, i) => i + 1);
  for (const player of players) {
    game.join(world, {
      player,
      name: `Bot ${player}`,
      look: { color: player % 8, shape: player % 8, tag: 'BO' },
      pilot: 'bot',
    });
  }
  const inputs = new Map(players.map((player) => [player, neutral(game.state.input)]));
  const none = neutral(game.state.input);
  const of: Inputs<typeof game.state> = { of: (player) => inputs.get(player) ?? none };
  const view = { ...createView(world.schema, 'public'), parts: [] };
  const states = [];
  for (let tick = 1; tick <= WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    for (const [player, input] of inputs) game.bot(world, player, input);
    advance(game, world, of, 'throw');
    if (tick > WARM_UP_TICKS) states.push(project(takeSnapshot(world), view));
  }
  return { name: 'skirmish', view, states };
}

function neutral(fields: { readonly [name: string]: { readonly min: number; readonly max: number } }) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { min, max }]) => [name, Math.min(Math.max(0, min), max)]),
  );
}
