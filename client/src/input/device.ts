import type { Controls } from './controls.js';

/** What one device says; `hands` adds which it is. */
export type Reading = Omit<Controls, 'device'>;

/** One way to hold the controls. */
export interface Device {
  read(): Reading;
  /** Lets go of everything, as if no hand were there. */
  release(): void;
}

export const NEUTRAL: Reading = { moveX: 0, moveY: 0, aimX: 0, aimY: 0, fire: false, dash: false };

/** A direction of length 1, or 0, 0 for what is shorter than `least`. */
export function directionOf(x: number, y: number, least: number): readonly [number, number] {
  const length = Math.hypot(x, y);
  return length > least ? [x / length, y / length] : [0, 0];
}

/**
 * A stick's deflection without its dead zone: nothing up to `dead`, from there in proportion to 1 at full deflection, always
 * within the unit circle and in the stick's own direction.
 */
export function deflection(x: number, y: number, dead: number): readonly [number, number] {
  const length = Math.hypot(x, y);
  if (!(length > dead)) return [0, 0];
  const scale = Math.min(1, (length - dead) / (1 - dead)) / length;
  return [x * scale, y * scale];
}
