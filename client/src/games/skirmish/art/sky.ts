import type { Brush } from '../../../scene/drawing/canvas.js';
import { type Canvas, createCanvas } from '../../../scene/drawing/canvas.js';
import { scatter } from '../../../scene/ease.js';
import { paintPlanet } from './planet.js';

/** Clouds of the far sky: where, how large (shares of the picture), which way they lie, which colour. */
const CLOUDS = [
  [0.2, 0.28, 0.5, 0.4, 0x1b2a6b],
  [0.78, 0.66, 0.55, -0.5, 0x3a1a5e],
  [0.55, 0.3, 0.34, 0.9, 0x0d4255],
  [0.1, 0.82, 0.36, 0.2, 0x0f3b52],
  [0.9, 0.16, 0.3, -0.2, 0x4a1c4e],
] as const;

/** Size of the coarse noise that clouds are cut from; painted larger and smooth, it costs little. */
const NOISE_WIDTH = 200;
const NOISE_HEIGHT = 128;

/** Paints the far sky over a canvas of `width` × `height` about (0, 0). */
export function paintSky(context: Brush, width: number, height: number): void {
  const sky = context.createLinearGradient(-width / 2, -height / 2, width / 2, height / 2);
  sky.addColorStop(0, '#070a18');
  sky.addColorStop(0.5, '#05060e');
  sky.addColorStop(1, '#0a0716');
  context.fillStyle = sky;
  context.fillRect(-width / 2, -height / 2, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.globalCompositeOperation = 'lighter';
  for (const [i, [x, y, size, lean, color]] of CLOUDS.entries()) {
    context.save();
    context.translate((x - 0.5) * width, (y - 0.5) * height);
    context.rotate(lean);
    const reach = size * width;
    context.drawImage(cloud(i + 1, color), -reach / 2, -reach * 0.3, reach, reach * 0.6);
    context.restore();
  }
  context.globalCompositeOperation = 'source-over';
  context.save();
  context.translate(width * 0.27, -height * 0.25);
  context.globalAlpha = 0.85;
  paintPlanet(context, Math.max(width, height) * 0.1);
  context.restore();
  paintGrain(context, width, height);
}

/** One cloud: folded noise that fades out toward its edge. */
function cloud(seed: number, color: number): Canvas {
  const [canvas, context] = createCanvas(NOISE_WIDTH, NOISE_HEIGHT);
  const picture = context.createImageData(NOISE_WIDTH, NOISE_HEIGHT);
  for (let y = 0; y < NOISE_HEIGHT; y++) {
    for (let x = 0; x < NOISE_WIDTH; x++) {
      const [u, v] = [(x / NOISE_WIDTH) * 2 - 1, (y / NOISE_HEIGHT) * 2 - 1];
      const fade = Math.max(0, 1 - u * u - v * v);
      const fold = noise(x / 46 + 7, y / 30 + 3, seed + 40);
      const ridge = noise(x / 38 + fold * 2.4, y / 26 + fold * 1.7, seed);
      const wisp = 1 - Math.abs(noise(x / 17 + fold * 3, y / 15, seed + 9) * 2 - 1);
      const at = (y * NOISE_WIDTH + x) * 4;
      picture.data[at] = (color >> 16) & 255;
      picture.data[at + 1] = (color >> 8) & 255;
      picture.data[at + 2] = color & 255;
      picture.data[at + 3] = 235 * fade * fade * (ridge * ridge * 0.75 + wisp * wisp * ridge * 0.5);
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** Three octaves of value noise, 0 … 1. */
function noise(x: number, y: number, seed: number): number {
  return (
    octave(x, y, seed) * 0.58 + octave(x * 2.1, y * 2.1, seed + 1) * 0.28 + octave(x * 4.3, y * 4.3, seed + 2) * 0.14
  );
}

function octave(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top];
  const [su, sv] = [u * u * (3 - 2 * u), v * v * (3 - 2 * v)];
  const at = (i: number, j: number) => scatter((left + i) * 7919 + (top + j) * 104729 + seed * 15485863);
  const upper = at(0, 0) + (at(1, 0) - at(0, 0)) * su;
  const lower = at(0, 1) + (at(1, 1) - at(0, 1)) * su;
  return upper + (lower - upper) * sv;
}

/** Grain breaks up the bands that dark gradients show on eight-bit screens. */
function paintGrain(context: Brush, width: number, height: number): void {
  const [tile, pen] = createCanvas(128, 128);
  const grain = pen.createImageData(128, 128);
  for (let i = 0; i < grain.data.length; i += 4) {
    const level = scatter(i) * 255;
    grain.data.set([level, level, level, 9], i);
  }
  pen.putImageData(grain, 0, 0);
  const pattern = context.createPattern(tile, 'repeat');
  if (!pattern) return;
  context.fillStyle = pattern;
  context.fillRect(-width / 2, -height / 2, width, height);
}
