import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyring } from '@tickdeck/server/control/keyring.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ready, type Started, startServer } from '../support/server/process.js';
import { root } from '../support/sources.js';

const program = join(root, 'server/dist/deck/main.js');
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'tickdeck-deck-'))) as [string, string];
const [data, elsewhere] = folders;
let server: Started;
let ready: Ready;
beforeAll(async () => {
  server = startServer(['--host', '127.0.0.1', '--port', '0', '--data', data, '--bots', '2']);
  ready = await server.ready;
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.exited;
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs `deck` with these words in a shell that knows of no host. */
function deck(line: string, env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; out: string; err: string }> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TICKDECK_')));
  const child = spawn(process.execPath, [program, ...line.split(' ')], { env: { ...own, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out: out.trim(), err: err.trim() })));
}
const here = (line: string, env = {}) => deck(`${line} --data ${data}`, env);

test('on the host’s own machine it just works: the data folder says where the host is, and its key lets in', async () => {
  expect(await here('speed --factor 2 --preview')).toEqual({
    code: 0,
    out: 'Would do: speed 1 → 2\n  speed  1 → 2',
    err: '',
  });
  expect(await here('speed --factor 2')).toEqual({ code: 0, out: 'speed 1 → 2\n  speed  1 → 2', err: '' });
  expect(await here('undo')).toMatchObject({ code: 0, out: expect.stringContaining('speed 2 → 1') });
  const { code, out } = await here('pause --json');
  expect([code, JSON.parse(out)]).toEqual([
    0,
    expect.objectContaining({ outcome: 'done', text: 'paused false → true' }),
  ]);
  expect(await here('pause')).toEqual({ code: 1, out: '', err: 'Not done: The room is paused already.' });
});

test('it says what there is', async () => {
  expect(await here('rooms')).toMatchObject({ code: 0, out: 'arena  Arena, Skirmish, 0 players' });
  const help = await here('help');
  expect(help.out).toMatch(/^ {2}swap-sides +Orange becomes blue/m);
  expect((await here('help kick')).out).toContain('--player <number>');
});

test('from elsewhere it takes a control link, or an address and a token, of the right role', async () => {
  const address = `--url http://127.0.0.1:${ready.port} --data ${elsewhere}`;
  expect(await deck(`resume --url ${ready.control} --data ${elsewhere}`)).toMatchObject({ code: 0 });
  const token = issueToken(openKeyring(data, 'keep'), 'moderator', Date.now());
  const moderator = { TICKDECK_TOKEN: token };
  expect(await deck(`say --text Hello ${address}`, moderator)).toMatchObject({ code: 0, out: 'Hello' });
  const refused = await deck(`pause ${address}`, moderator);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('yours is moderator') });
  expect(await deck(`pause ${address}`)).toMatchObject({ code: 2, err: expect.stringContaining('TICKDECK_TOKEN') });
  const invalid = await deck(`pause ${address}`, { TICKDECK_TOKEN: 'no.token' });
  expect(invalid).toMatchObject({ code: 1, err: expect.stringContaining('not valid') });
});

test.each([
  ['dance', 'There is no command "dance".'],
  ['speed --factor fast', '--factor must be a number'],
  ['pause --room nowhere', 'There is no room "nowhere": arena.'],
  ['new-arena', 'To mean it, name the room: --room arena'],
  ['pause twice', '"twice" follows no option'],
])('%s cannot be asked for, and it says why', async (line, text) => {
  expect(await here(line)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(text) });
});

test('without a host it says so, and no key is made where there was none', async () => {
  const nobody = `--url http://127.0.0.1:9 --data ${elsewhere}`;
  expect(await deck(`pause ${nobody}`)).toMatchObject({ code: 2, err: expect.stringContaining('No host answers') });
  expect(await deck(`help ${nobody}`)).toMatchObject({ code: 0, out: expect.stringContaining('Usage: npm run deck') });
  expect(await deck(`pause --url :: --data ${elsewhere}`)).toMatchObject({
    code: 2,
    err: expect.stringContaining('is no address'),
  });
  expect(existsSync(join(elsewhere, 'key'))).toBe(false);
});

test('a host that ends takes its whereabouts with it', async () => {
  expect(existsSync(join(data, 'host.json'))).toBe(true);
  server.child.kill('SIGTERM');
  await server.exited;
  expect(existsSync(join(data, 'host.json'))).toBe(false);
});
