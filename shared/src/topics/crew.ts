import { choice, group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { ROLES } from '../wire/messages.js';
import { topic } from './topic.js';

const byte = number({ min: 0, max: 255, initial: 0 });

/** Who works in the room, by `s<session>`, and what each has in hand. */
export const crew = topic(
  'moderator',
  record(
    group({
      name: text(LIMITS.nameCharsMax),
      role: choice(ROLES, 'moderator'),
      /** What they are recognised by. */
      color: byte,
      shape: byte,
      tag: text(LIMITS.tagCharsMax),
      rows: record(
        group({ table: text(LIMITS.labelCharsMax), id: number({ min: 0, max: 0x7fffffff, initial: 0 }) }),
        LIMITS.pointedRowsMax,
      ),
      /** The place they are changing, in the words of the audit list; empty for none. */
      editing: text(LIMITS.labelCharsMax),
    }),
    LIMITS.crewMax,
  ),
);
