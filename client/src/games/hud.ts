import type { Component } from 'solid-js';
import type { Shown } from '../net/frame.js';

/** What a game lays over its picture for those who play and watch; one for each game, listed in games/huds.ts. */
export interface GameHud {
  /** Scores, timers, feeds over the canvas; `shown` is read at a few Hz, never every frame. */
  readonly Hud: Component<{ readonly shown: () => Shown | undefined; readonly compact: boolean }>;
  /** Full table of scores, for Tab, the podium and the watch page. */
  readonly Scoreboard: Component<{ readonly shown: () => Shown | undefined }>;
}
