import { number, record } from '../game/document.js';
import { TABLE_FIELDS_MAX } from '../game/state.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** What each player presses now, by `p<player number>` and field of the game's input; fields that are 0 are left out. */
export const inputs = topic(
  'operator',
  record(record(number({ min: -0x80000000, max: 0x7fffffff, initial: 0 }), TABLE_FIELDS_MAX), LIMITS.sessionsMax),
);
