import type { Brush } from '../../../scene/drawing/canvas.js';
import { scatter } from '../../../scene/ease.js';
import { css, mix, STRUCTURE } from './ink.js';

/** Pixels a rock's picture may be wide; the largest are softer, not heavier. */
const PICTURE_MAX_PX = 512;
/** How far beyond its radius a rock's corners may stand, as a factor. */
export const ROCK_REACH = 1.2;

const DARK = 0x0d1020;
const PALE = 0x6a74a6;
/** Where light comes from: up and left, a little from above the plane. */
const LIGHT_X = -0.55;
const LIGHT_Y = -0.68;

/** Pixels of the picture for one world unit. */
export function rockScale(radius: number, resolution: number): number {
  return Math.min(1.4 * resolution, PICTURE_MAX_PX / (radius * ROCK_REACH * 2));
}

/** Paints a faceted boulder of `radius` pixels about (0, 0); the seed decides its shape. */
export function paintRock(context: Brush, radius: number, seed: number): void {
  const luck = (n: number) => scatter(seed * 977 + n);
  const corners = 11 + Math.floor(luck(0) * 4);
  const at = (i: number, reach: number, jitter: number, shift: number) => {
    const n = i % corners;
    const turn = ((n + shift + (luck(n + 20) - 0.5) * 0.55) / corners) * Math.PI * 2;
    const distance = radius * (reach + (luck(n * 7 + 60 + shift * 100) - 0.5) * jitter);
    return [Math.cos(turn) * distance, Math.sin(turn) * distance] as const;
  };
  const rim = Array.from({ length: corners }, (_, i) => at(i, 1.01, 0.16, 0));
  const shelf = Array.from({ length: corners }, (_, i) => at(i, 0.66, 0.22, 0.5));
  const peak = [(luck(3) - 0.62) * radius * 0.3, (luck(4) - 0.62) * radius * 0.3] as const;
  type Corner = readonly [number, number];
  const facet = (a: Corner, b: Corner, c: Corner, slope: number) => {
    const x = (a[0] + b[0] + c[0]) / 3 / radius;
    const y = (a[1] + b[1] + c[1]) / 3 / radius;
    const lit = 0.36 + (x * LIGHT_X + y * LIGHT_Y) * slope + (luck(Math.round(x * 991 + y * 313)) - 0.5) * 0.16;
    const color = mix(mix(DARK, PALE, Math.min(1, Math.max(0, lit))), STRUCTURE, Math.max(0, 0.12 - lit) * 0.9);
    context.fillStyle = css(color);
    context.strokeStyle = css(color);
    context.beginPath();
    context.moveTo(a[0], a[1]);
    context.lineTo(b[0], b[1]);
    context.lineTo(c[0], c[1]);
    context.closePath();
    context.fill();
    context.stroke();
  };
  paintShadow(context, radius);
  context.lineWidth = 0.8;
  context.lineJoin = 'round';
  for (let i = 0; i < corners; i++) {
    const next = (i + 1) % corners;
    const [outer, outerNext] = [rim[i] as Corner, rim[next] as Corner];
    const [inner, innerNext] = [shelf[i] as Corner, shelf[next] as Corner];
    facet(outer, outerNext, inner, 0.78);
    facet(outerNext, inner, innerNext, 0.62);
    facet(inner, innerNext, peak, 0.44);
  }
  paintRim(context, rim, radius);
}

/** A dark halo lifts the rock off whatever lies behind it. */
function paintShadow(context: Brush, radius: number): void {
  const reach = radius * ROCK_REACH;
  const shadow = context.createRadialGradient(0, 0, radius * 0.9, 0, 0, reach);
  shadow.addColorStop(0, 'rgba(3, 4, 10, 0.75)');
  shadow.addColorStop(1, 'rgba(3, 4, 10, 0)');
  context.fillStyle = shadow;
  context.fillRect(-reach, -reach, reach * 2, reach * 2);
}

/** Edges toward the light catch it; those away glow faintly with the arena. */
function paintRim(context: Brush, rim: readonly (readonly [number, number])[], radius: number): void {
  context.lineCap = 'round';
  for (let i = 0; i < rim.length; i++) {
    const a = rim[i] as readonly [number, number];
    const b = rim[(i + 1) % rim.length] as readonly [number, number];
    const facing = (((a[0] + b[0]) * LIGHT_X + (a[1] + b[1]) * LIGHT_Y) / radius) * 0.5;
    context.strokeStyle = facing > 0 ? css(0xb9c2ee, 0.15 + facing * 0.75) : css(STRUCTURE, 0.2 - facing * 0.35);
    context.lineWidth = Math.max(1, radius * 0.022);
    context.beginPath();
    context.moveTo(a[0], a[1]);
    context.lineTo(b[0], b[1]);
    context.stroke();
  }
}
