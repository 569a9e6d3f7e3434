import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import { Quads } from '../../../scene/drawing/quads.js';
import { scatter } from '../../../scene/ease.js';
import { inked } from '../../../scene/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';

/** Distance over which stars repeat; farther than any screen is wide. */
const STAR_FIELD_PX = 1400;
const LAYERS = [
  { stars: 90, depth: 0.06, size: 0.16, alpha: 0.5 },
  { stars: 60, depth: 0.13, size: 0.24, alpha: 0.7 },
  { stars: 26, depth: 0.24, size: 0.38, alpha: 0.9 },
] as const;
const STAR_COLORS = [0xffffff, 0xcfdcff, 0xffe9cf, 0xd9d0ff] as const;

/** Three layers of stars that move less the farther they are. */
export class Stars {
  readonly container: Quads['container'];
  private readonly quads: Quads;

  constructor(private readonly sheet: Sheet) {
    this.quads = new Quads(sheet.ember, 400, 'add');
    this.container = this.quads.container;
  }

  update({ camera, tick, quality }: Frame): void {
    const [x, y] = [camera.x - ARENA_WIDTH / 2, camera.y - ARENA_HEIGHT / 2];
    this.quads.begin();
    for (const [n, { stars, depth, size, alpha }] of LAYERS.entries()) {
      const shown = Math.ceil(stars * quality);
      for (let i = 0; i < shown; i++) {
        const id = n * 1000 + i;
        const starX = modulo(scatter(id) * STAR_FIELD_PX - x * depth, STAR_FIELD_PX);
        const starY = modulo(scatter(id + 500) * STAR_FIELD_PX - y * depth, STAR_FIELD_PX);
        const twinkle = 0.75 + 0.25 * Math.sin(tick * 0.03 * (0.5 + scatter(id + 1)) + id);
        const color = STAR_COLORS[id % STAR_COLORS.length] as number;
        // Two copies are enough for the widest screens there are.
        for (let copy = starX; copy < camera.width + 10; copy += STAR_FIELD_PX) {
          if (starY > camera.height + 10) continue;
          const scale = size * (0.6 + scatter(id + 2) * 0.8);
          this.quads.put(this.sheet.star, copy, starY, 0, scale, scale, inked(color, alpha * twinkle));
        }
      }
    }
    this.quads.end();
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
