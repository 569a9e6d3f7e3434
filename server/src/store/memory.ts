import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { follow } from './chain.js';
import type { Kept, OpenStore, StoredEntry, StorePort, Write } from './port.js';

/** A store that lasts as long as its process: for tests, and for hosts that cannot have the other one. */
export class MemoryStore implements StorePort {
  private entries: StoredEntry[] = [];

  write(write: Write): void {
    if (write.kind !== 'entries') return;
    for (const entry of write.entries) this.entries.push(follow(this.entries.at(-1), entry));
    const spare = this.entries.length - ENTRIES_MAX;
    if (spare > 0) this.entries.splice(0, spare);
  }

  listen(): void {}

  async page(before: number, count: number) {
    const entries = this.entries.filter(({ n }) => n < before).slice(-count);
    return { entries: entries.reverse(), brokenAt: 0 };
  }

  async close(): Promise<void> {}
}

/** Without a file they are all in memory. */
const ENTRIES_MAX = Math.min(LIMITS.storedAuditEntriesMax, 2_000);

const NOTHING: Kept = { marks: [], passes: [] };

/** @param trouble - why it is this one, for the host to read. */
export function openMemoryStore(trouble = 'This host keeps nothing.'): OpenStore {
  return { port: new MemoryStore(), kept: NOTHING, trouble };
}
