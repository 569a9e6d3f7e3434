import type { Texture } from 'pixi.js';
import { Atlas } from '../../../scene/drawing/atlas.js';
import { COLORS, OUTLINES, wrap } from '../../../ui/shapes.js';
import {
  paintBeam,
  paintBolt,
  paintBubble,
  paintFlame,
  paintGlow,
  paintRing,
  paintSparkle,
  paintStreak,
} from './glows.js';
import { HULL_PICTURE_PX, paintHull } from './hulls.js';
import { PICKUP_COLORS, rgbOf } from './ink.js';
import { paintChevron, paintDisc, paintLink, paintPointer, paintShard, paintSquare } from './marks.js';
import { paintWare } from './wares.js';

export const WARE_RADIUS_PX = 40;

/**
 * Every small picture of the game, painted at the start into one texture. They end where they can no longer be seen: what a
 * picture costs on software GL is its pixels, also the empty ones.
 */
export class Sheet {
  private readonly atlas = new Atlas(2048, 1024);
  private readonly hulls = COLORS.map((color) =>
    OUTLINES.map(({ path }) =>
      this.atlas.add(HULL_PICTURE_PX, HULL_PICTURE_PX, (context) => paintHull(context, path, rgbOf(color))),
    ),
  );
  readonly ring = this.atlas.add(192, 192, paintRing(95, 0.3));
  readonly bubble = this.atlas.add(160, 160, paintBubble(79));
  readonly glow = this.atlas.add(128, 128, paintGlow(64, 2.4));
  /** A glow too faint for its tail to be seen. */
  readonly halo = this.atlas.add(96, 96, paintGlow(48, 1.7));
  readonly spark = this.atlas.add(128, 24, paintStreak(126, 24, 0.86));
  readonly beam = this.atlas.add(64, 64, paintBeam(64, 64));
  readonly wares = PICKUP_COLORS.map((_, kind) => this.atlas.add(96, 96, paintWare(kind, WARE_RADIUS_PX)));
  readonly flame = this.atlas.add(96, 48, paintFlame(96, 46));
  readonly bolt = this.atlas.add(72, 28, paintBolt(68, 28, 0));
  readonly boltCore = this.atlas.add(72, 10, paintBolt(68, 28, 1));
  readonly shards = [0.1, 0.45, 0.8].map((skew) => this.atlas.add(28, 28, paintShard(12, skew)));
  readonly sparkle = this.atlas.add(64, 64, paintSparkle(31));
  readonly ember = this.atlas.add(32, 32, paintGlow(16, 1.6));
  readonly star = this.atlas.add(32, 32, paintGlow(16, 4));
  readonly disc = this.atlas.add(32, 32, paintDisc(15));
  readonly link = this.atlas.add(24, 12, paintLink(20, 8));
  readonly chevron = this.atlas.add(48, 48, paintChevron(20));
  readonly pointer = this.atlas.add(48, 48, paintPointer(22));
  readonly square = this.atlas.add(8, 8, paintSquare(8));

  /** The hull of a look, pointing right. */
  hull(color: number, shape: number): Texture {
    return (this.hulls[wrap(color, COLORS.length)]?.[wrap(shape, OUTLINES.length)] ?? this.square) as Texture;
  }

  destroy(): void {
    this.atlas.destroy();
  }
}
