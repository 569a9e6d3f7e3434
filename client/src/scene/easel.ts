import type { Picture } from './picture.js';

/** What is known of a table before its first row. */
export interface TableShape {
  readonly name: string;
  readonly capacity: number;
  readonly fields: readonly string[];
}

/** What is to be drawn, and how. */
export interface Subject {
  /** Id of the game, as in games/views.ts. */
  readonly game: string;
  readonly tables: readonly TableShape[];
  /** Of the canvas, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly resolution: number;
  readonly reducedMotion: boolean;
}

/** A canvas on which pictures are drawn: by the page itself, or by a thread beside it. */
export interface Easel {
  readonly canvas: HTMLCanvasElement;
  readonly framesPerSecond: number;
  /** CSS pixels. */
  resize(width: number, height: number): void;
  /** Calls `run` with the next display frame for which there is time to draw; what this returns takes it back. */
  next(run: FrameRequestCallback): () => void;
  /** What is drawn sooner than `next` says waits for its turn. */
  draw(picture: Picture): void;
  destroy(): void;
}

/** Calls `run` with the next display frame; what this returns takes it back. */
export function nextFrame(run: FrameRequestCallback): () => void {
  const request = requestAnimationFrame(run);
  return () => cancelAnimationFrame(request);
}

/** Plays a zzfx sound at a place of the world. */
export type PlayAt = (sound: readonly number[], x: number, y: number) => void;

/** Sets an easel up; rejects when the browser has no WebGL. */
export type SetUpEasel = (subject: Subject, play: PlayAt) => Promise<Easel>;
