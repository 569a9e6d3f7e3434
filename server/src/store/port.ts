import type { Mark } from '@tickdeck/shared/commands/marks.js';
import type { Pass } from '@tickdeck/shared/commands/passes.js';
import type { AuditEntry, Change } from '@tickdeck/shared/wire/messages.js';

/** A pass, and the hash of the token that carries it; the token itself is kept nowhere. */
export interface KeptPass extends Pass {
  readonly tokenHash: string;
}

/** An act of power, as it is kept over restarts. */
export interface StoredEntry extends Omit<AuditEntry, 'id' | 'undoable' | 'changes'> {
  /** Rows have other ids in every life of a room, so those are not kept. */
  readonly changes: readonly Omit<Change, 'row'>[];
  /** Counts up from 1 over all rooms and restarts. */
  readonly n: number;
  readonly room: string;
  /** Of this entry and the hash of the one before: whoever changes one entry must change all that follow. */
  readonly hash: string;
}

/** An entry before it has its number and hash. */
export type NewEntry = Omit<StoredEntry, 'n' | 'hash'>;

/** All that outlived the last run. */
export interface Kept {
  readonly marks: readonly Mark[];
  readonly passes: readonly KeptPass[];
}

/** One thing to write. */
export type Write =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'forget-mark'; readonly id: string }
  | { readonly kind: 'pass'; readonly pass: KeptPass }
  | { readonly kind: 'forget-pass'; readonly id: string }
  | { readonly kind: 'entries'; readonly entries: readonly NewEntry[] };

/** Some of the kept audit, newest first. */
export interface Page {
  readonly entries: readonly StoredEntry[];
  /** The first entry whose hash does not follow from the one before it, at the last start; 0 when all do. */
  readonly brokenAt: number;
}

/** What outlives a room. Writing waits for nobody: writes are made in order, soon, and what goes wrong is said by the store. */
export interface StorePort {
  write(write: Write): void;
  /** Sets the one listener for what could not be written, in words. */
  listen(listener: (why: string) => void): void;
  /** At most `count` entries of the audit below number `before`. */
  page(before: number, count: number): Promise<Page>;
  /** Resolves when all is written and the file is shut. */
  close(): Promise<void>;
}

/** An opened store. */
export interface OpenStore {
  readonly port: StorePort;
  readonly kept: Kept;
  /** Why nothing outlives this process; empty when it does. */
  readonly trouble: string;
}
