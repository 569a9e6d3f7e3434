import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** Beats a second of wall time, playing or paused. */
export const BEAT_RATE = 60;
export const BEAT_MS = 1000 / BEAT_RATE;

/** Times that are a room's own affair; what clients must know is in the protocol's `LIMITS`. */
export const TIMING = {
  /** News of topics wait for such a beat, so that what changes often is told ten times a second. */
  newsEveryBeats: BEAT_RATE / 10,
  telemetryEveryBeats: BEAT_RATE / 4,
  /** Telemetries over which inputs are counted: two seconds. */
  recentSpans: 8,
  /** Beats that keep what views saw of them: whoever gets every sixth has the last two of those. */
  seenBeats: 13,
  bandwidthEveryBeats: 2 * BEAT_RATE,
  /** How often a view's chunks are looked into. A prime, so that no other rhythm is always met or always missed. */
  costEveryBeats: 37,
  reportEveryBeats: BEAT_RATE,
  /** The slowest beats are kept of so many spans of this length: five minutes. */
  slowSpanBeats: 60 * BEAT_RATE,
  slowSpans: 5,
  /** How long a room goes on after the last person and watcher has left. */
  restAfterBeats: 5 * BEAT_RATE,
  seatHeldBeats: beatsOf(LIMITS.seatHeldMs),
  silenceNeutralBeats: beatsOf(LIMITS.inputSilenceNeutralMs),
  silenceBotBeats: beatsOf(LIMITS.inputSilenceBotMs),
  linesWindowBeats: beatsOf(LIMITS.linesWindowMs),
  mismatchWindowBeats: beatsOf(LIMITS.mismatchWindowMs),
  /** A keyframe that a page has not seen after so long was lost on the way. */
  keyframeLostBeats: 2 * BEAT_RATE,
  /** Takes over which an input queue must never have been empty before its spare input is taken early. */
  spareInputTakes: BEAT_RATE / 2,
} as const;

/** How many beats last at least so long. */
function beatsOf(ms: number): number {
  return Math.ceil(ms / BEAT_MS);
}
