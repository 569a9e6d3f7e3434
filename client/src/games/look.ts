import type { Game, Look, Pilot } from '@tickdeck/shared/game/game.js';
import type { Container } from 'pixi.js';
import type { Component } from 'solid-js';
import type { Controls } from '../input/controls.js';
import type { Shown, ShownTable } from '../net/frame.js';

/** Where the camera looks: world point at the centre of the screen, CSS pixels per world unit, size of the screen in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** A game drawn into three containers: `world` moves with the camera, `far` behind it and `screen` over it do not. */
export interface GameView {
  update(shown: Shown, camera: Camera): void;
  /** A shove of the camera in CSS pixels this frame, for screen shake; zero with reduced motion. */
  readonly shake: { readonly x: number; readonly y: number };
  destroy(): void;
}

/** What a game view may ask of its page. */
export interface Stage {
  /** An element of the canvas's size behind it; the canvas is transparent. What seldom changes costs least here. */
  readonly backdrop: HTMLElement;
  readonly far: Container;
  readonly world: Container;
  readonly screen: Container;
  readonly reducedMotion: boolean;
  /** Device pixels per CSS pixel, at most 2; text painted at it is crisp. */
  readonly resolution: number;
  /** 0.25 … 1: how much decoration there is time for; falls on slow machines. */
  quality(): number;
  /** Plays a zzfx sound at a world place (quieter far from the camera), unless muted. */
  play(sound: readonly number[], x: number, y: number): void;
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

/** How a game looks, sounds and is steered; one for each game, listed in games/index.ts. */
export interface GameLook {
  readonly game: Game;
  createView(stage: Stage): GameView;
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
  /** Scores, timers, feeds over the canvas; `shown` is read at a few Hz, never every frame. */
  readonly Hud: Component<{ readonly shown: () => Shown | undefined; readonly compact: boolean }>;
  /** Full table of scores, for Tab, the podium and the watch page. */
  readonly Scoreboard: Component<{ readonly shown: () => Shown | undefined }>;
  /** Rows for the help overlay: what to press and what it does. */
  readonly help: readonly { readonly keys: string; readonly what: string }[];
}
