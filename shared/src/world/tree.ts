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
  // Branches copied for this call may be written again, so that many changes of one record copy it once.
  const fresh = new Set<object>();
  let tree = from;
  for (const change of changes) tree = applyOne(tree, change, 0, fresh);
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

function applyOne(tree: Value, change: TreeChange, depth: number, fresh: Set<object>): Value {
  const key = change.path[depth];
  if (key === undefined) return 'set' in change ? change.set : {};
  const branch = writable(tree, fresh);
  if ('gone' in change && depth === change.path.length - 1) {
    delete branch[key];
    return branch;
  }
  const below = Object.hasOwn(branch, key) ? (branch[key] as Value) : {};
  branch[key] = applyOne(below, change, depth + 1, fresh);
  return branch;
}

function writable(tree: Value, fresh: Set<object>): { [key: string]: Value } {
  if (typeof tree === 'object' && fresh.has(tree)) return tree;
  const copy = typeof tree === 'object' ? { ...tree } : {};
  fresh.add(copy);
  return copy;
}
