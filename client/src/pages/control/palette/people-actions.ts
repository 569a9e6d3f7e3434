import { untrack } from 'solid-js';
import { type Action, action } from '../keys/action.js';
import type { Station } from '../station.js';

/** Everybody who plays now, to be followed. */
export function peopleActions({ camera, follow }: Station): readonly Action[] {
  return untrack(camera.roster).map(({ player, name }) =>
    action('Players', `player-${name}`, `Follow ${name}`, '', () => follow(player), {
      says: 'Selects their avatar, and the camera goes with it.',
    }),
  );
}
