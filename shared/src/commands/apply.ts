import { snapWorld } from '../world/snap.js';
import type { Command } from './command.js';
import type { Outcome } from './outcome.js';
import { note, touchesSince } from './recorded.js';
import type { Actor, Stage } from './stage.js';
import { changed } from './transaction.js';

/** Does what a command says, on arguments that were checked, and notes how it is taken back if that is not its own affair. */
export function applyCommand(
  stage: Stage,
  command: Command,
  args: Parameters<Command['apply']>[1],
  actor: Actor,
): Outcome {
  const before = command.undo === 'recorded' ? note(stage) : undefined;
  const outcome = command.apply(stage, args, actor);
  if (outcome.kind !== 'done') return outcome;
  // A game's own command may leave values off their grid, and while the room is paused no tick would mend that.
  snapWorld(stage.world, 'clamp');
  return before ? changed(stage, touchesSince(stage, before), outcome.text) : outcome;
}
