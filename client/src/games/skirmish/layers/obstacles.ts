import type { Container, Texture } from 'pixi.js';
import { Atlas, type Painter } from '../../../scene/drawing/atlas.js';
import { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { paintRock, ROCK_REACH, rockScale } from '../art/rock.js';
import { paintWall, WALL_GLOW, wallScale } from '../art/wall.js';
import type { Frame } from '../frame.js';
import { rowsOf } from '../rows.js';

/** Room for an arena's rocks and walls on a laptop's screen; on one with twice the pixels they get two thirds of what they ask for. */
const ATLAS_PX = 2048;
/** More than the tables hold. */
const OBSTACLES_MAX = 128;
/** How much smaller they are painted when the atlas is too small for all, as a factor; again and again until they fit. */
const SHRINK = 0.8;
const PLAIN = inked(0xffffff, 1);

type Measures = [number, number, number, number];

/** One obstacle's picture, and the world units one of its pixels is wide. */
interface Piece {
  readonly texture: Texture;
  readonly unit: number;
}

/** Rocks and walls: each look of them painted once into one atlas, so that one draw call shows all. */
export class Obstacles {
  readonly container: Container;
  private readonly atlas = new Atlas(ATLAS_PX, ATLAS_PX);
  private readonly quads = new Quads(this.atlas.whole, OBSTACLES_MAX);
  /** By what their looks depend on. */
  private readonly painted = new Map<number, Piece>();
  /** The share of the pixels they ask for that has fitted. */
  private sharpness = 1;

  constructor(private readonly resolution: number) {
    this.container = this.quads.container;
  }

  update(frame: Frame): void {
    if (!this.drawAll(frame)) {
      // Most of it is of what was there before; what is there now may have more room.
      this.sharpness = Math.min(1, this.sharpness / SHRINK);
      while (!this.paintAnew(frame)) this.sharpness *= SHRINK;
    }
    this.atlas.send();
  }

  destroy(): void {
    this.atlas.destroy();
  }

  /** Whether there was room for the pictures of all of them, also of those out of sight: painting later would hold up a later frame. */
  private drawAll(frame: Frame): boolean {
    this.quads.begin();
    const all = this.drawRocks(frame) && this.drawWalls(frame);
    this.quads.end();
    return all;
  }

  private paintAnew(frame: Frame): boolean {
    this.atlas.clear();
    this.painted.clear();
    return this.drawAll(frame);
  }

  private drawRocks(frame: Frame): boolean {
    const { columns, count } = rowsOf(frame.shown, 'rocks');
    for (let i = 0; i < count; i++) {
      const [x, y, radius, variant] = [columns.x[i], columns.y[i], columns.radius[i], columns.variant[i]] as Measures;
      const look = radius * 256 + variant;
      const piece = this.painted.get(look) ?? this.paintRock(look, radius, variant + 1);
      if (!piece) return false;
      if (frame.sees(x, y, radius * ROCK_REACH)) this.put(x, y, piece);
    }
    return true;
  }

  private drawWalls(frame: Frame): boolean {
    const { columns, count } = rowsOf(frame.shown, 'walls');
    for (let i = 0; i < count; i++) {
      const [x, y, width, height] = [columns.x[i], columns.y[i], columns.width[i], columns.height[i]] as Measures;
      const look = -(width * 1024 + height) - 1;
      const piece = this.painted.get(look) ?? this.paintWall(look, width, height);
      if (!piece) return false;
      if (frame.sees(x, y, Math.max(width, height) / 2 + WALL_GLOW)) this.put(x, y, piece);
    }
    return true;
  }

  private put(x: number, y: number, { texture, unit }: Piece): void {
    this.quads.put(texture, x, y, 0, unit, unit, PLAIN);
  }

  private paintRock(look: number, radius: number, seed: number): Piece | undefined {
    const scale = rockScale(radius, this.resolution) * this.sharpness;
    const side = radius * ROCK_REACH * 2;
    return this.paint(look, side, side, scale, (context) => paintRock(context, radius * scale, seed));
  }

  private paintWall(look: number, width: number, height: number): Piece | undefined {
    const scale = wallScale(width, height, this.resolution) * this.sharpness;
    const rim = 2 * WALL_GLOW;
    return this.paint(look, width + rim, height + rim, scale, (context) => {
      context.scale(scale, scale);
      paintWall(context, width, height);
    });
  }

  /** A picture of so many world units, or nothing when the atlas has no room for it. */
  private paint(look: number, width: number, height: number, scale: number, painter: Painter): Piece | undefined {
    const [across, down] = [Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale))];
    if (!this.atlas.fits(across, down)) return undefined;
    const piece = { texture: this.atlas.add(across, down, painter), unit: 1 / scale };
    this.painted.set(look, piece);
    return piece;
  }
}
