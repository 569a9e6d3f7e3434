import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createCanvas } from '../../../scene/atlas.js';
import { scatter } from '../../../scene/ease.js';
import { inked, Quads } from '../../../scene/quads.js';
import type { Stage } from '../../look.js';
import type { Sheet } from '../art/sheet.js';
import { paintSky } from '../art/sky.js';
import type { Frame } from '../frame.js';

/** Sides of the picture behind everything, in pixels of its own; it lies the way the screen does. */
const PICTURE_LONG = 1440;
const PICTURE_SHORT = 900;
/** Share of the camera's way that the picture moves, and how far beyond the screen it must reach for that. */
const PICTURE_DEPTH = 0.03;
const RIM_PX = Math.ceil((Math.max(ARENA_WIDTH, ARENA_HEIGHT) / 2) * PICTURE_DEPTH) + 2;
/** Distance over which stars repeat; farther than any screen is wide. */
const STAR_FIELD_PX = 1400;
const LAYERS = [
  { stars: 90, depth: 0.06, size: 0.16, alpha: 0.5 },
  { stars: 60, depth: 0.13, size: 0.24, alpha: 0.7 },
  { stars: 26, depth: 0.24, size: 0.38, alpha: 0.9 },
] as const;
const STAR_COLORS = [0xffffff, 0xcfdcff, 0xffe9cf, 0xd9d0ff] as const;

/** A nebula with a planet, and three layers of stars that move less the farther they are. */
export class Sky {
  private readonly picture: HTMLCanvasElement;
  private readonly stars: Quads;
  private readonly resolution: number;
  private shiftX = Number.NaN;
  private shiftY = Number.NaN;

  constructor(
    stage: Pick<Stage, 'backdrop' | 'far' | 'resolution'>,
    private readonly sheet: Sheet,
  ) {
    this.resolution = stage.resolution;
    const upright = window.innerHeight > window.innerWidth;
    const [width, height] = upright ? [PICTURE_SHORT, PICTURE_LONG] : [PICTURE_LONG, PICTURE_SHORT];
    const [canvas, context] = createCanvas(width, height);
    context.translate(width / 2, height / 2);
    paintSky(context, width, height);
    const size = `calc(100% + ${2 * RIM_PX}px)`;
    canvas.style.cssText = `position: absolute; left: -${RIM_PX}px; top: -${RIM_PX}px; width: ${size}; height: ${size};`;
    canvas.style.cssText += 'object-fit: cover; will-change: transform';
    stage.backdrop.append(canvas);
    this.picture = canvas;
    this.stars = new Quads(sheet.ember, 400, 'add');
    stage.far.addChild(this.stars.container);
  }

  update(frame: Frame): void {
    const { camera } = frame;
    const [x, y] = [camera.x - ARENA_WIDTH / 2, camera.y - ARENA_HEIGHT / 2];
    this.shift(x * PICTURE_DEPTH, y * PICTURE_DEPTH);
    this.drawStars(frame, x, y);
  }

  /** Moves the picture by whole device pixels: those are cheap to compose and its soft clouds hide the steps. */
  private shift(x: number, y: number): void {
    const [stepX, stepY] = [Math.round(-x * this.resolution), Math.round(-y * this.resolution)];
    if (stepX === this.shiftX && stepY === this.shiftY) return;
    this.shiftX = stepX;
    this.shiftY = stepY;
    this.picture.style.transform = `translate(${stepX / this.resolution}px, ${stepY / this.resolution}px)`;
  }

  private drawStars({ camera, tick, quality }: Frame, x: number, y: number): void {
    this.stars.begin();
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
          this.stars.put(this.sheet.star, copy, starY, 0, scale, scale, inked(color, alpha * twinkle));
        }
      }
    }
    this.stars.end();
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
