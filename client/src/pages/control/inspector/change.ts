import type { Leaf } from '@tickdeck/shared/commands/place.js';
import type { Spot } from './leaf.js';
import type { Staging } from './staging.js';
import type { Tuning } from './tuning/tuning.js';

/** What an editor does with a value: it is staged, or, while Live-tune is armed, sent at once. */
export interface Changing {
  set(spots: readonly Spot[], value: Leaf): void;
  /** What was set there and is not so yet. */
  pending(spot: Spot): Leaf | undefined;
}

export function createChanging(staging: Staging, tuning: Tuning): Changing {
  return {
    set(spots, value) {
      if (!tuning.isArmed()) {
        for (const spot of spots) staging.stage(spot, value);
        return;
      }
      // What was staged before, or refused, is overtaken.
      staging.revert(spots);
      tuning.set(spots, value);
    },
    pending: (spot) => staging.value(spot) ?? tuning.sent(spot),
  };
}
