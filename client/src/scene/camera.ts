import type { Camera } from '../games/view.js';
import { approach, clamp } from './ease.js';

/** What the camera looks at. */
export type CameraMode =
  /** The avatar of this viewer. */
  | { readonly kind: 'own' }
  /** The avatar of a player, by player number. */
  | { readonly kind: 'player'; readonly player: number }
  /** A row of the avatars table, by id. */
  | { readonly kind: 'row'; readonly id: number }
  /** Wherever hands drag it; from there on, if it says where. */
  | { readonly kind: 'free'; readonly at?: Vantage }
  /** The whole world. */
  | { readonly kind: 'overview' };

/** Where a followed avatar is and which way it aims; the direction is a unit vector or zero. */
export interface Target {
  x: number;
  y: number;
  aimX: number;
  aimY: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a camera is that follows nobody, world units, and how near. */
export interface Vantage extends Point {
  readonly zoom: number;
}

/** World units the middle of the screen is ahead of a followed avatar, toward its aim. */
const LOOK_AHEAD = 90;
/** World units one sees beyond the edge of the world. */
const MARGIN = 110;
/** Screens of this size (geometric mean of the sides, CSS pixels) show one world unit as one pixel. */
const SCREEN_NOMINAL_PX = 1050;
const ZOOM_FOLLOW_MIN = 0.62;
const ZOOM_MAX = 4;
/** Jumps farther than this many world units are cuts, not pans. */
const CUT_DISTANCE = 900;
const FOLLOW_HALF_LIFE_MS = 70;
const AHEAD_HALF_LIFE_MS = 190;
const ZOOM_HALF_LIFE_MS = 110;
/** In portrait a HUD covers the top and thumbs the lower third; a followed avatar is kept in the free band between. */
const PORTRAIT_TOP_PX = 235;
const PORTRAIT_BOTTOM_SHARE = 0.3;
/** Share of the height that it stands above the middle there. */
const PORTRAIT_LIFT = 0.04;

/** A camera over a world of a given size; what it shows follows its mode smoothly. */
export class CameraRig implements Camera {
  x: number;
  y: number;
  zoom = 1;
  width = 1;
  height = 1;
  private mode: CameraMode = { kind: 'own' };
  private closeness = 1;
  private aheadX = 0;
  private aheadY = 0;
  private placed = false;

  constructor(
    private readonly worldWidth: number,
    private readonly worldHeight: number,
    private readonly reducedMotion: boolean,
  ) {
    this.x = worldWidth / 2;
    this.y = worldHeight / 2;
  }

  get looking(): CameraMode {
    return this.mode;
  }

  look(mode: CameraMode): void {
    this.mode = mode;
    if (mode.kind !== 'free') this.closeness = 1;
    else if (mode.at) {
      ({ x: this.x, y: this.y, zoom: this.zoom } = mode.at);
      this.placed = true;
    }
  }

  resize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /** Moves on by `elapsedMs` of wall time; without a target, a following camera stays where it is. */
  update(target: Target | undefined, elapsedMs: number): void {
    const free = this.mode.kind === 'free';
    const overview = this.mode.kind === 'overview' || (!free && !target && !this.placed);
    const zoom = overview ? this.fitZoom() : free ? this.zoom : this.followZoom() * this.closeness;
    this.zoom = this.placed ? approach(this.zoom, zoom, elapsedMs, ZOOM_HALF_LIFE_MS) : zoom;
    if (overview) this.goTo(this.worldWidth / 2, this.worldHeight / 2, elapsedMs, ZOOM_HALF_LIFE_MS);
    else if (!free && target) this.follow(target, elapsedMs);
    if (free) this.keepInside();
    if (target || overview) this.placed = true;
  }

  /** Drags the world by CSS pixels; lets go of whatever was followed. */
  pan(dxPx: number, dyPx: number): void {
    this.release();
    this.x -= dxPx / this.zoom;
    this.y -= dyPx / this.zoom;
    this.keepInside();
  }

  /** Zooms by a factor about a place on the screen; while following, about the avatar. */
  zoomBy(factor: number, screenX: number, screenY: number): void {
    if (this.mode.kind === 'overview') this.release();
    if (this.mode.kind !== 'free') {
      this.closeness = clamp(this.closeness * factor, 0.35, 2.5);
      return;
    }
    const before = this.screenToWorld(screenX, screenY);
    this.zoom = clamp(this.zoom * factor, this.fitZoom() * 0.8, ZOOM_MAX);
    this.x = before.x - (screenX - this.width / 2) / this.zoom;
    this.y = before.y - (screenY - this.height / 2) / this.zoom;
    this.keepInside();
  }

  screenToWorld(x: number, y: number): Point {
    return { x: this.x + (x - this.width / 2) / this.zoom, y: this.y + (y - this.height / 2) / this.zoom };
  }

  worldToScreen(x: number, y: number): Point {
    return { x: (x - this.x) * this.zoom + this.width / 2, y: (y - this.y) * this.zoom + this.height / 2 };
  }

  private release(): void {
    this.mode = { kind: 'free' };
    this.placed = true;
  }

  private follow(target: Target, elapsedMs: number): void {
    // With reduced motion the picture moves only as the avatar does.
    const ahead = this.reducedMotion ? 0 : LOOK_AHEAD;
    this.aheadX = approach(this.aheadX, target.aimX * ahead, elapsedMs, AHEAD_HALF_LIFE_MS);
    this.aheadY = approach(this.aheadY, target.aimY * ahead, elapsedMs, AHEAD_HALF_LIFE_MS);
    const portrait = this.height > this.width;
    const lift = portrait ? (this.height * PORTRAIT_LIFT) / this.zoom : 0;
    const above = portrait ? PORTRAIT_TOP_PX / this.zoom : MARGIN;
    const below = portrait ? (this.height * PORTRAIT_BOTTOM_SHARE) / this.zoom : MARGIN;
    const x = stayInside(target.x + this.aheadX, this.width / this.zoom, this.worldWidth, MARGIN, MARGIN);
    const y = stayInside(target.y + this.aheadY + lift, this.height / this.zoom, this.worldHeight, above, below);
    const halfLifeMs = this.reducedMotion ? 0 : FOLLOW_HALF_LIFE_MS;
    this.goTo(x, y, elapsedMs, halfLifeMs);
  }

  private goTo(x: number, y: number, elapsedMs: number, halfLifeMs: number): void {
    const cut = !this.placed || Math.abs(x - this.x) + Math.abs(y - this.y) > CUT_DISTANCE;
    this.x = cut ? x : approach(this.x, x, elapsedMs, halfLifeMs);
    this.y = cut ? y : approach(this.y, y, elapsedMs, halfLifeMs);
  }

  private keepInside(): void {
    this.x = clamp(this.x, 0, this.worldWidth);
    this.y = clamp(this.y, 0, this.worldHeight);
    this.zoom = clamp(this.zoom, this.fitZoom() * 0.8, ZOOM_MAX);
  }

  private fitZoom(): number {
    return Math.min(this.width / (this.worldWidth + MARGIN), this.height / (this.worldHeight + MARGIN));
  }

  private followZoom(): number {
    return Math.max(ZOOM_FOLLOW_MIN, Math.sqrt(this.width * this.height) / SCREEN_NOMINAL_PX);
  }
}

/** The centre of a stretch of `visible` units near `at` that shows at most `before` ahead of 0 and `after` beyond `size`. */
function stayInside(at: number, visible: number, size: number, before: number, after: number): number {
  const least = visible / 2 - before;
  const most = size + after - visible / 2;
  return least >= most ? (least + most) / 2 : clamp(at, least, most);
}
