import type { Mind } from '../rows.js';

/**
 * A bot's own dice: what it does with them must not change anyone else's luck. A 30-bit linear congruential generator
 * (Park-Miller style constants of ANSI C), whose state fits a column; the low bits repeat soon and are thrown away.
 * Returns a number in [0, 1).
 */
export function roll(mind: Mind): number {
  mind.luck = (Math.imul(mind.luck, 1_103_515_245) + 12_345) & 0x3fffffff;
  return (mind.luck >>> 10) / 0x100000;
}

/** A number in (-1, 1), more often near 0: the sum of two dice, as people's errors are. */
export function rollError(mind: Mind): number {
  return roll(mind) + roll(mind) - 1;
}
