import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import { type Container, Sprite } from 'pixi.js';
import { paintTexture } from '../../../scene/atlas.js';
import { scatter } from '../../../scene/ease.js';
import { inked, Quads } from '../../../scene/quads.js';
import { paintPlanet } from '../art/planet.js';
import type { Sheet } from '../art/sheet.js';
import { paintNebula } from '../art/sky.js';
import type { Frame } from '../frame.js';

const NEBULA_WIDTH = 1280;
const NEBULA_HEIGHT = 800;
const PLANET_RADIUS = 190;
/** Share of the camera's way that far things move: the nearer, the more. */
const NEBULA_DEPTH = 0.035;
const PLANET_DEPTH = 0.075;
/** How much larger than the screen the nebula is, so that it never ends. */
const NEBULA_OVERSIZE = 1.2;
/** Distance over which stars repeat; farther than any screen is wide. */
const STAR_FIELD_PX = 1400;
const LAYERS = [
  { stars: 90, depth: 0.06, size: 0.16, alpha: 0.5 },
  { stars: 60, depth: 0.13, size: 0.24, alpha: 0.7 },
  { stars: 26, depth: 0.24, size: 0.38, alpha: 0.9 },
] as const;
const STAR_COLORS = [0xffffff, 0xcfdcff, 0xffe9cf, 0xd9d0ff] as const;

/** Nebula, a planet and three layers of stars that move less the farther they are. */
export class Sky {
  private readonly nebula = new Sprite(paintTexture(NEBULA_WIDTH, NEBULA_HEIGHT, paintSky));
  private readonly planet = new Sprite(paintTexture(700, 560, (context) => paintPlanet(context, PLANET_RADIUS)));
  private readonly stars: Quads;

  constructor(
    container: Container,
    private readonly sheet: Sheet,
  ) {
    this.stars = new Quads(sheet.ember, 400, 'add');
    this.nebula.anchor.set(0.5);
    this.planet.anchor.set(0.5);
    container.addChild(this.nebula, this.stars.container, this.planet);
  }

  update(frame: Frame): void {
    const { camera } = frame;
    const [x, y] = [camera.x - ARENA_WIDTH / 2, camera.y - ARENA_HEIGHT / 2];
    // Far things hardly grow when the camera comes nearer.
    const closeness = camera.zoom ** 0.25;
    const cover = Math.max(camera.width / NEBULA_WIDTH, camera.height / NEBULA_HEIGHT) * NEBULA_OVERSIZE;
    this.nebula.scale.set(cover);
    this.nebula.position.set(camera.width / 2 - x * NEBULA_DEPTH, camera.height / 2 - y * NEBULA_DEPTH);
    const side = Math.min(camera.width, camera.height);
    this.planet.scale.set((closeness * Math.max(480, side)) / 900);
    this.planet.position.set(
      camera.width * 0.5 + side * 0.36 - x * PLANET_DEPTH,
      camera.height * 0.5 - side * 0.27 - y * PLANET_DEPTH,
    );
    this.drawStars(frame, x, y);
  }

  destroy(): void {
    this.nebula.texture.destroy(true);
    this.planet.texture.destroy(true);
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
          this.stars.put(this.sheet.ember, copy, starY, 0, scale, scale, inked(color, alpha * twinkle));
        }
      }
    }
    this.stars.end();
  }
}

function paintSky(context: CanvasRenderingContext2D): void {
  paintNebula(context, NEBULA_WIDTH, NEBULA_HEIGHT);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
