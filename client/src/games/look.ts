import type { Game, Look, Pilot } from '@tickdeck/shared/game/game.js';
import type { Controls } from '../input/controls.js';
import type { Shown, ShownTable } from '../net/frame.js';
import type { Camera } from './view.js';

/** What lies behind everything and seldom changes: an element of the page under the canvas, which is transparent. */
export interface Backdrop {
  update(camera: Camera): void;
}

/** Somebody with an avatar, as people know them: for lists, and to name who is followed. */
export interface Rostered {
  /** Row id in the game's avatars table. */
  readonly row: number;
  readonly player: number;
  readonly name: string;
  readonly look: Look;
  readonly pilot: Pilot;
}

/** What of a row can be touched: everything within `radius` of a box about its place; in world units, all 0 for a point. */
export interface Body {
  width: number;
  height: number;
  radius: number;
  /** `none`: nothing can touch it now, as when it is wrecked. */
  touch: 'solid' | 'none';
}

/**
 * How a game looks, sounds and is steered; one for each game, listed in games/index.ts. What draws it is in games/views.ts, and what
 * lies over that in games/huds.ts.
 */
export interface GameLook {
  readonly game: Game;
  /** Puts what lies behind everything into an element of the canvas's size; `resolution` as in `Stage`. */
  createBackdrop?(host: HTMLElement, resolution: number): Backdrop;
  /** Every sound the view may play: they are built before they are needed. */
  readonly sounds: readonly (readonly number[])[];
  /** What the person's hands do, as the game's input; `own` is the index of the own avatar's row or -1. */
  inputOf(controls: Controls, shown: Shown, own: number): { readonly [field: string]: number };
  /** Everyone with an avatar, by player number, so that a place in this list (and its digit key) stays theirs. */
  roster(shown: Shown): readonly Rostered[];
  /** Writes into `into` what a row is to the simulation's touch: for picking, and for seeing what hits what. */
  bodyOf(table: string, rows: ShownTable, index: number, into: Body): void;
  /** Says what bots are about, as far as an operator sees into their minds: whose avatar (row id), toward which place, in a word. */
  wishes?(shown: Shown, say: (avatar: number, x: number, y: number, wish: string) => void): void;
  /** Rows for the help overlay: what to press and what it does. */
  readonly help: readonly { readonly keys: string; readonly what: string }[];
}
