import type { Value } from '@tickdeck/shared/game/document.js';

/** The rows of one table as a page shows them now: interpolated, and the own rows predicted. Values in the fields' units. */
export interface ShownTable {
  readonly count: number;
  /** Row ids (slot + generation), ascending by slot; only the first `count` are valid. */
  readonly ids: Int32Array;
  /** One column a field, fresh every frame; only the first `count` are valid. */
  readonly columns: { readonly [field: string]: Float64Array };
  /** Index of a row, or -1. */
  indexOf(id: number): number;
}

/** What one display frame shows. */
export interface Shown {
  readonly tables: { readonly [name: string]: ShownTable };
  readonly document: { readonly [part: string]: Value };
  /** Simulated time shown, in ticks, with a fraction. */
  readonly tick: number;
  /** Ticks of simulated time per tick of wall time: 0 paused, 1 normal. */
  readonly speed: number;
  /** The viewer's player number, or 0. */
  readonly player: number;
  /** Rows of the `events` table due since the last frame, each once. */
  readonly happened: readonly Happening[];
  /** Wall time since the last frame, in ms. */
  readonly elapsedMs: number;
}

/** One row of a game's `events` table. */
export interface Happening {
  readonly id: number;
  readonly values: { readonly [field: string]: number };
}

/** How the link to the host is; a union so that a page can only show what there is. */
export type LinkState =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly attempt: number; readonly retryInMs: number; readonly why: string }
  /** The device already plays here in another tab: ask "move here or watch?" */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'ended'; readonly reason: string; readonly text: string };

/** What the connection dot tells. */
export interface LinkStats {
  readonly rttMs: number;
  readonly jitterMs: number;
  /** Age of the newest applied frame. */
  readonly frameAgeMs: number;
  readonly kilobytesPerSecond: number;
  /** How far behind the newest frame others are shown. */
  readonly interpolationMs: number;
  /** How often the room saw the own avatar elsewhere than predicted, and by how much at most, in the world's units. */
  readonly corrections: number;
  readonly largestCorrection: number;
  readonly keyframes: number;
  readonly mismatches: number;
}

/** What one applied frame was like. */
export interface FrameReport {
  /** Ticks of simulated time per tick of wall time: 0 paused, 1 normal. */
  readonly speed: number;
  readonly bytes: number;
  readonly kind: 'delta' | 'keyframe';
  /** Beats since the frame before that brought none. */
  readonly missedBeats: number;
  /** How old it was when it came: half the round trip, and how much later than the best frames it was, ms. */
  readonly ageMs: number;
  /** For each input whose effect this frame is the first to have: the time since it was made, ms, oldest first. */
  readonly inputToStateMs: readonly number[];
}
