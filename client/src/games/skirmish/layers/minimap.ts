import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import type { Camera } from '../../view.js';
import { HULL_RADIUS_PX } from '../art/hulls.js';
import { LIGHT, PICKUP_COLORS, STRUCTURE, STRUCTURE_BRIGHT, TEAM_COLORS } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import { rowsOf } from '../rows.js';

const WRECKED = 2;
const WIDTH_PX = 208;
const WIDTH_COMPACT_PX = 104;
const INSET_PX = 16;
/** Room the HUD takes at the top of a phone's screen; below it the map is out of the thumbs' way. */
const HUD_COMPACT_PX = 108;
const HULL_PX = 5.5;

/** Screens too small for thumbs and a map in the same corner. */
export function isCompact({ width, height }: Pick<Camera, 'width' | 'height'>): boolean {
  return width < 700 || height < 480;
}

/** The whole arena in a corner: bottom right, or top right on phones, where thumbs do not cover it. */
export class Minimap {
  private left = 0;
  private top = 0;
  private scale = 1;

  constructor(private readonly sheet: Sheet) {}

  update(frame: Frame, screen: Quads): void {
    const { camera } = frame;
    // One who sees the whole arena needs no map of it.
    if (camera.width * frame.pixel > ARENA_WIDTH && camera.height * frame.pixel > ARENA_HEIGHT) return;
    const compact = isCompact(camera);
    const width = compact ? WIDTH_COMPACT_PX : WIDTH_PX;
    const height = (width * ARENA_HEIGHT) / ARENA_WIDTH;
    this.scale = width / ARENA_WIDTH;
    this.left = Math.round(camera.width - width - (compact ? 10 : INSET_PX));
    this.top = Math.round(compact ? HUD_COMPACT_PX : camera.height - height - INSET_PX);
    this.drawPanel(screen, width, height);
    this.drawGround(frame, screen);
    this.drawShips(frame, screen, compact ? 0.85 : 1);
    this.drawView(frame, screen, width, height);
  }

  private drawPanel(screen: Quads, width: number, height: number): void {
    this.box(screen, 0, 0, width, height, inked(0x070a17, 0.9));
    this.frame(screen, 0, 0, width, height, inked(STRUCTURE, 0.6));
  }

  private drawGround(frame: Frame, screen: Quads): void {
    const rocks = rowsOf(frame.shown, 'rocks');
    for (let i = 0; i < rocks.count; i++) {
      const size = Math.max(1.5, (rocks.columns.radius[i] as number) * this.scale) / 15;
      const [x, y] = [this.mapX(rocks.columns.x[i] as number), this.mapY(rocks.columns.y[i] as number)];
      screen.put(this.sheet.disc, x, y, 0, size, size, inked(0x59628f, 0.8));
    }
    const walls = rowsOf(frame.shown, 'walls');
    for (let i = 0; i < walls.count; i++) {
      const [w, h] = [walls.columns.width[i] as number, walls.columns.height[i] as number];
      const [x, y] = [this.mapX(walls.columns.x[i] as number), this.mapY(walls.columns.y[i] as number)];
      const [across, down] = [Math.max(1.5, w * this.scale), Math.max(1.5, h * this.scale)];
      screen.put(this.sheet.square, x, y, 0, across / 8, down / 8, inked(STRUCTURE_BRIGHT, 0.75));
    }
    const pickups = rowsOf(frame.shown, 'pickups');
    for (let i = 0; i < pickups.count; i++) {
      const [x, y] = [this.mapX(pickups.columns.x[i] as number), this.mapY(pickups.columns.y[i] as number)];
      const color = PICKUP_COLORS[pickups.columns.kind[i] as number] ?? LIGHT;
      screen.put(this.sheet.square, x, y, Math.PI / 4, 0.38, 0.38, inked(color, 0.9));
    }
  }

  private drawShips(frame: Frame, screen: Quads, size: number): void {
    const { ships } = frame;
    const { x, y, life, player, team } = ships.columns;
    const scale = (HULL_PX * size) / HULL_RADIUS_PX;
    for (let i = 0; i < ships.count; i++) {
      if (life[i] === WRECKED) continue;
      const [atX, atY] = [this.mapX(x[i] as number), this.mapY(y[i] as number)];
      const { color, shape } = frame.roster.of(player[i] as number);
      const ring = TEAM_COLORS[team[i] as number] ?? 0;
      if (ring !== 0) screen.put(this.sheet.disc, atX, atY, 0, 0.3 * size, 0.3 * size, inked(ring, 0.55));
      const own = i === frame.own;
      if (own) screen.put(this.sheet.ring, atX, atY, 0, 0.1, 0.1, inked(LIGHT, 1));
      // Upright, so that outlines can be told apart at this size.
      screen.put(this.sheet.hull(color, shape), atX, atY, -Math.PI / 2, scale, scale, inked(0xffffff, 1));
    }
  }

  private drawView({ camera, pixel }: Frame, screen: Quads, width: number, height: number): void {
    const clamped = (at: number, most: number) => Math.min(most, Math.max(0, at));
    const left = clamped((camera.x - (camera.width / 2) * pixel) * this.scale, width);
    const right = clamped((camera.x + (camera.width / 2) * pixel) * this.scale, width);
    const top = clamped((camera.y - (camera.height / 2) * pixel) * this.scale, height);
    const bottom = clamped((camera.y + (camera.height / 2) * pixel) * this.scale, height);
    this.frame(screen, left, top, right - left, bottom - top, inked(LIGHT, 0.4));
  }

  private mapX(x: number): number {
    return this.left + x * this.scale;
  }

  private mapY(y: number): number {
    return this.top + y * this.scale;
  }

  private box(screen: Quads, x: number, y: number, width: number, height: number, ink: number): void {
    screen.put(this.sheet.square, this.left + x + width / 2, this.top + y + height / 2, 0, width / 8, height / 8, ink);
  }

  private frame(screen: Quads, x: number, y: number, width: number, height: number, ink: number): void {
    this.box(screen, x, y, width, 1, ink);
    this.box(screen, x, y + height - 1, width, 1, ink);
    this.box(screen, x, y, 1, height, ink);
    this.box(screen, x + width - 1, y, 1, height, ink);
  }
}
