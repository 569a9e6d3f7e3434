import { choice, group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { ROLES } from '../wire/messages.js';
import { topic } from './topic.js';

const count = number({ min: 0, max: 0x7fffffff, initial: 0 });

/**
 * Who is who, by `s<session>`, and by `p<player>` whose seat is kept for them: `away` lost the connection, `out` was kicked and
 * may not come back yet. `device` finds their marks, `link` the link they came by.
 */
export const people = topic(
  'moderator',
  record(
    group({
      session: count,
      player: count,
      name: text(LIMITS.nameCharsMax),
      /** The name given to them instead of their own, if any. */
      given: text(LIMITS.nameCharsMax),
      role: choice(ROLES, 'player'),
      device: text(LIMITS.deviceKeyCharsMax),
      link: text(LIMITS.labelCharsMax),
      state: choice(['here', 'away', 'out'], 'here'),
    }),
    2 * LIMITS.sessionsMax,
  ),
);
