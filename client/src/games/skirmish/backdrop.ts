import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Backdrop } from '../look.js';
import { paintSky } from './art/sky.js';

/** Sides of the picture behind everything, in pixels of its own; it lies the way the screen does. */
const PICTURE_LONG = 1440;
const PICTURE_SHORT = 900;
/** Share of the camera's way that the picture moves, and how far beyond the screen it must reach for that. */
const PICTURE_DEPTH = 0.03;
const RIM_PX = Math.ceil((Math.max(ARENA_WIDTH, ARENA_HEIGHT) / 2) * PICTURE_DEPTH) + 2;

/** A nebula with a planet. */
export function createBackdrop(host: HTMLElement, resolution: number): Backdrop {
  const picture = paintPicture();
  const face = document.createElement('canvas');
  face.style.cssText = `position: absolute; left: -${RIM_PX}px; top: -${RIM_PX}px; will-change: transform`;
  // Opaque and with a pixel for every pixel of the screen, it is composed by copying, a fifth of the work of blending and scaling.
  const brush = face.getContext('2d', { alpha: false });
  host.append(face);
  let [width, height] = [0, 0];
  let [shiftX, shiftY] = [Number.NaN, Number.NaN];

  const lay = () => {
    const [across, down] = [width + 2 * RIM_PX, height + 2 * RIM_PX];
    face.width = Math.round(across * resolution);
    face.height = Math.round(down * resolution);
    face.style.width = `${across}px`;
    face.style.height = `${down}px`;
    const scale = Math.max(face.width / picture.width, face.height / picture.height);
    const [wide, high] = [picture.width * scale, picture.height * scale];
    brush?.drawImage(picture, (face.width - wide) / 2, (face.height - high) / 2, wide, high);
  };

  return {
    /** Moves the picture by whole device pixels: those are cheap to compose and its soft clouds hide the steps. */
    update(camera) {
      if (camera.width !== width || camera.height !== height) {
        ({ width, height } = camera);
        lay();
      }
      const [stepX, stepY] = [camera.x - ARENA_WIDTH / 2, camera.y - ARENA_HEIGHT / 2].map((way) =>
        Math.round(-way * PICTURE_DEPTH * resolution),
      ) as [number, number];
      if (stepX === shiftX && stepY === shiftY) return;
      [shiftX, shiftY] = [stepX, stepY];
      face.style.transform = `translate(${stepX / resolution}px, ${stepY / resolution}px)`;
    },
  };
}

function paintPicture(): HTMLCanvasElement {
  const upright = window.innerHeight > window.innerWidth;
  const [width, height] = upright ? [PICTURE_SHORT, PICTURE_LONG] : [PICTURE_LONG, PICTURE_SHORT];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const brush = canvas.getContext('2d');
  brush?.translate(width / 2, height / 2);
  if (brush) paintSky(brush, width, height);
  return canvas;
}
