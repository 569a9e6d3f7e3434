import type { Camera } from '../../games/view.js';
import type { Shown } from '../../net/frame.js';
import type { Subject } from '../easel.js';

/** What the page tells the thread that draws. */
export type ToThread =
  | {
      readonly kind: 'start';
      readonly canvas: OffscreenCanvas;
      readonly subject: Subject;
    }
  | { readonly kind: 'resize'; readonly width: number; readonly height: number }
  | Parcel;

/** One picture. Its numbers are the rows as `writeRows` has them, then the lines; their buffer goes to and fro. */
export interface Parcel {
  readonly kind: 'draw';
  readonly numbers: Float64Array<ArrayBuffer>;
  /** How many. */
  readonly lines: number;
  readonly camera: Camera;
  /** Undefined while it stays what it was. */
  readonly document: Shown['document'] | undefined;
  readonly moment: Pick<Shown, 'tick' | 'speed' | 'player' | 'happened' | 'elapsedMs'>;
}

/** What the thread that draws tells the page. */
export type ToPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly why: string }
  /** A picture is drawn, and there is time for another. */
  | { readonly kind: 'drawn'; readonly numbers: Float64Array<ArrayBuffer>; readonly framesPerSecond: number };
