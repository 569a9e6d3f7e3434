import type { Value } from '../game/document.js';
import type { TreeChange } from '../world/tree.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import { LIMITS } from './limits.js';
import { readPacked, writePacked } from './packed.js';

/**
 * Writes changes of one document part: how many; for each, how many keys of its path are those of the change before, how many
 * more follow, those keys, and the new value or nothing. More than LIMITS.treeChangesMax are written as one: the whole part.
 */
export function writeTree(bytes: ByteWriter, changes: readonly TreeChange[], whole: Value): void {
  const written = changes.length > LIMITS.treeChangesMax ? [{ path: [], set: whole }] : changes;
  bytes.varint(written.length);
  let before: readonly string[] = [];
  for (const change of written) {
    const shared = sharedLength(before, change.path);
    bytes.varint(shared);
    // One bit beside the count of keys says whether a value follows.
    bytes.varint((change.path.length - shared) * 2 + ('set' in change ? 1 : 0));
    for (const key of change.path.slice(shared)) bytes.text(key);
    if ('set' in change) writePacked(bytes, change.set);
    before = change.path;
  }
}

/** Changes of a part that is now `from`. @throws ProtocolError 'bad-structure' when a path leads nowhere */
export function readTree(bytes: ByteReader, from: Value): TreeChange[] {
  const count = bytes.varint(LIMITS.treeChangesMax);
  const changes: TreeChange[] = [];
  let path: readonly string[] = [];
  for (let i = 0; i < count; i++) {
    path = path.slice(0, bytes.varint(path.length));
    const kind = bytes.varint(2 * LIMITS.documentDepthMax + 1);
    for (let more = kind >> 1; more > 0; more--) path = [...path, readKey(bytes)];
    if (path.length > LIMITS.documentDepthMax) throw new ProtocolError('bad-structure', 'a path too deep');
    const isSet = kind % 2 === 1;
    if (!leadsSomewhere(from, path, isSet ? 'parent' : 'itself'))
      throw new ProtocolError('bad-structure', path.join('/'));
    changes.push(isSet ? { path, set: readPacked(bytes) } : { path, gone: true });
  }
  return changes;
}

function readKey(bytes: ByteReader): string {
  const key = bytes.text(bytes.remaining);
  if (key === '__proto__') throw new ProtocolError('bad-structure', key);
  return key;
}

/** Whether there is something at a path, or at least a map that could hold it. The part itself can be set, never gone. */
function leadsSomewhere(from: Value, path: readonly string[], what: 'itself' | 'parent'): boolean {
  if (path.length === 0) return what === 'parent';
  let tree: Value | undefined = from;
  for (const key of what === 'itself' ? path : path.slice(0, -1)) {
    if (typeof tree !== 'object' || !Object.hasOwn(tree, key)) return false;
    tree = tree[key];
  }
  return what === 'itself' || typeof tree === 'object';
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
