import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOM_NAME_CHARS_MAX } from '@tickdeck/server/control/names.js';
import type { RoomReport } from '@tickdeck/server/room/port.js';
import { HTTP } from '@tickdeck/server/routes/types.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openApp } from '../support/server/test-app.js';

let open: Awaited<ReturnType<typeof openApp>>;
beforeEach(async () => {
  open = await openApp({ allowHosts: ['games.example.org'] });
});
afterEach(() => open.close());

const report: RoomReport = {
  kind: 'report',
  beat: 120,
  tick: 100,
  players: 2,
  bots: 1,
  watchers: 3,
  seatsMax: 4,
  paused: true,
  speed: 1,
  overruns: 5,
  skips: 6,
  keyframes: 7,
  mismatches: 0,
  beatMs: [1, 3],
  arrayBufferBytes: 4096,
};

describe('the guard', () => {
  test.each([
    ['192.168.1.20:8080', undefined, 200],
    ['party.local', 'http://party.local', 200],
    ['games.example.org', undefined, 200],
    ['evil.example', undefined, 421],
    ['192.168.1.20:8080', 'http://evil.example', 403],
    ['192.168.1.20:8080', 'http://192.168.1.20:9090', 403],
    ['192.168.1.20:8080', 'null', 403],
  ])('Host %s with Origin %s: %i', async (host, origin, status) => {
    for (const url of ['/', '/api/rooms', '/metrics', '/healthz']) {
      const headers = origin === undefined ? { host } : { host, origin };
      expect((await open.app.inject({ url, headers })).statusCode).toBe(status);
    }
  });

  test('says in plain words what it refuses, and echoes nothing that could run', async () => {
    const answer = await open.app.inject({ url: '/', headers: { host: 'evil.example' } });
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body).toContain('"evil.example"');
    expect(answer.body).toContain('--allow-host');
    const odd = await open.app.inject({ url: '/', headers: { host: '<script>' } });
    expect(odd.statusCode).toBe(421);
    expect(odd.body).not.toContain('<script>');
  });

  test('comes before tokens and before the addresses that do not exist', async () => {
    const headers = { host: 'evil.example', ...open.bearer('host') };
    expect(
      (await open.app.inject({ method: 'POST', url: '/api/rooms', headers, payload: { name: 'x' } })).statusCode,
    ).toBe(421);
    expect((await open.app.inject({ url: '/nothing', headers })).statusCode).toBe(421);
  });
});

