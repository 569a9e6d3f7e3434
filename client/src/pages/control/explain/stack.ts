import { letterPxOf, prepare } from './canvas.js';
import type { Layer } from './traffic.js';

/** Colours of the layers, largest first; the last is for what is left. */
export const LAYER_TOKENS = Array.from({ length: 9 }, (_, index) => `--layer-${index + 1}`);

/** Room for what is said at the top, in the height of its letters. */
const HEAD = 1.25;

/** Draws layers on top of each other, the newest account at the right edge; one is set off from the others if it is chosen. */
export function drawStack(canvas: HTMLCanvasElement, layers: readonly Layer[], chosen: string): void {
  const paper = prepare(canvas);
  const count = layers[0]?.values.length ?? 0;
  if (!paper || count === 0) return;
  const { context, width, height, letterPx, ink } = paper;
  const totals = Array.from({ length: count }, (_, i) => layers.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const top = niceTop(Math.max(...totals));
  const x = (index: number) => (count === 1 ? width : (index / (count - 1)) * width);
  const y = (value: number) => height - (value / top) * (height - HEAD * letterPx);
  let below = totals.map(() => 0);
  for (const [index, layer] of layers.entries()) {
    const above = below.map((value, i) => value + (layer.values[i] ?? 0));
    context.fillStyle = ink(LAYER_TOKENS[index] ?? '');
    context.globalAlpha = chosen === '' || chosen === layer.key ? 1 : 0.3;
    context.beginPath();
    above.forEach((value, i) => void context.lineTo(x(i), y(value)));
    if (count === 1) context.lineTo(0, y(above[0] ?? 0));
    if (count === 1) context.lineTo(0, y(below[0] ?? 0));
    for (let i = count - 1; i >= 0; i--) context.lineTo(x(i), y(below[i] ?? 0));
    context.fill();
    below = above;
  }
  context.globalAlpha = 1;
  context.fillStyle = ink('--text-faint');
  context.fillText(sayRate(top), 3, letterPx);
}

/** The layer at a place of the chart, px from its left top; undefined above all. */
export function layerAt(layers: readonly Layer[], canvas: HTMLCanvasElement, x: number, y: number): Layer | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const letterPx = letterPxOf(canvas);
  const count = layers[0]?.values.length ?? 0;
  const totals = Array.from({ length: count }, (_, i) => layers.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const index = Math.min(count - 1, Math.max(0, Math.round((x / width) * (count - 1))));
  const value = ((height - y) / (height - HEAD * letterPx)) * niceTop(Math.max(...totals));
  let sum = 0;
  for (const layer of layers) {
    sum += layer.values[index] ?? 0;
    if (value <= sum) return layer;
  }
  return undefined;
}

/** The next of 1, 2, 5, 10, 20 … */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= value) ?? 10 * power;
}

/** `320 kbit/s`, `1.2 Mbit/s`. */
export function sayRate(kbits: number): string {
  if (kbits >= 1000) return `${(kbits / 1000).toFixed(1)} Mbit/s`;
  return `${kbits < 10 ? kbits.toFixed(1) : Math.round(kbits)} kbit/s`;
}
