import type { Database } from './database.js';

/** What makes each version of the file from the one before: never changed, only added to. `user_version` counts them. */
const STEPS: readonly string[] = [
  `CREATE TABLE marks (
     id TEXT PRIMARY KEY, kind TEXT NOT NULL, device TEXT NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL,
     text TEXT NOT NULL, by TEXT NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
     lifted INTEGER NOT NULL, liftedBy TEXT NOT NULL
   ) STRICT;
   CREATE TABLE passes (
     id TEXT PRIMARY KEY, role TEXT NOT NULL, label TEXT NOT NULL, room TEXT NOT NULL, by TEXT NOT NULL,
     at INTEGER NOT NULL, until INTEGER NOT NULL, revoked INTEGER NOT NULL, tokenHash TEXT NOT NULL UNIQUE
   ) STRICT;
   CREATE TABLE audit (
     n INTEGER PRIMARY KEY, at INTEGER NOT NULL, room TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
     beat INTEGER NOT NULL, tick INTEGER NOT NULL, command TEXT NOT NULL, outcome TEXT NOT NULL, text TEXT NOT NULL,
     changes TEXT NOT NULL, hash TEXT NOT NULL
   ) STRICT;`,
];

/**
 * Brings a file to the newest version.
 * @throws Error with a text for a person when a newer Tickdeck wrote it.
 */
export function migrate(database: Database): void {
  const [row] = database.prepare('PRAGMA user_version').all() as { readonly user_version: number }[];
  const version = row?.user_version ?? 0;
  if (version > STEPS.length) throw new Error('it was written by a newer Tickdeck');
  for (const [at, step] of STEPS.entries()) {
    if (at < version) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${at + 1}; COMMIT;`);
  }
}