describe('security headers', () => {
  test('let a page on a LAN address work and load from nowhere else', async () => {
    const { headers } = await open.app.inject({ url: '/', headers: { host: '192.168.1.20:8080' } });
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://192.168.1.20:8080 wss://192.168.1.20:8080;");
    expect(policy).not.toMatch(/unsafe-eval|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('pages', () => {
  test.each([
    ['/', 'index'],
    ['/play/arena', 'play'],
    ['/watch/arena', 'watch'],
    ['/control/arena', 'control'],
    ['/play/arena/', 'play'],
  ])('%s is the page %s, asked for anew each time', async (url, page) => {
    const answer = await open.app.inject(url);
    expect(answer.body).toBe(`<p>${page}</p>`);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('files named by their content are kept, other files are not', async () => {
    const asset = await open.app.inject('/assets/main-abc123.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toContain('javascript');
    expect((await open.app.inject('/robots.txt')).headers['cache-control']).toBe('no-cache');
  });

  test('a room that is not there leads to those that are', async () => {
    const answer = await open.app.inject('/play/%3Cb%3Enowhere');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('There is no room “&#60;b&#62;nowhere”');
    expect(answer.body).toContain('href="/play/arena"');
  });

  test.each(['/nothing', '/assets/nothing.js', '/play/arena/deeper'])('%s is a helpful 404', async (url) => {
    const answer = await open.app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('All rooms of this host');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test.each(['/../package.json', '/assets/../../x', '/%2e%2e/x', '/assets/%2e%2e%2f%2e%2e%2fx', '/.key'])(
    '%s leads nowhere',
    async (url) => expect((await open.app.inject(url)).statusCode).toBeGreaterThanOrEqual(400),
  );

  test('a page that is not built says how to build it', async () => {
    rmSync(join(open.folder, 'play.html'));
    const answer = await open.app.inject('/play/arena');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
  });

  test('a page without a room leads to the lobby', async () => {
    expect((await open.app.inject('/play')).headers.location).toBe('/');
  });
});

describe('rooms', () => {
  const create = (payload: object, headers = open.bearer('operator')) =>
    open.app.inject({ method: 'POST', url: '/api/rooms', headers, payload });

  test('cards show what the room reported', async () => {
    open.room.report = report;
    const { rooms } = (await open.app.inject('/api/rooms')).json();
    const identity = { id: 'arena', name: 'Room arena', game: 'sample', gameName: 'Sample', state: 'running' };
    const counts = { players: 2, bots: 1, watchers: 3, seatsMax: 4, paused: true };
    expect(rooms).toEqual([{ ...identity, ...counts, code: expect.stringMatching(/^[A-Z]{4}$/) }]);
  });

  test('a code finds its room; an unknown one says so', async () => {
    const code = open.lobby.cards()[0]?.code ?? '';
    expect((await open.app.inject(`/api/codes/${code.toLowerCase()}`)).json()).toMatchObject({ id: 'arena' });
    const unknown = await open.app.inject('/api/codes/AAAA');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toEqual({ error: expect.stringContaining('code') });
  });

  test('an operator opens one and closes it, and its people are told', async () => {
    const opened = await create({ name: ' Friday Fun ', bots: 2 });
    expect(opened.statusCode).toBe(201);
    expect(opened.headers.location).toBe('/play/friday-fun');
    expect(opened.json()).toMatchObject({ id: 'friday-fun', name: 'Friday Fun' });
    expect(open.rooms.get('friday-fun')?.config).toMatchObject({ game: 'sample', bots: 2, botSkill: 'normal' });
    const close = { method: 'DELETE', url: '/api/rooms/friday-fun', headers: open.bearer('host') } as const;
    expect((await open.app.inject(close)).statusCode).toBe(204);
    expect(open.rooms.get('friday-fun')).toBeUndefined();
    expect((await open.app.inject(close)).statusCode).toBe(404);
  });

  test.each([
    ['no token', () => ({}), 401],
    ['a made-up token', () => ({ authorization: 'Bearer a.b' }), 401],
    ['a lesser token', () => open.bearer('moderator'), 403],
  ] as const)('%s neither opens nor closes', async (_name, headers, status) => {
    expect((await create({ name: 'x' }, headers() as { authorization: string })).statusCode).toBe(status);
    const answer = await open.app.inject({ method: 'DELETE', url: '/api/rooms/arena', headers: headers() });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: expect.any(String) });
    expect(open.rooms.list()).toHaveLength(1);
  });

  test.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(ROOM_NAME_CHARS_MAX + 1) }, 'name'],
    [{ name: 'x', bots: '2' }, 'bots'],
    [{ name: 'x', bots: 2.5 }, 'bots'],
    [{ name: 'x', bots: -1 }, 'bots'],
    [{ name: 'x', bots: 5 }, 'at most as many bots'],
    [{ name: 'x', botSkill: 'divine' }, 'botSkill'],
    [{ name: 'x', game: 'chess' }, 'There are: sample'],
    [{ name: 'x', sede: 1 }, 'sede'],
  ])('%j is refused in words', async (payload, words) => {
    const answer = await create(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toContain(words);
  });

  test('one room more than allowed is refused', async () => {
    for (let i = 1; i < LIMITS.roomsMax; i++) expect((await create({ name: 'x' })).statusCode).toBe(201);
    expect((await create({ name: 'x' })).statusCode).toBe(409);
  });

  test('a body too large, no JSON or of another type is refused', async () => {
    const headers = { ...open.bearer('operator'), 'content-type': 'application/json' };
    const post = (payload: string, type = 'application/json') =>
      open.app.inject({ method: 'POST', url: '/api/rooms', headers: { ...headers, 'content-type': type }, payload });
    expect((await post(`{"name":"${'x'.repeat(HTTP.bodyBytesMax)}"}`)).statusCode).toBe(413);
    expect((await post('{')).statusCode).toBe(400);
    expect((await post('name=x', 'application/x-www-form-urlencoded')).statusCode).toBe(415);
  });

  test('nothing happens by GET', async () => {
    for (const url of ['/api/rooms/arena', '/api/rooms/arena/close']) {
      const answer = await open.app.inject({ url, headers: open.bearer('host') });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({ error: expect.any(String) });
    }
  });
});

describe('health and metrics', () => {
  test('health says how many rooms run', async () => {
    expect((await open.app.inject('/healthz')).json()).toEqual({ status: 'ok', rooms: 1, restarting: 0 });
    open.room.state = 'restarting';
    expect((await open.app.inject('/healthz')).json()).toEqual({ status: 'degraded', rooms: 1, restarting: 1 });
  });

  test.each([
    ['this machine', '127.0.0.1', () => ({}), 200],
    ['this machine over IPv6', '::1', () => ({}), 200],
    ['a proxy on this machine', '127.0.0.1', () => ({ 'x-forwarded-for': '8.8.8.8' }), 401],
    ['another device', '192.168.1.30', () => ({}), 401],
    ['another device with a made-up token', '192.168.1.30', () => ({ authorization: 'Bearer a.b' }), 401],
    ["another device with a moderator's token", '192.168.1.30', () => open.bearer('moderator'), 403],
    ["another device with an operator's token", '192.168.1.30', () => open.bearer('operator'), 200],
  ] as const)('metrics for %s (%s): %#', async (_name, remoteAddress, headers, status) => {
    expect((await open.app.inject({ url: '/metrics', remoteAddress, headers: headers() })).statusCode).toBe(status);
  });

  test('counts what rooms report, over restarts, and forgets closed rooms', async () => {
    const line = async (name: string) => {
      const { body } = await open.app.inject('/metrics');
      return body.split('\n').find((text) => text.startsWith(name));
    };
    open.room.say(report);
    open.room.say({ ...report, beat: 180, overruns: 8 });
    expect(await line('tickdeck_overruns_total')).toBe('tickdeck_overruns_total{room="arena"} 8');
    expect(await line('tickdeck_beats_total')).toBe('tickdeck_beats_total{room="arena"} 180');
    expect(await line('tickdeck_beat_seconds_count')).toBe('tickdeck_beat_seconds_count{room="arena"} 4');
    open.room.say({ ...report, beat: 10, overruns: 1 });
    expect(await line('tickdeck_overruns_total')).toBe('tickdeck_overruns_total{room="arena"} 9');
    await open.app.inject({ method: 'DELETE', url: '/api/rooms/arena', headers: open.bearer('host') });
    expect((await open.app.inject('/metrics')).body).not.toContain('arena');
  });
});

test('an address that asks too often is told to wait, the socket and health excepted', async () => {
  const ask = (url: string) => open.app.inject({ url, remoteAddress: '192.168.1.66' });
  for (let i = 0; i < HTTP.requestsPerWindowMax; i++) await ask('/api/rooms');
  expect((await ask('/api/rooms')).statusCode).toBe(429);
  expect((await ask('/nothing')).statusCode).toBe(429);
  expect((await ask('/healthz')).statusCode).toBe(200);
  expect((await open.app.inject('/api/rooms')).statusCode).toBe(200);
});
