const FIRST_MS = 200;
const MAX_MS = 3_000;
const FACTOR = 1.6;
/** Share of the wait left to chance, so that not everybody comes back in the same moment. */
const JITTER = 0.3;

/** How long to wait before reconnecting. @param attempt 1 for the first. @param chance a number in [0, 1). */
export function backoffMs(attempt: number, chance: number): number {
  const full = Math.min(MAX_MS, FIRST_MS * FACTOR ** (attempt - 1));
  return Math.round(full * (1 - JITTER * chance));
}
