import type { Stage } from '../../../commands/stage.js';
import type { SkirmishWorld } from '../state.js';

/** A game's commands only ever run on worlds of that game. */
export function worldOf({ world }: Stage): SkirmishWorld {
  return world as unknown as SkirmishWorld;
}
