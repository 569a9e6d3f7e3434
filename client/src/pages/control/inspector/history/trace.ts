import type { Ring } from './ring.js';

/** Samples come up to eight times a second; what is this long without one was not looked at, and has no line. */
const GAP_MS = 1_500;
const PADDING_PX = 3;
const LINE_PX = 1.5;

/**
 * Draws the last `windowMs` of a ring as a line from edge to edge, in the text colour of the canvas; between two values it stands at the
 * older one, as the state did.
 */
export function drawTrace(canvas: HTMLCanvasElement, ring: Ring, nowMs: number, windowMs: number): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  const reach = ring.reach(nowMs - windowMs);
  if (!context || width === 0) return;
  const scale = Math.min(2, devicePixelRatio);
  fit(canvas, Math.round(width * scale), Math.round(height * scale));
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  if (!reach) return;

  const span = reach.max - reach.min;
  const x = (atMs: number) => width - ((nowMs - atMs) / windowMs) * width;
  const y = (value: number) =>
    span === 0 ? height / 2 : height - PADDING_PX - ((value - reach.min) / span) * (height - 2 * PADDING_PX);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = LINE_PX;
  context.lineJoin = 'round';
  context.beginPath();
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastY = 0;
  for (let place = ring.placeSince(nowMs - windowMs); place < ring.count; place++) {
    const [atMs, nextY] = [ring.timeAt(place), y(ring.valueAt(place))];
    if (atMs - lastMs > GAP_MS) context.moveTo(x(atMs), nextY);
    else {
      context.lineTo(x(atMs), lastY);
      context.lineTo(x(atMs), nextY);
    }
    [lastMs, lastY] = [atMs, nextY];
  }
  if (nowMs - lastMs <= GAP_MS) context.lineTo(width, lastY);
  context.stroke();
}

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
