import { closeSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './database.js';
import type { Kept, Page, Write } from './port.js';
import { migrate } from './schema.js';
import { Tables } from './tables.js';

/** What the store's thread is told. */
export type ToStore =
  | { readonly kind: 'write'; readonly writes: readonly Write[] }
  | { readonly kind: 'page'; readonly id: number; readonly before: number; readonly count: number }
  | { readonly kind: 'close' };

/** What it says. */
export type FromStore =
  | { readonly kind: 'opened'; readonly kept: Kept }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'page'; readonly id: number; readonly page: Page }
  /** Something could not be written. */
  | { readonly kind: 'trouble'; readonly why: string }
  | { readonly kind: 'closed' };

/** Addresses and hashes of devices are nobody else's business. */
const OWNER_ONLY = 0o600;
const path = workerData as string;
const port = parentPort;
if (!port) throw new Error('the store runs in a thread of its own');
const say = (message: FromStore) => port.postMessage(message);

try {
  // Made here, because the files beside it get the mode of this one.
  closeSync(openSync(path, 'a', OWNER_ONLY));
  const database = await openDatabase(path);
  migrate(database);
  const tables = new Tables(database);
  port.on('message', (message: ToStore) => {
    if (message.kind === 'close') {
      database.close();
      say({ kind: 'closed' });
      port.close();
    } else if (message.kind === 'page') {
      say({ kind: 'page', id: message.id, page: tables.page(message.before, message.count) });
    } else write(tables, message.writes);
  });
  say({ kind: 'opened', kept: tables.kept() });
} catch (error) {
  say({ kind: 'failed', why: wordsOf(error) });
  port.close();
}

function write(tables: Tables, writes: readonly Write[]): void {
  try {
    tables.write(writes);
  } catch (error) {
    say({ kind: 'trouble', why: wordsOf(error) });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
