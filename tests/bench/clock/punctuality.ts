/** How well a loop keeps time. */
export interface Punctuality {
  /** Turns a second. */
  readonly rateHz: number;
  /** How much later than the earliest turn, each on a grid of the loop's own rate, ms. */
  readonly latenessMs: readonly number[];
  /** From one turn to the next, ms. */
  readonly gapMs: readonly number[];
}

/**
 * Judges when turns began. What makes a turn late does not change the rate of its loop, so the rate is that of the line through
 * the earliest turn of the first quarter and the earliest of the last, compared with the rate that was wanted.
 */
export function judge(times: readonly number[], periodMs: number): Punctuality {
  const quarter = Math.floor(times.length / 4);
  if (quarter === 0) throw new Error(`${times.length} turns are too few to judge`);
  const offsets = times.map((ms, turn) => ms - turn * periodMs);
  const first = earliest(offsets, 0, quarter);
  const last = earliest(offsets, times.length - quarter, times.length);
  const drift = ((offsets[last] as number) - (offsets[first] as number)) / (last - first);
  const own = offsets.map((ms, turn) => ms - turn * drift);
  const start = own[earliest(own, 0, own.length)] as number;
  return {
    rateHz: 1000 / (periodMs + drift),
    latenessMs: own.map((ms) => ms - start),
    gapMs: times.slice(1).map((ms, turn) => ms - (times[turn] as number)),
  };
}

/** Index of the least of some numbers. */
function earliest(ms: readonly number[], from: number, to: number): number {
  let best = from;
  for (let i = from; i < to; i++) if ((ms[i] as number) < (ms[best] as number)) best = i;
  return best;
}
