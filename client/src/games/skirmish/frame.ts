import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Shown } from '../../net/frame.js';
import type { Camera } from '../view.js';
import { Roster } from './roster.js';
import { partOf, type Rows, rowsOf, shipOf } from './rows.js';

/** Longest stretch of simulated time one frame animates; after a hidden tab nothing explodes at once. */
const STEP_MAX_SECONDS = 0.1;

/** Less than this on the screen, CSS pixels, cannot be made out and costs as much as what can. */
const SPECK_PX = 0.8;

/** A view is from afar when a pixel is more world units than this: half of the fine strokes do. */
const FAR_PIXEL = 2;

const NOTHING: Shown = { tables: {}, document: {}, tick: 0, speed: 0, player: 0, happened: [], elapsedMs: 0 };

/** What every layer needs of the frame being drawn; one object, filled anew each time. */
export class Frame {
  readonly roster = new Roster();
  shown: Shown = NOTHING;
  camera: Camera = { x: 0, y: 0, zoom: 1, width: 1, height: 1 };
  ships: Rows<'ships'> = rowsOf(NOTHING, 'ships');
  tick = 0;
  /** Simulated seconds since the last frame: 0 while paused. */
  seconds = 0;
  /** World units of one CSS pixel. */
  pixel = 1;
  quality = 1;
  /** Index of the viewer's ship, or -1. */
  own = -1;
  ownId = 0;
  teams = false;
  private left = 0;
  private top = 0;
  private right = 0;
  private bottom = 0;

  read(shown: Shown, camera: Camera, quality: number): void {
    this.shown = shown;
    this.camera = camera;
    this.quality = quality;
    this.ships = rowsOf(shown, 'ships');
    this.tick = shown.tick;
    this.seconds = Math.min(STEP_MAX_SECONDS, (shown.elapsedMs / 1000) * shown.speed);
    this.pixel = 1 / camera.zoom;
    this.own = shipOf(shown, shown.player);
    this.ownId = this.own < 0 ? 0 : (this.ships.ids[this.own] as number);
    this.teams = partOf(shown, 'match')?.mode === 'teams';
    this.roster.update(partOf(shown, 'players'));
    const [halfWidth, halfHeight] = [camera.width / 2 / camera.zoom, camera.height / 2 / camera.zoom];
    this.left = camera.x - halfWidth;
    this.right = camera.x + halfWidth;
    this.top = camera.y - halfHeight;
    this.bottom = camera.y + halfHeight;
  }

  /** Whether something that reaches `reach` units around a place can be seen. */
  sees(x: number, y: number, reach: number): boolean {
    return x > this.left - reach && x < this.right + reach && y > this.top - reach && y < this.bottom + reach;
  }

  /** Whether the world is seen from so far that fine things can be drawn with half their strokes. */
  get far(): boolean {
    return this.pixel > FAR_PIXEL;
  }

  /** Whether something so large, in world units, is too far away to be made out. */
  isSpeck(size: number): boolean {
    return size < SPECK_PX * this.pixel;
  }

  /** The player number of a ship, by row id; 0 when it is gone. */
  playerOf(shipId: number): number {
    const index = this.ships.indexOf(shipId);
    return index < 0 ? 0 : (this.ships.columns.player[index] as number);
  }

  /** Seconds from now to a tick; negative once it has passed. */
  until(tick: number): number {
    return (tick - this.tick) / TICK_RATE;
  }
}
