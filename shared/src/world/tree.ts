import type { Value } from '../game/document.js';

/** One change of a document part: the value now at `path`, or its absence. */
export type TreeChange =
  | { readonly path: readonly string[]; readonly set: Value }
  | { readonly path: readonly string[]; readonly gone: true };

/** What turns one tree into another, keys sorted; equal references are skipped, so unchanged branches cost nothing. */
export function diffTree(from: Value, to: Value): readonly TreeChange[] {
  const changes: TreeChange[] = [];
  collect(from, to, [], changes);
  return changes;
}

/** The tree after the changes; untouched branches are shared with `from`. */
export function applyTree(from: Value, changes: readonly TreeChange[]): Value {
  let tree = from;
  for (const change of changes) tree = applyOne(tree, change, 0);
  return tree;
}

function collect(from: Value, to: Value, path: readonly string[], changes: TreeChange[]): void {
  if (from === to) return;
  if (typeof from !== 'object' || typeof to !== 'object') {
    changes.push({ path, set: to });
    return;
  }
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  for (const key of [...keys].sort()) {
    const after = Object.hasOwn(to, key) ? to[key] : undefined;
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (after === undefined) changes.push({ path: [...path, key], gone: true });
    else if (before === undefined) changes.push({ path: [...path, key], set: after });
    else collect(before, after, [...path, key], changes);
  }
}

function applyOne(tree: Value, change: TreeChange, depth: number): Value {
  const key = change.path[depth];
  if (key === undefined) return 'set' in change ? change.set : {};
  const branch = typeof tree === 'object' ? tree : {};
  if ('gone' in change && depth === change.path.length - 1) {
    const { [key]: _, ...rest } = branch;
    return rest;
  }
  const below = Object.hasOwn(branch, key) ? (branch[key] as Value) : {};
  return { ...branch, [key]: applyOne(below, change, depth + 1) };
}
