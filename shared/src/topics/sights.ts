import { group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** What each player looks at, by `p<player number>`: for whoever wants to see what that player sees. */
export const sights = topic(
  'operator',
  record(
    group({
      /** How far behind the room's time the picture was on which the newest input was decided, ticks; a bot's is one tick. */
      behind: number({ min: 0, max: 1_000_000, initial: 0, step: 1 / 4, unit: 'ticks' }),
      /** Numbers of the cells whose rows are sent to them, with blanks between; none where worlds are not cut into cells. */
      cells: text(LIMITS.labelCharsMax),
    }),
    LIMITS.sessionsMax,
  ),
);
