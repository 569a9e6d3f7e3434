import { group, number, record, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

const NUMBER_MAX = Number.MAX_SAFE_INTEGER;
const count = number({ min: 0, max: NUMBER_MAX, initial: 0 });
const us = number({ min: 0, max: NUMBER_MAX, initial: 0, unit: 'µs' });

/** The slowest beats of the last minutes by `b<beat>`, with all that may have made them slow. */
export const slow = topic(
  'operator',
  record(
    group({
      beat: count,
      /** Simulated ticks when it was over, and how many of them it made. */
      tick: count,
      ticks: count,
      phases: group({ inbox: us, simulate: us, capture: us, encode: us, publish: us }),
      /** From the beginning of the beat before to this one's. */
      gapUs: us,
      /** Rows of all tables, sessions, messages in the inbox, and bytes published. */
      rows: count,
      sessions: count,
      messages: count,
      bytes: count,
      /** What was commanded in it, and by whom. */
      commands: text(LIMITS.textCharsMax),
    }),
    LIMITS.slowBeatsMax,
  ),
);
