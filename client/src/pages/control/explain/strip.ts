import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { PHASES } from '@tickdeck/shared/wire/messages.js';
import type { StripBeat } from './beats.js';
import { type Ink, type Paper, prepare } from './canvas.js';

const BEATS = LIMITS.telemetryBeatsMax;
/** Lowest top of the scale, so that the budget is always in sight. */
const TOP_MIN_US = 20_000;
/** Highest one: what is beyond ends at the edge, and does not make the others flat. */
const TOP_MAX_US = 80_000;
const LINES_MS = [1, 4] as const;
/** Height of a label’s plate, in that of its letters: lines nearer to each other would be written over each other. */
const LABEL_HEIGHT = 14 / 11;
const LABEL_LEFT_PX = 3;

/** Colours of the phases, in their order: tokens. */
export const PHASE_TOKENS = PHASES.map((phase) => `--phase-${phase}`);

/**
 * Draws a bar for each beat, the newest at the right, divided by phase, against the budget. The scale is one of square roots: a beat of
 * 1 ms is seen beside one of 40.
 */
export function drawStrip(
  canvas: HTMLCanvasElement,
  beats: readonly StripBeat[],
  budgetUs: number,
  marked: number,
): void {
  const paper = prepare(canvas);
  if (!paper) return;
  const { context, width, height, ink } = paper;
  const topUs = Math.min(TOP_MAX_US, Math.max(TOP_MIN_US, ...beats.map(({ totalUs }) => totalUs)));
  const y = (us: number) => height - height * Math.sqrt(us / topUs);
  const step = width / BEATS;
  const colors = PHASE_TOKENS.map(ink);
  const left = width - beats.length * step;
  for (const [index, { beat, phasesUs }] of beats.entries()) {
    let sum = 0;
    for (const [phase, us] of phasesUs.entries()) {
      context.fillStyle = colors[phase] ?? '';
      const bottom = y(sum);
      sum += us;
      context.fillRect(left + index * step, y(sum), Math.max(step - 0.25, 0.5), bottom - y(sum));
    }
    if (beat === marked) mark(context, left + index * step, step, height, ink);
  }
  const labelPx = paper.letterPx * LABEL_HEIGHT;
  let free = y(0) - labelPx;
  for (const ms of LINES_MS) {
    if (y(1000 * ms) > free || y(1000 * ms) - labelPx < y(budgetUs)) continue;
    line(paper, y(1000 * ms), `${ms} ms`, { line: '--line', text: '--text-faint' });
    free = y(1000 * ms) - labelPx;
  }
  line(paper, y(budgetUs), `${(budgetUs / 1000).toFixed(1)} ms`, { line: '--warning', text: '--warning' });
}

/** The beat at a place of the strip, px from its left; undefined where none is. */
export function beatAt(beats: readonly StripBeat[], x: number, width: number): StripBeat | undefined {
  const place = Math.floor((x / width) * BEATS) - (BEATS - beats.length);
  return beats[place];
}

function mark(context: CanvasRenderingContext2D, x: number, step: number, height: number, ink: Ink): void {
  context.save();
  context.globalAlpha = 0.35;
  context.fillStyle = ink('--text');
  context.fillRect(x - 0.5, 0, Math.max(step, 2), height);
  context.restore();
}

/** @param tokens - colours of the line and of what it says */
function line(
  { context, width, letterPx, ink }: Paper,
  y: number,
  says: string,
  tokens: { readonly line: string; readonly text: string },
): void {
  context.strokeStyle = ink(tokens.line);
  context.setLineDash([4, 4]);
  context.beginPath();
  context.moveTo(0, Math.round(y) + 0.5);
  context.lineTo(width, Math.round(y) + 0.5);
  context.stroke();
  context.setLineDash([]);
  // Above its line, or below it where that would be cut; on a plate, as bars of any colour lie behind it.
  const labelPx = letterPx * LABEL_HEIGHT;
  const base = y < labelPx ? y + labelPx - 3 : y - 3;
  context.fillStyle = ink('--surface-1');
  context.fillRect(0, base - labelPx + 4, context.measureText(says).width + 2 * LABEL_LEFT_PX, labelPx - 1);
  context.fillStyle = ink(tokens.text);
  context.fillText(says, LABEL_LEFT_PX, base);
}
