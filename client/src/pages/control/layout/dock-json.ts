import type { SerializedDockview } from 'dockview-core';
import { isSplit, lengthsOf, type Part, type Split } from './parts.js';

/** A size in CSS pixels, and how much larger than usual text is there. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly textScale: number;
}

type Node = SerializedDockview['grid']['root'];

/** A layout as the dock reads it, filling a size. */
export function toDock(
  layout: Split,
  { width, height, textScale }: Size,
  titleOf: (panel: string) => string,
): SerializedDockview {
  const panels: SerializedDockview['panels'] = {};
  let groups = 0;
  /** `along` is what the part's own split or stack is long in its parent's direction, `across` the other way. */
  const nodeOf = (part: Part, along: number, across: number): Node => {
    if (isSplit(part)) {
      const lengths = lengthsOf(part.parts, across, textScale);
      const data = part.parts.map((one, at) => nodeOf(one, lengths[at] ?? 0, along));
      return { type: 'branch', data, size: along };
    }
    for (const id of part.panels) panels[id] = { id, contentComponent: id, title: titleOf(id) };
    const open = part.open !== undefined && part.panels.includes(part.open) ? part.open : part.panels[0];
    groups++;
    const data = { id: `${groups}`, views: [...part.panels], ...(open !== undefined && { activeView: open }) };
    return { type: 'leaf', data, size: along };
  };
  const root = nodeOf(layout, height, width);
  // The enum is the library's and would draw all of it into this file.
  const orientation = 'HORIZONTAL' as SerializedDockview['grid']['orientation'];
  return { grid: { root, width, height, orientation }, panels };
}

/** What a dock says of itself, as a layout; undefined when it is empty. */
export function fromDock({ grid }: SerializedDockview): Split | undefined {
  const partOf = ({ data, size }: Node): Part | undefined => {
    const share = Math.max(1, Math.round(size ?? 1));
    if (!Array.isArray(data)) {
      return data.views.length > 0
        ? { share, panels: data.views, ...(data.activeView !== undefined && { open: data.activeView }) }
        : undefined;
    }
    const parts = data.map(partOf).filter((part) => part !== undefined);
    return parts.length > 0 ? { share, parts } : undefined;
  };
  const root = partOf(grid.root);
  if (root === undefined || !isSplit(root)) return undefined;
  // A dock whose outermost parts are below each other is one column of them.
  return grid.orientation === 'VERTICAL' ? { share: 1, parts: [root] } : root;
}
