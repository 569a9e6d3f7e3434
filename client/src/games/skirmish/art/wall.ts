import type { Brush } from '../../../scene/drawing/canvas.js';
import { css, mix, STRUCTURE, STRUCTURE_BRIGHT } from './ink.js';

/** World units around a wall that its light reaches. */
export const WALL_GLOW = 22;
const PICTURE_MAX_PX = 1536;

/** Pixels of the picture for one world unit. */
export function wallScale(width: number, height: number, resolution: number): number {
  return Math.min(1.4 * resolution, PICTURE_MAX_PX / (Math.max(width, height) + 2 * WALL_GLOW));
}

/** Paints a wall about (0, 0) in world units: a dark plate with lit edges that glow on the floor. */
export function paintWall(context: Brush, width: number, height: number): void {
  const [x, y] = [-width / 2, -height / 2];
  const corner = Math.min(6, width / 2, height / 2);
  const body = () => {
    context.beginPath();
    context.roundRect(x, y, width, height, corner);
  };
  context.save();
  context.shadowColor = css(STRUCTURE, 0.9);
  // Shadows are measured in pixels, whatever the scale.
  context.shadowBlur = WALL_GLOW * 0.8 * context.getTransform().a;
  context.fillStyle = '#0d1022';
  body();
  context.fill();
  context.restore();
  const plate = context.createLinearGradient(0, y, 0, y + height);
  plate.addColorStop(0, css(mix(STRUCTURE, 0x0c0f20, 0.68)));
  plate.addColorStop(1, css(mix(STRUCTURE, 0x0c0f20, 0.9)));
  context.fillStyle = plate;
  body();
  context.fill();
  paintHatch(context, width, height);
  context.strokeStyle = css(STRUCTURE_BRIGHT, 0.95);
  context.lineWidth = 2;
  body();
  context.stroke();
  context.strokeStyle = css(STRUCTURE, 0.5);
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x + 4.5, y + 4.5, Math.max(1, width - 9), Math.max(1, height - 9), Math.max(0, corner - 3));
  context.stroke();
}

function paintHatch(context: Brush, width: number, height: number): void {
  context.save();
  context.beginPath();
  context.rect(-width / 2 + 5, -height / 2 + 5, Math.max(0, width - 10), Math.max(0, height - 10));
  context.clip();
  context.strokeStyle = css(STRUCTURE, 0.2);
  context.lineWidth = 3;
  const reach = width + height;
  context.beginPath();
  for (let at = -reach; at < reach; at += 16) {
    context.moveTo(at, -height / 2);
    context.lineTo(at + height, height / 2);
  }
  context.stroke();
  context.restore();
}
