import { choice, group, number, record, text, type ValueOf } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/**
 * What can be wrong: beats that take too long; a page that disagrees with the room; a session that was sent away, or many links
 * lost at once; memory near its limit; a room that broke; and what a rule of the operators found.
 */
export const ALERT_KINDS = ['overrun', 'mismatch', 'sentAway', 'linksLost', 'memory', 'roomFailed', 'rule'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** An alert stays open until somebody has seen it, and is cleared once it was seen and has been quiet. */
export const ALERT_STATES = ['open', 'acknowledged', 'shelved', 'cleared'] as const;

const NUMBER_MAX = Number.MAX_SAFE_INTEGER;
const count = number({ min: 0, max: NUMBER_MAX, initial: 0 });
/** Wall time, ms since 1970. */
const time = number({ min: 0, max: NUMBER_MAX, initial: 0, unit: 'ms' });

/** Where an alert leads: to a row of a table, a session, or nowhere but its beat. */
const ref = group({
  kind: choice(['none', 'row', 'session'], 'none'),
  table: text(LIMITS.labelCharsMax),
  id: count,
});

const alert = group({
  id: count,
  kind: choice(ALERT_KINDS, 'rule'),
  text: text(LIMITS.textCharsMax),
  state: choice(ALERT_STATES, 'open'),
  /** How often it was raised. */
  count,
  /**
   * When it was raised first and last, and the beat and tick of the last time, or of late beats the worst of the burst; beat 0: in
   * an earlier life of the room.
   */
  firstAt: time,
  lastAt: time,
  beat: count,
  tick: count,
  /** Who acknowledged or shelved it. */
  who: text(LIMITS.labelCharsMax),
  /** How long it is shelved. */
  untilAt: time,
  ref,
});

export type Alert = ValueOf<typeof alert>;
export type AlertRef = ValueOf<typeof ref>;

/** A reference to nothing but the time. */
export const NO_REF: AlertRef = { kind: 'none', table: '', id: 0 };

/** What somebody should look at, by `a<id>`. */
export const alerts = topic('operator', record(alert, LIMITS.alertsMax));
