import { choice, group, number, record, text, type ValueOf } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** Why a flight was written: somebody asked; many beats were late; a page disagreed; the room broke. */
export const FLIGHT_REASONS = ['asked', 'overrun', 'mismatch', 'broken'] as const;
export type FlightReason = (typeof FLIGHT_REASONS)[number];

const count = number({ min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 });

const flight = group({
  /** Its name in the address it is downloaded from. */
  name: text(LIMITS.flightNameCharsMax),
  why: choice(FLIGHT_REASONS, 'asked'),
  /** Wall time, ms since 1970, and the beat of the room. */
  at: count,
  beat: count,
  /** 0 while it is being written. */
  bytes: count,
});

export type Flight = ValueOf<typeof flight>;

/** What the room's last seconds were when something was wrong, in files of the host; by `f<at>`. */
export const flights = topic('operator', record(flight, LIMITS.flightsMax));
