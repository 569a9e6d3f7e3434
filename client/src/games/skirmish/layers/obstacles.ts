import { Container, Sprite, Texture } from 'pixi.js';
import { paintTexture } from '../../../scene/drawing/atlas.js';
import { paintRock, ROCK_REACH, rockScale } from '../art/rock.js';
import { paintWall, WALL_GLOW, wallScale } from '../art/wall.js';
import type { Frame } from '../frame.js';
import { rowsOf } from '../rows.js';

/** What is painted for one obstacle: the two numbers its looks depend on, and when it was last there. */
interface Piece {
  readonly sprite: Sprite;
  a: number;
  b: number;
  seen: number;
}

/** Rocks and walls: each painted once, from its row, into a picture of its own, and again only when its measures change. */
export class Obstacles {
  readonly container = new Container();
  private readonly rocks = new Map<number, Piece>();
  private readonly walls = new Map<number, Piece>();
  private frames = 0;

  constructor(private readonly resolution: number) {}

  update({ shown }: Frame): void {
    this.frames++;
    const rocks = rowsOf(shown, 'rocks');
    const { radius, variant } = rocks.columns;
    for (let i = 0; i < rocks.count; i++) {
      const [size, seed] = [radius[i] as number, (variant[i] as number) + 1];
      const piece = this.pieceOf(this.rocks, rocks.ids[i] as number);
      piece.sprite.position.set(rocks.columns.x[i] as number, rocks.columns.y[i] as number);
      if (piece.a !== size || piece.b !== seed) this.paintRock(piece, size, seed);
    }
    const walls = rowsOf(shown, 'walls');
    const { width, height } = walls.columns;
    for (let i = 0; i < walls.count; i++) {
      const [w, h] = [width[i] as number, height[i] as number];
      const piece = this.pieceOf(this.walls, walls.ids[i] as number);
      piece.sprite.position.set(walls.columns.x[i] as number, walls.columns.y[i] as number);
      if (piece.a !== w || piece.b !== h) this.paintWall(piece, w, h);
    }
    this.sweep(this.rocks);
    this.sweep(this.walls);
  }

  destroy(): void {
    this.frames++;
    this.sweep(this.rocks);
    this.sweep(this.walls);
  }

  private paintRock(piece: Piece, radius: number, seed: number): void {
    const scale = rockScale(radius, this.resolution);
    const side = radius * ROCK_REACH * 2 * scale;
    const texture = paintTexture(side, side, (context) => paintRock(context, radius * scale, seed));
    show(piece, texture, 1 / scale, radius, seed);
  }

  private paintWall(piece: Piece, width: number, height: number): void {
    const scale = wallScale(width, height, this.resolution);
    const rim = 2 * WALL_GLOW;
    const texture = paintTexture((width + rim) * scale, (height + rim) * scale, (context) => {
      context.scale(scale, scale);
      paintWall(context, width, height);
    });
    show(piece, texture, 1 / scale, width, height);
  }

  private pieceOf(pieces: Map<number, Piece>, id: number): Piece {
    let piece = pieces.get(id);
    if (!piece) {
      piece = { sprite: new Sprite({ anchor: 0.5 }), a: -1, b: -1, seen: 0 };
      pieces.set(id, piece);
      this.container.addChild(piece.sprite);
    }
    piece.seen = this.frames;
    return piece;
  }

  private sweep(pieces: Map<number, Piece>): void {
    for (const [id, piece] of pieces) {
      if (piece.seen === this.frames) continue;
      pieces.delete(id);
      show(piece, Texture.EMPTY, 1, -1, -1);
      piece.sprite.destroy();
    }
  }
}

function show(piece: Piece, texture: Texture, scale: number, a: number, b: number): void {
  const before = piece.sprite.texture;
  piece.sprite.texture = texture;
  piece.sprite.scale.set(scale);
  if (before !== Texture.EMPTY) before.destroy(true);
  piece.a = a;
  piece.b = b;
}
