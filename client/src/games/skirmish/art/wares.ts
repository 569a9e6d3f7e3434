import type { Brush } from '../../../scene/drawing/canvas.js';
import { css, mix, PICKUP_COLORS } from './ink.js';

type Context = Brush;

/** Pictures of what a pick-up holds, by kind; each is its own shape, so that colour is not needed to know it. */
const GLYPHS: readonly ((context: Context) => void)[] = [shieldGlyph, rapidGlyph, spreadGlyph, repairGlyph];

/** The capsule of a pick-up: a dark hexagon with a coloured rim and a bright glyph. */
export function paintWare(kind: number, radius: number) {
  return (context: Context) => {
    const color = PICKUP_COLORS[kind] ?? 0xffffff;
    context.scale(radius, radius);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    hexagon(context, 0.92);
    const plate = context.createLinearGradient(0, -1, 0, 1);
    plate.addColorStop(0, css(mix(color, 0x0a0d1c, 0.62)));
    plate.addColorStop(1, css(mix(color, 0x0a0d1c, 0.88)));
    context.fillStyle = plate;
    context.fill();
    context.strokeStyle = css(color);
    context.lineWidth = 0.12;
    context.stroke();
    context.strokeStyle = css(mix(color, 0xffffff, 0.8));
    context.fillStyle = css(mix(color, 0xffffff, 0.8));
    context.lineWidth = 0.15;
    GLYPHS[kind]?.(context);
  };
}

function hexagon(context: Context, radius: number): void {
  context.beginPath();
  for (let i = 0; i < 6; i++) {
    const turn = (i / 6 + 1 / 12) * Math.PI * 2;
    context.lineTo(Math.cos(turn) * radius, Math.sin(turn) * radius);
  }
  context.closePath();
}

function shieldGlyph(context: Context): void {
  context.beginPath();
  context.moveTo(0, -0.5);
  context.lineTo(0.42, -0.34);
  context.quadraticCurveTo(0.44, 0.22, 0, 0.5);
  context.quadraticCurveTo(-0.44, 0.22, -0.42, -0.34);
  context.closePath();
  context.stroke();
}

function rapidGlyph(context: Context): void {
  for (const x of [-0.3, 0.02, 0.34]) {
    context.beginPath();
    context.moveTo(x - 0.2, -0.34);
    context.lineTo(x + 0.08, 0);
    context.lineTo(x - 0.2, 0.34);
    context.stroke();
  }
}

function spreadGlyph(context: Context): void {
  for (const turn of [-0.62, 0, 0.62]) {
    context.beginPath();
    context.moveTo(Math.sin(turn) * 0.2, 0.4 - Math.cos(turn) * 0.2);
    context.lineTo(Math.sin(turn) * 0.82, 0.4 - Math.cos(turn) * 0.82);
    context.stroke();
  }
  context.beginPath();
  context.arc(0, 0.42, 0.09, 0, Math.PI * 2);
  context.fill();
}

function repairGlyph(context: Context): void {
  context.fillRect(-0.14, -0.46, 0.28, 0.92);
  context.fillRect(-0.46, -0.14, 0.92, 0.28);
}
