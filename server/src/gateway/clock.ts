import { monotonicMs } from '../room/port.js';

/** Takes back something planned; harmless when it has happened. */
export type Cancel = () => void;

/** All the time the gateway knows, so that tests can hold it still. */
export interface Clock {
  /** Monotonic time, in ms. */
  nowMs(): number;
  /** Wall time, in ms since 1970. */
  wallMs(): number;
  after(delayMs: number, run: () => void): Cancel;
}

export const systemClock: Clock = {
  nowMs: monotonicMs,
  wallMs: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
