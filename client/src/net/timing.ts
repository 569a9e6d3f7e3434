/** What net code needs of its surroundings to know and to wait for a moment; tests give it a clock they move by hand. */
export interface Timing {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Calls `run` once after `delayMs`; the result cancels that. */
  after(delayMs: number, run: () => void): Cancel;
}

export type Cancel = () => void;

/** The clock and timers that browsers and Node share. */
export const hostTiming: Timing = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
