import { SKIES } from '../commands/weather.js';
import { choice, group, number, record, text } from '../game/document.js';
import { BEAT_MAX } from '../wire/frame-header.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

const ms = number({ min: 0, max: LIMITS.stallEveryMsMax, initial: 0, unit: 'ms' });

/** The weather over sessions, by `s<session>`: nobody's link is made worse behind their back. */
export const weather = topic(
  'spectator',
  record(
    group({
      sky: choice(SKIES, 'clear'),
      delayMs: ms,
      jitterMs: ms,
      stallMs: ms,
      stallEveryMs: ms,
      kilobytesPerSecond: number({ min: 0, max: LIMITS.weatherKilobytesPerSecondMax, initial: 0, unit: 'kB/s' }),
      by: text(LIMITS.labelCharsMax),
      untilBeat: number({ min: 0, max: BEAT_MAX, initial: 0 }),
    }),
    LIMITS.sessionsMax,
  ),
);
