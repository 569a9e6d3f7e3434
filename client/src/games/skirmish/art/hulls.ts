import type { Brush } from '../../../scene/drawing/canvas.js';
import { css, mix } from './ink.js';

/** Half of a hull's length in its picture, pixels; the rest is for the rim. */
export const HULL_RADIUS_PX = 46;
export const HULL_PICTURE_PX = 112;

/** Paints a hull that points right: a body in the player's colour, two facets along a ridge, a lit rim, a cockpit, engines. */
export function paintHull(context: Brush, path: string, color: number): void {
  const outline = new Path2D(path);
  context.rotate(Math.PI / 2);
  context.scale(HULL_RADIUS_PX, HULL_RADIUS_PX);
  context.lineJoin = 'round';
  paintBody(context, outline, color);
  context.save();
  context.clip(outline);
  paintFacets(context, color);
  paintPlates(context, color);
  context.restore();
  context.lineWidth = 0.075;
  context.strokeStyle = css(mix(color, 0xffffff, 0.62));
  context.stroke(outline);
  paintCockpit(context, color);
}

/** A dark rim keeps hulls apart from bright backgrounds and from each other. */
function paintBody(context: Brush, outline: Path2D, color: number): void {
  context.lineWidth = 0.3;
  context.strokeStyle = 'rgba(4, 5, 12, 0.85)';
  context.stroke(outline);
  const body = context.createLinearGradient(0, -1, 0, 1);
  body.addColorStop(0, css(mix(color, 0xffffff, 0.18)));
  body.addColorStop(0.5, css(color));
  body.addColorStop(1, css(mix(color, 0x060814, 0.45)));
  context.fillStyle = body;
  context.fill(outline);
}

function paintFacets(context: Brush, color: number): void {
  const shade = context.createLinearGradient(0, 0, 1, 0);
  shade.addColorStop(0, css(mix(color, 0x04050c, 0.7), 0.62));
  shade.addColorStop(1, css(mix(color, 0x04050c, 0.7), 0.3));
  context.fillStyle = shade;
  context.fillRect(0, -1.2, 1.2, 2.4);
  const shine = context.createLinearGradient(-1, 0, 0, 0);
  shine.addColorStop(0, css(0xffffff, 0));
  shine.addColorStop(1, css(0xffffff, 0.26));
  context.fillStyle = shine;
  context.fillRect(-1.2, -1.2, 1.2, 2.4);
}

function paintPlates(context: Brush, color: number): void {
  context.strokeStyle = css(mix(color, 0x04050c, 0.75), 0.75);
  context.lineWidth = 0.045;
  for (const y of [-0.28, 0.34]) {
    context.beginPath();
    context.moveTo(-1.2, y + 0.34);
    context.lineTo(0, y);
    context.lineTo(1.2, y + 0.34);
    context.stroke();
  }
  const engine = context.createRadialGradient(0, 0.8, 0, 0, 0.8, 0.5);
  engine.addColorStop(0, 'rgba(255, 250, 240, 0.85)');
  engine.addColorStop(0.4, 'rgba(255, 226, 190, 0.3)');
  engine.addColorStop(1, 'rgba(255, 226, 190, 0)');
  context.fillStyle = engine;
  context.fillRect(-0.6, 0.2, 1.2, 1.2);
}

function paintCockpit(context: Brush, color: number): void {
  context.beginPath();
  context.ellipse(0, 0.16, 0.15, 0.25, 0, 0, Math.PI * 2);
  context.fillStyle = css(mix(color, 0x04050c, 0.85));
  context.fill();
  context.beginPath();
  context.ellipse(0, 0.1, 0.085, 0.15, 0, 0, Math.PI * 2);
  context.fillStyle = 'rgba(255, 255, 255, 0.9)';
  context.fill();
}
