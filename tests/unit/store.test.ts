import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@tickdeck/server/store/database.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';
import type { KeptPass, NewEntry, OpenStore } from '@tickdeck/server/store/port.js';
import { migrate } from '@tickdeck/server/store/schema.js';
import { Tables } from '@tickdeck/server/store/tables.js';
import { openStore } from '@tickdeck/server/store/thread.js';
import type { Mark } from '@tickdeck/shared/commands/marks.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
const opened: OpenStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickdeck-store-'));
});
afterEach(async () => {
  for (const { port } of opened.splice(0)) await port.close();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'tickdeck.db');
const open = async () => {
  const store = await openStore(folder);
  opened.push(store);
  return store;
};
const ban: Mark = {
  ...{ id: 'ban-1', kind: 'ban', device: 'd1', address: '192.0.2.7', name: 'Ann', text: 'It’s "rude"', by: 'Op' },
  ...{ role: 'host', at: 1_900_000_000_123, until: 0, lifted: 0, liftedBy: '' },
};
const pass: KeptPass = {
  ...{ id: 'link-1', role: 'moderator' as const, label: 'Max', room: '', by: 'Op', at: 5, until: 9, revoked: 0 },
  tokenHash: 'hash',
};
const entry = (text: string): NewEntry => ({
  ...{
    at: 1_900_000_000_000,
    room: 'arena',
    who: 'Op',
    role: 'host',
    beat: 7,
    tick: 6,
    command: 'kick',
    outcome: 'done',
  },
  ...{ text, changes: [{ where: 'ships[#0].hp', before: '1', after: '2' }] },
});

describe('the store', () => {
  it('keeps marks, passes and the audit over a restart', async () => {
    const first = await open();
    expect([first.trouble, first.kept]).toEqual(['', { marks: [], passes: [] }]);
    first.port.write({ kind: 'mark', mark: { ...ban, text: 'old' } });
    first.port.write({ kind: 'mark', mark: ban });
    first.port.write({ kind: 'mark', mark: { ...ban, id: 'ban-2' } });
    first.port.write({ kind: 'forget-mark', id: 'ban-2' });
    first.port.write({ kind: 'pass', pass });
    first.port.write({ kind: 'pass', pass: { ...pass, id: 'link-2', tokenHash: 'other' } });
    first.port.write({ kind: 'forget-pass', id: 'link-2' });
    first.port.write({ kind: 'entries', entries: [entry('one'), entry('two')] });
    await first.port.close();
    const second = await open();
    expect(second.kept).toEqual({ marks: [ban], passes: [pass] });
    second.port.write({ kind: 'entries', entries: [entry('three')] });
    const { entries, brokenAt } = await second.port.page(Number.MAX_SAFE_INTEGER, 2);
    expect(entries.map(({ n, text }) => [n, text])).toEqual([
      [3, 'three'],
      [2, 'two'],
    ]);
    expect(entries[0]).toMatchObject(entry('three'));
    expect(brokenAt).toBe(0);
    expect((await second.port.page(2, 9)).entries.map(({ n }) => n)).toEqual([1]);
  });

  it('finds where somebody has changed the audit by hand', async () => {
    const { port } = await open();
    port.write({ kind: 'entries', entries: [entry('one'), entry('two'), entry('three'), entry('four')] });
    await port.close();
    const database = await openDatabase(file());
    database.exec("UPDATE audit SET who = 'Nobody' WHERE n = 3");
    database.close();
    const again = await open();
    expect((await again.port.page(9, 1)).brokenAt).toBe(3);
  });

  it('forgets only the oldest of the audit', async () => {
    const database = await openDatabase(file());
    migrate(database);
    const tables = new Tables(database, 100);
    for (let i = 0; i < 3; i++)
      tables.write([{ kind: 'entries', entries: Array.from({ length: 200 }, () => entry('x')) }]);
    const left = tables.page(Number.MAX_SAFE_INTEGER, 1000).entries.map(({ n }) => n);
    expect([left[0], left.at(-1)]).toEqual([600, 413]);
    expect(new Tables(database).page(9999, 1).brokenAt).toBe(0);
    database.close();
    expect(LIMITS.storedAuditEntriesMax).toBeGreaterThan(1000);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const { port } = await open();
    port.write({ kind: 'mark', mark: ban });
    await port.page(1, 1);
    for (const name of [file(), `${file()}-wal`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  });
});

describe('a store that cannot be used', () => {
  const answers = async ({ port }: OpenStore) => {
    port.write({ kind: 'entries', entries: [entry('one')] });
    return (await port.page(9, 9)).entries.map(({ text }) => text);
  };

  it('is left as it is, and the host goes on and says why', async () => {
    writeFileSync(file(), 'no database, but somebody’s');
    const store = await open();
    expect(store.trouble).toBe(`${file()} cannot be used: file is not a database`);
    expect(await answers(store)).toEqual(['one']);
    expect(readFileSync(file(), 'utf8')).toBe('no database, but somebody’s');
  });

  it('may have been written by a newer Tickdeck', async () => {
    const database = await openDatabase(file());
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect((await open()).trouble).toContain('written by a newer Tickdeck');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'may be in a folder of somebody else',
    async () => {
      chmodSync(folder, 0o500);
      expect((await open()).trouble).toContain('cannot be used');
      chmodSync(folder, 0o700);
    },
  );

  it('may be in memory from the start', async () => {
    expect(await answers(openMemoryStore())).toEqual(['one']);
  });
});
