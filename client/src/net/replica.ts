import type { ViewState } from '@tickdeck/shared/world/view.js';

/** A frame as it was received; `views` are those that the session's Gathering makes of all it holds. */
export interface Received {
  readonly beat: number;
  readonly tick: number;
  readonly fraction: number;
  readonly speed: number;
  /** The newest input that had its effect. */
  readonly ackSeq: number;
  readonly views: readonly ViewState[];
}

/** Ticks remembered: a second at 60 Hz, far beyond any delay of the playback. */
const TICKS_MAX = 64;
/** States further apart than this have nothing to do with each other, in ticks at normal speed. */
const GAP_TICKS_MAX = 60;

/** The client's copy of the world: the newest state and those shortly before it, at most one a tick. */
export class Replica {
  newest: Received | undefined;
  private frames: Received[] = [];

  push(frame: Received): void {
    const last = this.newest;
    this.newest = frame;
    if (last && (frame.tick < last.tick || frame.tick - last.tick > GAP_TICKS_MAX * Math.max(1, frame.speed))) {
      this.frames = [];
    }
    // A paused world is edited within one tick: its last state is the one that counts.
    if (this.frames.at(-1)?.tick === frame.tick) this.frames.pop();
    this.frames.push(frame);
    if (this.frames.length > TICKS_MAX) this.frames.shift();
  }

  /** The newest frame at or before a simulated time, else the oldest there is; undefined before the first frame. */
  before(tick: number): Received | undefined {
    return this.frames[this.indexBefore(tick)];
  }

  /** The frame that follows one of `before`, or undefined. */
  after(frame: Received): Received | undefined {
    return this.frames[this.indexBefore(frame.tick) + 1];
  }

  /** The frame ahead of one of `before`, or undefined. */
  previous(frame: Received): Received | undefined {
    return this.frames[this.indexBefore(frame.tick) - 1];
  }

  private indexBefore(tick: number): number {
    for (let i = this.frames.length - 1; i > 0; i--) if ((this.frames[i] as Received).tick <= tick) return i;
    return 0;
  }
}
