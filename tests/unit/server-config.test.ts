import { parseConfig } from '@tickdeck/server/config.js';
import { expect, test } from 'vitest';

function config(args: string[], env: Record<string, string> = {}) {
  const parsed = parseConfig(args, env);
  if (parsed.kind !== 'config') throw new Error(parsed.text);
  return parsed.config;
}

test('without options everything has its default', () => {
  const expected = { port: 8080, host: '0.0.0.0', data: './data', game: '', name: 'Arena', bots: 6 };
  expect(config([])).toEqual({ ...expected, allowHosts: [], key: 'keep' });
});

test('options are read in both spellings', () => {
  const args = [
    '--port',
    '0',
    '--host=127.0.0.1',
    '--data',
    'd',
    '--game',
    'g',
    '--name',
    'Friday',
    '--bots=12',
    '--new-key',
  ];
  const expected = { port: 0, host: '127.0.0.1', data: 'd', game: 'g', name: 'Friday', bots: 12, key: 'renew' };
  expect(config([...args, '--allow-host', 'a.example,b.example', '--allow-host', 'c.example'])).toEqual({
    ...expected,
    allowHosts: ['a.example', 'b.example', 'c.example'],
  });
});

test('variables do the same, and the command line wins', () => {
  const env = { TICKDECK_PORT: '9000', TICKDECK_BOTS: '3', TICKDECK_ALLOW_HOST: 'a.example', TICKDECK_NEW_KEY: '1' };
  expect(config(['--bots', '4'], env)).toMatchObject({ port: 9000, bots: 4, allowHosts: ['a.example'], key: 'renew' });
});

test('an empty variable is none', () => {
  expect(config([], { TICKDECK_PORT: '', TICKDECK_NAME: '', TICKDECK_NEW_KEY: '' })).toMatchObject({
    port: 8080,
    name: 'Arena',
  });
});

test.each([
  [['--port', 'abc'], {}, '--port (or TICKDECK_PORT) must be a whole number from 0 to 65535, not "abc".'],
  [['--port', '65536'], {}, 'from 0 to 65535'],
  [['--port', '80.5'], {}, 'not "80.5"'],
  [['--port='], {}, 'not ""'],
  [['--port'], {}, "'-p, --port <value>' argument missing"],
  [['--bots=-1'], {}, '--bots (or TICKDECK_BOTS)'],
  [['--name', ' '], {}, '--name (or TICKDECK_NAME) must not be empty.'],
  [['--name', 'x'.repeat(41)], {}, 'may have 40 characters, not 41'],
  [['--host='], {}, '--host (or TICKDECK_HOST) must not be empty.'],
  [['--allow-host', 'https://a.example'], {}, 'not "https://a.example"'],
  [['--prot', '1'], {}, "Unknown option '--prot'"],
  [['--new-key=1'], {}, '--new-key'],
  [[], { TICKDECK_PORT: 'x' }, 'TICKDECK_PORT'],
  [[], { TICKDECK_NEW_KEY: 'maybe' }, 'TICKDECK_NEW_KEY must be 1 or 0, not "maybe".'],
  [['9000'], {}, 'Did you mean: npm start -- --port 9000'],
  [['Friday'], {}, 'npm start -- --name "Friday"'],
])('%j with %j is refused in words', (args, env, words) => {
  const parsed = parseConfig(args, env);
  expect(parsed.kind).toBe('refused');
  expect(parsed).toMatchObject({ text: expect.stringContaining(words) });
  expect(parsed).toMatchObject({ text: expect.stringContaining('npm start -- --help') });
});

test('help names every option with its default', () => {
  const parsed = parseConfig(['--help'], {});
  if (parsed.kind !== 'help') throw new Error('no help');
  const lines = parsed.text.split('\n');
  for (const name of ['port', 'host', 'data', 'game', 'name', 'bots', 'allow-host', 'new-key']) {
    expect(lines.some((line) => line.trim().startsWith(`--${name}`))).toBe(true);
  }
  expect(parsed.text).toContain('(default: 8080)');
});
