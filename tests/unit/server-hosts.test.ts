import { hostNames, isOwnHost, isOwnOrigin } from '@tickdeck/server/lan/hosts.js';
import { isLoopback } from '@tickdeck/server/routes/permit.js';
import { describe, expect, test } from 'vitest';

const names = hostNames('Laptop.home.arpa', ['Games.Example.org.']);

describe('Host', () => {
  test.each([
    '192.168.1.20',
    '192.168.1.20:8080',
    '127.0.0.1:1',
    '[::1]:8080',
    '[fe80::1]',
    'localhost',
    'LOCALHOST:8080',
    'localhost.',
    'party.local:8080',
    'My-Mac.local',
    'a.b.local',
    'laptop',
    'laptop.home.arpa:8080',
    'games.example.org',
    'games.example.org.:443',
  ])('%s is this machine', (host) => expect(isOwnHost(host, names)).toBe(true));

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:8080',
    'sub.games.example.org',
    'games.example.org.evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:80:80',
    '127.0.0.1:999999',
    '0x7f.1',
    '2130706433',
    '127.1',
    '256.1.1.1',
    '[::1',
    '::1',
    '[evil.example]',
    '.local',
    'local',
    'evil.example/.local',
    'user@localhost',
    'localhost evil.example',
    'localhost\u0000',
  ])('%j is not', (host) => expect(isOwnHost(host, names)).toBe(false));
});

describe('Origin', () => {
  test.each([
    [undefined, 'http', 'a.local:8080', true],
    ['http://a.local:8080', 'http', 'a.local:8080', true],
    ['http://A.local:8080', 'http', 'a.LOCAL:8080', true],
    ['https://a.local', 'https', 'a.local', true],
    ['null', 'http', 'a.local', false],
    ['', 'http', 'a.local', false],
    ['http://a.local', 'http', 'a.local:8080', false],
    ['http://a.local:8081', 'http', 'a.local:8080', false],
    ['https://a.local:8080', 'http', 'a.local:8080', false],
    ['http://a.local:8080/', 'http', 'a.local:8080', false],
    ['http://evil.example', 'http', 'a.local', false],
    ['http://a.local, http://evil.example', 'http', 'a.local', false],
    ['http://', 'http', undefined, false],
  ] as const)('%j over %s on %j: %j', (origin, scheme, host, own) => {
    expect(isOwnOrigin(origin, scheme, host)).toBe(own);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['192.168.1.20', false],
  ['::ffff:192.168.1.20', false],
  ['fe80::1', false],
  ['', false],
])('%s is loopback: %j', (address, expected) => expect(isLoopback(address)).toBe(expected));
