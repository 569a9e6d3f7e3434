import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Flights } from '@tickdeck/server/control/flights.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { Legacy } from '@tickdeck/server/control/legacy.js';
import { writeFlight } from '@tickdeck/server/flight/write.js';
import { systemClock } from '@tickdeck/server/gateway/clock.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RoomsHarness } from '../support/rooms-harness.js';
import { emptyReport } from '../support/server/fake-rooms.js';
import { openApp } from '../support/server/test-app.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickdeck-flights-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly [name: string]: unknown });

// A thread that throws, and one that is ended because it hangs, say nothing any more.
test.each(['throw', 'hang'])(
  'a room that ends by “%s” leaves its last seconds, and its next life an alert',
  async (how) => {
    const all = new RoomsHarness();
    const log = { info() {}, warn() {}, error() {} };
    const flights = new Flights({
      rooms: all.rooms,
      folder,
      hostLog: new HostLog(),
      log,
      clock: systemClock,
      write: writeFlight,
    });
    const legacy = new Legacy(all.rooms);
    try {
      all.open('a');
      all.watch('a', 1);
      await all.until('it beats', () => all.of('a', 'published').length > 20);
      all.command('a', how);
      await all.until('it broke', () => all.of('a', 'failed').length > 0);
      await all.until('it says what it was told', () => all.of('a', 'alerts').length > 0);
      expect(Object.values(all.of('a', 'alerts')[0]?.value ?? {})).toMatchObject([
        { kind: 'roomFailed', state: 'open', text: expect.stringContaining('started anew') },
      ]);
      await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toEqual([expect.stringContaining('.broken.')]);
      const lines = read(readdirSync(folder)[0] ?? '');
      const beats = lines.filter(({ kind }) => kind === 'beat');
      expect(lines[0]).toMatchObject({ kind: 'flight', why: 'broken', room: { id: 'a' }, dropped: 0 });
      expect(beats.length).toBeGreaterThan(20);
      expect(beats.map(({ beat }) => beat)).toEqual(Array.from(beats, (_, index) => index + 1));
      expect(lines.at(-1)).toMatchObject({ kind: 'command', name: how });
    } finally {
      legacy.stop();
      await flights.stop();
      await all.rooms.stop();
    }
  },
  30_000,
);

test('operators list and download flights; nobody else does', async () => {
  const open = await openApp();
  const [operator, moderator] = [open.bearer('operator'), open.bearer('moderator')];
  const get = (path: string, headers = {}) => open.app.inject({ url: `/api/rooms/arena/flights${path}`, headers });
  try {
    open.room.say(emptyReport(1));
    open.room.say({ kind: 'flight', why: 'asked', text: 'for me', beat: 5, tick: 5 });
    const list = async () => (await get('', operator)).json().flights as { name: string; bytes: number }[];
    await expect.poll(async () => (await list())[0]?.bytes ?? 0, { timeout: 10_000 }).toBeGreaterThan(0);
    const [flight] = await list();
    const answer = await get(`/${flight?.name}`, operator);
    expect(answer.headers['content-type']).toBe('application/gzip');
    expect(answer.headers['content-disposition']).toContain(flight?.name);
    expect(gunzipSync(answer.rawPayload).toString()).toContain('"text":"for me"');
    for (const path of ['', `/${flight?.name}`]) {
      expect((await get(path)).statusCode).toBe(401);
      expect((await get(path, moderator)).statusCode).toBe(403);
    }
    for (const name of ['nothing', '..%2f..%2fkey', encodeURIComponent('../../key')]) {
      expect((await get(`/${name}`, operator)).statusCode).toBe(404);
    }
  } finally {
    await open.close();
  }
});
