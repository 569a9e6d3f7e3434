import { choice, group, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { ROLES } from '../wire/messages.js';
import { wallTime } from './marks.js';
import { topic } from './topic.js';

/** The links that the host has handed out, by id; what is in them is not known any more. */
export const links = topic(
  'host',
  record(
    group({
      role: choice(ROLES, 'moderator'),
      label: text(LIMITS.linkLabelCharsMax),
      /** Empty for all rooms. */
      room: text(LIMITS.roomIdCharsMax),
      by: text(LIMITS.labelCharsMax),
      at: wallTime,
      until: wallTime,
      revoked: wallTime,
    }),
    4 * LIMITS.linksMax,
  ),
);
