export function clamp(value: number, min: number, max: number): number {
  return value < min ? min : value > max ? max : value;
}

/** Moves `from` toward `to`, half of the way every `halfLifeMs`, at any frame rate; at once when that is 0. */
export function approach(from: number, to: number, elapsedMs: number, halfLifeMs: number): number {
  if (!(halfLifeMs > 0)) return to;
  return to + (from - to) * 2 ** (-elapsedMs / halfLifeMs);
}

/** How far `value` is on the way from `from` to `to`, smoothed at both ends: 0 … 1. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/** A whole number hashed to 0 … 1: looks that differ from row to row but never from frame to frame. */
export function scatter(n: number): number {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
