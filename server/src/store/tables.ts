import type { Mark } from '@tickdeck/shared/commands/marks.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { brokenAt, follow } from './chain.js';
import type { Database, Statement } from './database.js';
import type { Kept, KeptPass, NewEntry, Page, StoredEntry, Write } from './port.js';

const MARK = 'id, kind, device, address, name, text, by, role, at, until, lifted, liftedBy';
const PASS = 'id, role, label, room, by, at, until, revoked, tokenHash';
const ENTRY = 'n, at, room, who, role, beat, tick, command, outcome, text, changes, hash';
/** How many entries too many there may be before the oldest go: not every write need look. */
const PRUNE_EVERY = 256;

/** The rows of an open database, as values. */
export class Tables {
  private readonly statements = new Map<string, Statement>();
  private newest: StoredEntry | undefined;
  private readonly brokenAt: number;

  constructor(
    private readonly database: Database,
    private readonly entriesMax: number = LIMITS.storedAuditEntriesMax,
  ) {
    this.brokenAt = brokenAt(this.entries('SELECT * FROM audit ORDER BY n'));
    [this.newest] = this.entries('SELECT * FROM audit ORDER BY n DESC LIMIT 1');
  }

  kept(): Kept {
    // What these columns hold was a mark or a pass when it was written.
    const marks = this.rows('SELECT * FROM marks ORDER BY at') as readonly Mark[];
    const passes = this.rows('SELECT * FROM passes ORDER BY at') as readonly KeptPass[];
    return { marks, passes };
  }

  /** Makes all writes, or none. */
  write(writes: readonly Write[]): void {
    const { newest } = this;
    this.database.exec('BEGIN');
    try {
      for (const write of writes) this.writeOne(write);
      this.database.exec('COMMIT');
    } catch (error) {
      this.newest = newest;
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  page(before: number, count: number): Page {
    const entries = [...this.entries('SELECT * FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?', before, count)];
    return { entries, brokenAt: this.brokenAt };
  }

  private writeOne(write: Write): void {
    switch (write.kind) {
      case 'mark':
        this.put('marks', MARK, { ...write.mark });
        break;
      case 'pass':
        this.put('passes', PASS, { ...write.pass });
        break;
      case 'forget-mark':
        this.statement('DELETE FROM marks WHERE id = ?').run(write.id);
        break;
      case 'forget-pass':
        this.statement('DELETE FROM passes WHERE id = ?').run(write.id);
        break;
      case 'entries':
        for (const entry of write.entries) this.append(entry);
        break;
    }
  }

  private append(entry: NewEntry): void {
    const followed = follow(this.newest, entry);
    this.newest = followed;
    this.put('audit', ENTRY, { ...followed, changes: JSON.stringify(followed.changes) });
    if (followed.n % PRUNE_EVERY !== 0) return;
    this.statement('DELETE FROM audit WHERE n <= ?').run(followed.n - this.entriesMax);
  }

  /** @param row - has a value of every column named. */
  private put(table: string, columns: string, row: { readonly [column: string]: string | number }): void {
    const names = columns.split(', ');
    const values = names.map((name) => row[name] as string | number);
    const places = names.map(() => '?').join(', ');
    this.statement(`INSERT OR REPLACE INTO ${table} (${columns}) VALUES (${places})`).run(...values);
  }

  private *entries(sql: string, ...values: readonly number[]): Generator<StoredEntry> {
    for (const row of this.rows(sql, ...values)) {
      const { changes, ...entry } = row as Omit<StoredEntry, 'changes'> & { readonly changes: string };
      yield { ...entry, changes: JSON.parse(changes) as StoredEntry['changes'] };
    }
  }

  private rows(sql: string, ...values: readonly number[]): readonly unknown[] {
    return this.statement(sql).all(...values);
  }

  private statement(sql: string): Statement {
    const statement = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
