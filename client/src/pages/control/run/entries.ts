import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';

/** The audit list, newest first, with new and changed entries taken in. */
export function mergeAudit(before: readonly AuditEntry[], entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const byId = new Map(before.map((entry) => [entry.id, entry]));
  for (const entry of entries) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, LIMITS.auditEntriesMax);
}
