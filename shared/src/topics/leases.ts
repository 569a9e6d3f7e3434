import { group, number, record, text } from '../game/document.js';
import { BEAT_MAX } from '../wire/frame-header.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** Who steers in whose stead, by `p<player>`. */
export const leases = topic(
  'spectator',
  record(
    group({
      /** Who steers. */
      session: number({ min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 }),
      who: text(LIMITS.labelCharsMax),
      /** Whom. */
      player: number({ min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 }),
      name: text(LIMITS.labelCharsMax),
      untilBeat: number({ min: 0, max: BEAT_MAX, initial: 0 }),
    }),
    LIMITS.sessionsMax,
  ),
);
