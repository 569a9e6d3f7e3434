import { findGame } from '@tickdeck/shared/games/index.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { playBots } from '../../train/play.js';
import type { Recording } from './recording.js';

const BOUT = { seed: 7, players: 32, warmUpTicks: 30 * 60, ticks: 10 * 60 };

/** Ten seconds of a Skirmish round at 60 Hz: 32 bots, after half a minute to get into each other's way. */
export function recordSkirmish(): Recording {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const view = { ...createView(schemaOf(game.state), 'public'), parts: [] };
  const snapshots = [...playBots({ game, ...BOUT })];
  return { name: 'skirmish', view, states: snapshots.map((snapshot) => project(snapshot, view)), snapshots };
}
