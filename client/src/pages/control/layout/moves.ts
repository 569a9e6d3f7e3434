import { isSplit, type Part, panelsOf, prune, type Split, type Stack, tidy } from './parts.js';

export type Side = 'left' | 'right' | 'above' | 'below';
/** Which way the parts of a split follow each other. */
export type Axis = 'x' | 'y';

/** Where a panel is put: among the tabs of a panel's stack, into a stack of its own beside that one, or along a whole edge. */
export type Spot =
  | { readonly kind: 'within'; readonly beside: string; readonly at: number }
  | { readonly kind: 'beside'; readonly beside: string; readonly side: Side }
  | { readonly kind: 'edge'; readonly side: Side };

/** No stack is made smaller by hand, CSS pixels. */
const LENGTH_MIN_PX = 90;
/** Of the screen, what a panel put along an edge gets. */
const EDGE_SHARE = 0.25;

/** The layout with a panel in front of its stack. */
export function opened(layout: Split, panel: string): Split {
  return eachStack(layout, (stack) => (stack.panels.includes(panel) ? { ...stack, open: panel } : stack));
}

/** The layout without a panel; the last one stays. */
export function closed(layout: Split, panel: string): Split {
  return prune(layout, (one) => one !== panel) ?? layout;
}

/** The layout with a panel there, wherever it was before. Beside itself it is where it is. */
export function put(layout: Split, panel: string, spot: Spot): Split {
  const mates = stackOf(layout, panel)?.panels.filter((one) => one !== panel) ?? [];
  const anchor = spot.kind === 'edge' || spot.beside !== panel ? spot : { ...spot, beside: mates[0] ?? '' };
  const rest = prune(layout, (one) => one !== panel);
  if (!rest) return layout;
  if (anchor.kind === 'edge') return tidy(alongEdge(rest, panel, anchor.side));
  if (!panelsOf(rest).includes(anchor.beside)) return layout;
  if (anchor.kind === 'within') return eachStack(rest, (stack) => joined(stack, panel, anchor));
  return tidy(beside(rest, 'x', panel, anchor) as Split);
}

/**
 * The layout after somebody moved what is between two parts.
 * @param path - to the split, by number of part from the outermost on
 * @param lengths - of all its parts, CSS pixels
 */
export function resized(
  layout: Split,
  path: readonly number[],
  at: number,
  lengths: readonly number[],
  byPx: number,
): Split {
  const [before = 0, after = 0] = lengths.slice(at, at + 2);
  const by = Math.max(Math.min(0, LENGTH_MIN_PX - before), Math.min(byPx, Math.max(0, after - LENGTH_MIN_PX)));
  return atSplit(layout, path, (split) => ({
    ...split,
    parts: split.parts.map((part, nth) => {
      const length = lengths[nth] ?? 0;
      if (nth !== at && nth !== at + 1) return { ...part, share: length };
      // Hands know better than the preset how small it may be.
      const { min: _, ...free } = part;
      return { ...free, share: nth === at ? length + by : length - by } as Part;
    }),
  }));
}

/** The stack that a panel is in. */
export function stackOf(part: Part, panel: string): Stack | undefined {
  if (!isSplit(part)) return part.panels.includes(panel) ? part : undefined;
  for (const one of part.parts) {
    const found = stackOf(one, panel);
    if (found) return found;
  }
  return undefined;
}

export function axisOf(side: Side): Axis {
  return side === 'left' || side === 'right' ? 'x' : 'y';
}

function joined(stack: Stack, panel: string, { beside: mate, at }: Extract<Spot, { kind: 'within' }>): Stack {
  if (!stack.panels.includes(mate)) return stack;
  const panels = [...stack.panels];
  panels.splice(at, 0, panel);
  return { ...stack, panels, open: panel };
}

function beside(part: Part, axis: Axis, panel: string, spot: Extract<Spot, { kind: 'beside' }>): Part {
  if (!isSplit(part)) return part;
  const first = spot.side === 'left' || spot.side === 'above';
  const inOrder = (old: Part, fresh: Part): readonly Part[] => (first ? [fresh, old] : [old, fresh]);
  const parts = part.parts.flatMap((one) => {
    if (isSplit(one)) return [beside(one, axis === 'x' ? 'y' : 'x', panel, spot)];
    if (!one.panels.includes(spot.beside)) return [one];
    const share = one.share / 2;
    if (axisOf(spot.side) === axis) return inOrder({ ...one, share }, { share, panels: [panel] });
    const { min, ...free } = one;
    const split = { share: one.share, ...(min !== undefined && { min }) };
    return [{ ...split, parts: inOrder({ ...free, share: 1 }, { share: 1, panels: [panel] }) }];
  });
  return { ...part, parts };
}

function alongEdge(layout: Split, panel: string, side: Side): Split {
  const total = layout.parts.reduce((sum, { share }) => sum + share, 0);
  const fresh = (share: number): Stack => ({ share, panels: [panel] });
  const edge = (total * EDGE_SHARE) / (1 - EDGE_SHARE);
  if (side === 'left') return { ...layout, parts: [fresh(edge), ...layout.parts] };
  if (side === 'right') return { ...layout, parts: [...layout.parts, fresh(edge)] };
  const rest: Split = { share: 1 - EDGE_SHARE, parts: layout.parts };
  const parts = side === 'above' ? [fresh(EDGE_SHARE), rest] : [rest, fresh(EDGE_SHARE)];
  return { share: 1, parts: [{ share: 1, parts }] };
}

function eachStack<P extends Part>(part: P, change: (stack: Stack) => Stack): P;
function eachStack(part: Part, change: (stack: Stack) => Stack): Part {
  return isSplit(part) ? { ...part, parts: part.parts.map((one) => eachStack(one, change)) } : change(part);
}

function atSplit<P extends Part>(part: P, path: readonly number[], change: (split: Split) => Split): P;
function atSplit(part: Part, path: readonly number[], change: (split: Split) => Split): Part {
  if (!isSplit(part)) return part;
  const [next, ...rest] = path;
  if (next === undefined) return change(part);
  return { ...part, parts: part.parts.map((one, at) => (at === next ? atSplit(one, rest, change) : one)) };
}
