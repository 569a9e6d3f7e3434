import { choice, flag, group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { ROLES } from '../wire/messages.js';
import { topic } from './topic.js';

const count = number({ min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 });
const expression = text(LIMITS.expressionCharsMax);
const said = text(LIMITS.textCharsMax);
/** Whose it is, by whose right it acts, and whether it does. */
const owned = { by: text(LIMITS.labelCharsMax), role: choice(ROLES, 'operator'), on: flag(true) };

/** What pauses the room, by number. `tick` is that of the last hit, 0 for none; `steps` are values that it looks at each tick, at most. */
export const breakpoints = topic(
  'operator',
  record(group({ when: expression, hits: count, tick: count, steps: count, ...owned }), LIMITS.breakpointsMax),
);

/** Values that somebody wants to see, by number. `is` tells in words, `value` is the number where it is one; without it `kind` is `words`. */
export const watches = topic(
  'operator',
  record(
    group({
      expression,
      is: said,
      kind: choice(['number', 'words', 'nothing'], 'nothing'),
      value: number({ min: -Number.MAX_VALUE, max: Number.MAX_VALUE, initial: 0 }),
      unit: text(LIMITS.labelCharsMax),
      ...owned,
    }),
    LIMITS.watchesMax,
  ),
);

/** What will be commanded, by number. `beat` is when, for those that go by wall time, else 0. `last` is what the last time came to. */
export const schedules = topic(
  'moderator',
  record(group({ timing: said, what: said, beat: count, given: count, last: said, ...owned }), LIMITS.schedulesMax),
);

/** What is commanded when something has been so for a while, by number; `state` is how far it is with that. */
export const rules = topic(
  'operator',
  record(
    group({
      when: expression,
      holdSeconds: count,
      coolDownSeconds: count,
      what: said,
      tell: choice(['nobody', 'me', 'operators', 'everybody'], 'me'),
      state: choice(['waiting', 'holding', 'resting', 'off'], 'waiting'),
      fired: count,
      /** Of the last time; 0 for never. */
      tick: count,
      last: said,
      ...owned,
    }),
    LIMITS.rulesMax,
  ),
);

/** Ticks to come back to, by number. */
export const bookmarks = topic(
  'moderator',
  record(
    group({ tick: count, note: text(LIMITS.reasonCharsMax), by: text(LIMITS.labelCharsMax) }),
    LIMITS.bookmarksMax,
  ),
);
