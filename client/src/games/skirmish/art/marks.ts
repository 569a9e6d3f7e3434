import type { Brush } from '../../../scene/drawing/canvas.js';

/** Flat pictures in white, to be tinted: lines, arrows, shards. */

type Context = Brush;

/** A square of solid white: lines and bars are this, stretched. */
export function paintSquare(size: number) {
  return (context: Context) => {
    context.fillStyle = 'white';
    context.fillRect(-size / 2, -size / 2, size, size);
  };
}

export function paintDisc(radius: number) {
  return (context: Context) => {
    context.fillStyle = 'white';
    context.beginPath();
    context.arc(0, 0, radius, 0, Math.PI * 2);
    context.fill();
  };
}

/** One link of a segmented ring, long along x. */
export function paintLink(width: number, height: number) {
  return (context: Context) => {
    context.fillStyle = 'white';
    context.beginPath();
    context.roundRect(-width / 2, -height / 2, width, height, height / 2);
    context.fill();
  };
}

/** An open arrow head that points right. */
export function paintChevron(radius: number) {
  return (context: Context) => {
    context.strokeStyle = 'white';
    context.lineWidth = radius * 0.34;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(-radius * 0.35, -radius * 0.62);
    context.lineTo(radius * 0.35, 0);
    context.lineTo(-radius * 0.35, radius * 0.62);
    context.stroke();
  };
}

/** A solid arrow head that points right. */
export function paintPointer(radius: number) {
  return (context: Context) => {
    context.fillStyle = 'white';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(radius * 0.8, 0);
    context.lineTo(-radius * 0.6, -radius * 0.7);
    context.lineTo(-radius * 0.25, 0);
    context.lineTo(-radius * 0.6, radius * 0.7);
    context.closePath();
    context.fill();
  };
}

/** A splinter of hull: two facets. */
export function paintShard(radius: number, skew: number) {
  return (context: Context) => {
    const tip = radius * (0.4 + skew * 0.5);
    context.fillStyle = '#ffffff';
    context.beginPath();
    context.moveTo(-radius, radius * 0.3);
    context.lineTo(tip, -radius * 0.8);
    context.lineTo(radius * 0.9, radius * skew);
    context.fill();
    context.fillStyle = '#8d8d99';
    context.beginPath();
    context.moveTo(-radius, radius * 0.3);
    context.lineTo(radius * 0.9, radius * skew);
    context.lineTo(radius * 0.1, radius * 0.8);
    context.fill();
  };
}
