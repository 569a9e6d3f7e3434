import type { Camera } from '../games/view.js';
import type { Shown } from '../net/frame.js';

/** Numbers of a line: from x, y, to x, y (CSS pixels of the canvas), width in CSS pixels, colour as `inked` makes it. */
export const LINE_CELLS = 6;

/** Straight lines on the screen. */
export interface Lines {
  readonly count: number;
  /** `LINE_CELLS` each; only the first `count` are valid. */
  readonly cells: Float64Array;
}

/** All that one display frame draws. */
export interface Picture {
  readonly shown: Shown;
  readonly camera: Camera;
  /** Over the game. */
  readonly lines: Lines;
}
