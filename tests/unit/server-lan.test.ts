import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { lanAddresses, rankAddresses } from '@tickdeck/server/lan/addresses.js';
import { greeting, greetingLine, qrLines } from '@tickdeck/server/lan/greeting.js';
import { linksOf } from '@tickdeck/server/lan/links.js';
import { listenNear } from '@tickdeck/server/lan/listen.js';
import { listenKeys } from '@tickdeck/server/lan/terminal.js';
import { inWords } from '@tickdeck/server/log.js';
import { describe, expect, test } from 'vitest';

const info = (address: string, { family = 'IPv4' as const, internal = false } = {}) =>
  ({ address, family, internal, netmask: '', mac: '', cidr: null }) as const;

describe('addresses', () => {
  test('the default route first, other real cards next, virtual ones last', () => {
    const cards = {
      lo: [info('127.0.0.1', { internal: true })],
      docker0: [info('172.17.0.1')],
      tailscale0: [info('100.100.1.1')],
      eth1: [info('10.0.0.5')],
      eth0: [info('192.168.1.20')],
      wlan0: [info('10.1.1.9')],
    };
    expect(rankAddresses(cards, '10.1.1.9').map(({ address }) => address)).toEqual([
      '10.1.1.9',
      '192.168.1.20',
      '10.0.0.5',
      '172.17.0.1',
      '100.100.1.1',
    ]);
  });

  test('a VPN that owns the default route still comes last', () => {
    const ranked = rankAddresses({ utun3: [info('10.8.0.2')], en0: [info('192.168.1.20')] }, '10.8.0.2');
    expect(ranked).toEqual([
      { address: '192.168.1.20', card: 'en0', grade: 'plain' },
      { address: '10.8.0.2', card: 'utun3', grade: 'virtual' },
    ]);
  });

  test('a card that got no address from its network comes last', () => {
    const ranked = rankAddresses({ en0: [info('169.254.3.4')], en1: [info('192.168.1.20')] }, undefined);
    expect(ranked.map(({ grade }) => grade)).toEqual(['plain', 'virtual']);
  });

  test('asking the real machine answers', async () => {
    expect(Array.isArray(await lanAddresses())).toBe(true);
  });
});

describe('links', () => {
  const target = { host: '0.0.0.0', port: 8080, room: 'arena', token: 'a.b' };
  const addresses = [
    { address: '192.168.1.20', card: 'en0', grade: 'routed' },
    { address: '10.0.0.5', card: 'en1', grade: 'plain' },
  ] as const;

  test('each address has one, and the token travels in the fragment', () => {
    expect(linksOf(target, addresses)).toEqual({
      play: ['http://192.168.1.20:8080/play/arena', 'http://10.0.0.5:8080/play/arena'],
      watch: ['http://192.168.1.20:8080/watch/arena', 'http://10.0.0.5:8080/watch/arena'],
      control: 'http://192.168.1.20:8080/control/arena#token=a.b',
    });
  });

  test('listening on one address means that one; without any network there is localhost', () => {
    expect(linksOf({ ...target, host: '127.0.0.1' }, addresses).play).toEqual(['http://127.0.0.1:8080/play/arena']);
    expect(linksOf({ ...target, host: '::1' }, addresses).play).toEqual(['http://[::1]:8080/play/arena']);
    expect(linksOf(target, []).play).toEqual(['http://localhost:8080/play/arena']);
  });

  test('the greeting has them all for people, and one line has them for programs', () => {
    const links = linksOf(target, addresses);
    const text = greeting('Friday', links);
    for (const link of [...links.play, links.watch[0] ?? '', links.control]) expect(text).toContain(link);
    const line = greetingLine('arena', 8080, links, 5);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ level: 30, time: 5, msg: 'ready', port: 8080, room: 'arena', ...links });
  });

  test('a QR code has a quiet border and the finder pattern in its corner', () => {
    const rows = qrLines('http://192.168.1.20:8080/play/arena').map((line) => line.slice(9, -4));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[0]?.trim()).toBe('');
    expect(rows[1]?.startsWith('  █▀▀▀▀▀█ ')).toBe(true);
    expect(rows[2]?.startsWith('  █ ███ █ ')).toBe(true);
  });
});

describe('listening', () => {
  const taken = Object.assign(new Error('taken'), { code: 'EADDRINUSE' });

  test('takes the next free port', async () => {
    const tried: number[] = [];
    const listen = async (port: number) => {
      tried.push(port);
      if (port < 8082) throw taken;
      return port;
    };
    expect(await listenNear(listen, '0.0.0.0', 8080)).toBe(8082);
    expect(tried).toEqual([8080, 8081, 8082]);
  });

  test('gives up in words when all are taken, and at once when the address is wrong', async () => {
    const full = async () => Promise.reject(taken);
    await expect(listenNear(full, '0.0.0.0', 65_530)).rejects.toThrow('65530 on are all taken');
    const elsewhere = (port: number) =>
      new Promise<number>((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(port, '203.0.113.1', () => server.close(() => resolve(port)));
      });
    await expect(listenNear(elsewhere, '203.0.113.1', 0)).rejects.toThrow('no address of this machine');
  });
});

test('a person reads log lines as words', () => {
  expect(inWords('{"level":40,"msg":"Port 80 is taken."}')).toBe('  Warning: Port 80 is taken.\n');
  expect(inWords('{"level":50,"msg":"A room broke.","err":{"message":"out of cheese"}}')).toBe(
    '  Error: A room broke. (out of cheese)\n',
  );
});

test('keys: l prints the links, Ctrl+C stops, others do nothing, and the terminal is given back', () => {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (mode: boolean) => modes.push(mode) });
  const pressed: string[] = [];
  // Of a terminal's stream only these members are used.
  const terminal = input as unknown as ReadStream;
  const release = listenKeys(terminal, { onLinks: () => pressed.push('links'), onStop: () => pressed.push('stop') });
  for (const key of ['l', 'x', 'L', '\u0003']) input.emit('data', Buffer.from(key));
  release();
  input.emit('data', Buffer.from('l'));
  expect(pressed).toEqual(['links', 'links', 'stop']);
  expect(modes).toEqual([true, false]);
});
