import { createHash } from 'node:crypto';
import type { NewEntry, StoredEntry } from './port.js';

/** The hash before the first entry. */
export const CHAIN_START = '';

/** Numbers and hashes an entry so that it follows from the one before. */
export function follow(before: Pick<StoredEntry, 'n' | 'hash'> | undefined, entry: NewEntry): StoredEntry {
  const n = (before?.n ?? 0) + 1;
  return { ...entry, n, hash: hashOf(before?.hash ?? CHAIN_START, n, entry) };
}

/**
 * Number of the first entry that does not follow from the one before it, 0 when all do. What the oldest follows from may be
 * gone by now, so that one is believed.
 * @param entries - in order of their numbers.
 */
export function brokenAt(entries: Iterable<StoredEntry>): number {
  let before: StoredEntry | undefined;
  for (const entry of entries) {
    if (before && (entry.n !== before.n + 1 || entry.hash !== hashOf(before.hash, entry.n, entry))) return entry.n;
    before = entry;
  }
  return 0;
}

/** SHA-256 over the values in a fixed order, as base64url. */
function hashOf(before: string, n: number, entry: NewEntry): string {
  const { at, room, who, role, beat, tick, command, outcome, text, changes } = entry;
  const told = changes.map(({ where, before: was, after }) => [where, was, after]);
  const line = JSON.stringify([before, n, at, room, who, role, beat, tick, command, outcome, text, told]);
  return createHash('sha256').update(line).digest('base64url');
}
