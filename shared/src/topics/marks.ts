import { MARK_KINDS } from '../commands/marks.js';
import { choice, group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { ROLES } from '../wire/messages.js';
import { topic } from './topic.js';

/** Wall time, ms since 1970; 0 for never. */
export const wallTime = number({ min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0, unit: 'ms' });

/** Bans, mutes, warnings and notes by id: those that count first, then the newest. */
export const marks = topic(
  'moderator',
  record(
    group({
      kind: choice(MARK_KINDS, 'note'),
      device: text(LIMITS.deviceKeyCharsMax),
      address: text(LIMITS.labelCharsMax),
      name: text(LIMITS.nameCharsMax),
      text: text(LIMITS.textCharsMax),
      by: text(LIMITS.labelCharsMax),
      role: choice(ROLES, 'moderator'),
      at: wallTime,
      until: wallTime,
      lifted: wallTime,
      liftedBy: text(LIMITS.labelCharsMax),
    }),
    LIMITS.marksToldMax,
  ),
);
