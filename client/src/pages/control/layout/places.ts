import type { Axis } from './moves.js';
import { isSplit, lengthsOf, openOf, type Part, type Split, type Stack } from './parts.js';

/** CSS pixels, from the dock's upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a layout fills, and how much larger than usual text is there. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly textScale: number;
}

export interface PlacedStack {
  readonly panels: readonly string[];
  readonly open: string;
  readonly rect: Rect;
}

/** What is between two parts of a split, to be taken hold of. */
export interface Sash {
  /** Of the split, from the outermost on. */
  readonly path: readonly number[];
  /** Number of the part before it. */
  readonly at: number;
  readonly axis: Axis;
  readonly rect: Rect;
  /** Of all parts of the split, CSS pixels. */
  readonly lengths: readonly number[];
}

export interface Placed {
  readonly stacks: readonly PlacedStack[];
  readonly sashes: readonly Sash[];
}

/** Between stacks, CSS pixels. */
export const GAP_PX = 6;

/** Where everything of a layout is. */
export function place(layout: Split, { width, height, textScale }: Size): Placed {
  const stacks: PlacedStack[] = [];
  const sashes: Sash[] = [];
  const walk = (part: Part, rect: Rect, axis: Axis, path: readonly number[]) => {
    if (!isSplit(part)) {
      stacks.push(placeStack(part, rect));
      return;
    }
    const along = axis === 'x' ? rect.width : rect.height;
    const lengths = lengthsOf(part.parts, Math.max(0, along - GAP_PX * (part.parts.length - 1)), textScale);
    let from = 0;
    for (const [at, one] of part.parts.entries()) {
      const length = lengths[at] ?? 0;
      walk(one, slice(rect, axis, from, length), axis === 'x' ? 'y' : 'x', [...path, at]);
      from += length;
      if (at < part.parts.length - 1) {
        sashes.push({ path, at, axis, lengths, rect: slice(rect, axis, from, GAP_PX) });
      }
      from += GAP_PX;
    }
  };
  walk(layout, { x: 0, y: 0, width, height }, 'x', []);
  return { stacks, sashes };
}

function placeStack(stack: Stack, rect: Rect): PlacedStack {
  return { panels: stack.panels, open: openOf(stack), rect };
}

function slice(rect: Rect, axis: Axis, from: number, length: number): Rect {
  return axis === 'x' ? { ...rect, x: rect.x + from, width: length } : { ...rect, y: rect.y + from, height: length };
}

/** As a style. */
export function styleOf({ x, y, width, height }: Rect): { readonly [property: string]: string } {
  return { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
}
