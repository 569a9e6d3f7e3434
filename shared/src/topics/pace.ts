import { choice, group, number, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** How time goes, and who made it go so, and why if they said it: for the screens of everybody it happens to. */
export const pace = topic(
  'spectator',
  group({
    state: choice(['normal', 'paused', 'slow', 'fast'], 'normal'),
    /** When it is not paused. */
    speed: number({ min: LIMITS.speedMin, max: LIMITS.speedMax, initial: 1, unit: '×' }),
    /** Empty as long as nobody has touched it. */
    by: text(LIMITS.labelCharsMax),
    reason: text(LIMITS.textCharsMax),
  }),
);
