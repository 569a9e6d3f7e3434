import type { Container } from 'pixi.js';
import type { Shown } from '../net/frame.js';

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

/** What a game view has to draw with. It may be on a thread beside the page, where there is no document. */
export interface Stage {
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

/** Sets a game up on a stage. */
export type CreateView = (stage: Stage) => GameView;
