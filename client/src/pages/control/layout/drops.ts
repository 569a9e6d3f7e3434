import type { Side, Spot } from './moves.js';
import type { Placed, PlacedStack, Rect } from './places.js';

/** Where a dragged panel would land. */
export interface Drop {
  readonly spot: Spot;
  /** What it would fill. */
  readonly rect: Rect;
}

/** So near an edge of the dock a panel goes along all of it, CSS pixels. */
const EDGE_PX = 14;
/** Of a stack, from each side: there the stack is split; in the middle the panel joins it. */
const SIDE_SHARE = 0.28;
const EDGE_SHARE = 0.25;

/**
 * What a panel that is let go of at a place comes to; undefined where it is nothing.
 * @param headPx - how high the tabs of a stack are
 * @param tabAt - before which tab of a stack a place is
 */
export function dropAt(
  { stacks }: Placed,
  { width, height }: { readonly width: number; readonly height: number },
  { x, y }: { readonly x: number; readonly y: number },
  headPx: number,
  tabAt: (stack: PlacedStack, x: number) => number,
): Drop | undefined {
  if (x < 0 || y < 0 || x > width || y > height) return undefined;
  const whole = { x: 0, y: 0, width, height };
  const edge = sideOf(x / EDGE_PX, y / EDGE_PX, (width - x) / EDGE_PX, (height - y) / EDGE_PX, 1);
  if (edge) return { spot: { kind: 'edge', side: edge }, rect: sideRect(whole, edge, EDGE_SHARE) };
  const stack = stacks.find(({ rect }) => isIn(rect, x, y));
  if (!stack) return undefined;
  const { rect, open } = stack;
  if (y - rect.y < headPx) {
    return { spot: { kind: 'within', beside: open, at: tabAt(stack, x) }, rect: { ...rect, height: headPx } };
  }
  const [across, down] = [(x - rect.x) / rect.width, (y - rect.y) / rect.height];
  const side = sideOf(across, down, 1 - across, 1 - down, SIDE_SHARE);
  if (side) return { spot: { kind: 'beside', beside: open, side }, rect: sideRect(rect, side, 0.5) };
  return { spot: { kind: 'within', beside: open, at: stack.panels.length }, rect };
}

/** The nearest side, if it is nearer than `within`. */
function sideOf(left: number, above: number, right: number, below: number, within: number): Side | undefined {
  const nearest = Math.min(left, above, right, below);
  if (nearest >= within) return undefined;
  if (nearest === left) return 'left';
  if (nearest === right) return 'right';
  return nearest === above ? 'above' : 'below';
}

function sideRect({ x, y, width, height }: Rect, side: Side, share: number): Rect {
  switch (side) {
    case 'left':
      return { x, y, width: width * share, height };
    case 'right':
      return { x: x + width * (1 - share), y, width: width * share, height };
    case 'above':
      return { x, y, width, height: height * share };
    case 'below':
      return { x, y: y + height * (1 - share), width, height: height * share };
  }
}

function isIn(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}
