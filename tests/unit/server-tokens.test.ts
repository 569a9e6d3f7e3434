import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authoriseHeader, authoriseHello } from '@tickdeck/server/control/authorise.js';
import { Keyring, openKeyring } from '@tickdeck/server/control/keyring.js';
import { issueToken, verifyToken } from '@tickdeck/server/control/tokens.js';
import { ROLES } from '@tickdeck/shared/wire/messages.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeRooms } from '../support/server/fake-rooms.js';
import { openHouse } from '../support/server/house.js';

const keyring = new Keyring(new Uint8Array(32).fill(7));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickdeck-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('tokens', () => {
  test.each(ROLES)('a token of a %s says so', (role) => {
    expect(verifyToken(keyring, issueToken(keyring, role, 1_700_000_000_999))).toMatchObject({
      role,
      issuedAtMs: 1_700_000_000_000,
    });
  });

  test('no two tokens are the same, and a fingerprint does not give its token away', () => {
    const [a, b] = [issueToken(keyring, 'host', 0), issueToken(keyring, 'host', 0)];
    expect(a).not.toBe(b);
    const fingerprint = verifyToken(keyring, a)?.fingerprint ?? '';
    expect(fingerprint).toHaveLength(12);
    expect(a).not.toContain(fingerprint);
  });

  test('changing any one character makes it worthless', () => {
    const token = issueToken(keyring, 'operator', 0);
    for (let i = 0; i < token.length; i++) {
      const other = token[i] === 'A' ? 'B' : 'A';
      expect(verifyToken(keyring, token.slice(0, i) + other + token.slice(i + 1))).toBeUndefined();
    }
  });

  test.each([
    ['nothing', ''],
    ['no dot', 'abc'],
    ['only a dot', '.'],
    ['too long', `${'a'.repeat(600)}.b`],
  ])('%s is no token', (_name, token) => {
    expect(verifyToken(keyring, token)).toBeUndefined();
  });

  test('padding, white space and a second part do not make a second spelling', () => {
    const token = issueToken(keyring, 'host', 0);
    for (const spelling of [`${token}=`, ` ${token}`, `${token} `, `${token}.x`, token.replace('.', '=.')]) {
      expect(verifyToken(keyring, spelling)).toBeUndefined();
    }
  });

  test('a token of another key is worthless', () => {
    const other = new Keyring(new Uint8Array(32).fill(8));
    expect(verifyToken(other, issueToken(keyring, 'host', 0))).toBeUndefined();
  });
});

describe('the key file', () => {
  test('keeps tokens valid over a restart', () => {
    const token = issueToken(openKeyring(folder, 'keep'), 'host', 0);
    expect(verifyToken(openKeyring(folder, 'keep'), token)?.role).toBe('host');
  });

  test('is made in a folder that does not exist yet', () => {
    const deep = join(folder, 'a', 'b');
    expect(() => openKeyring(deep, 'keep')).not.toThrow();
    expect(readFileSync(join(deep, 'key'), 'utf8').trim()).toHaveLength(43);
  });

  test.skipIf(process.platform === 'win32')('is for its owner alone, even if it was not', () => {
    openKeyring(folder, 'keep');
    const path = join(folder, 'key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const key = readFileSync(path);
    rmSync(path);
    writeFileSync(path, key, { mode: 0o644 });
    openKeyring(folder, 'keep');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('renewed, revokes what was signed before', () => {
    const token = issueToken(openKeyring(folder, 'keep'), 'host', 0);
    expect(verifyToken(openKeyring(folder, 'renew'), token)).toBeUndefined();
    expect(verifyToken(openKeyring(folder, 'keep'), token)).toBeUndefined();
  });

  test('that is none is refused instead of replaced', () => {
    writeFileSync(join(folder, 'key'), 'not a key');
    expect(() => openKeyring(folder, 'keep')).toThrow('--new-key');
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe('not a key');
  });

  test('cannot be in a file, and that is said in words', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => openKeyring(file, 'keep')).toThrow(`The folder ${file} for the host's data cannot be used`);
    expect(() => openKeyring(join(file, 'deeper'), 'renew')).toThrow('--data');
  });
});

describe('authorise', () => {
  const token = (role: (typeof ROLES)[number]) => issueToken(keyring, role, 0);
  const keys = openHouse({ keyring, rooms: new FakeRooms() });
  const room = 'arena';

  test('a hello needs a token from moderator up, at least of its role', () => {
    for (const [index, role] of ROLES.entries()) {
      expect(authoriseHello(keys, { role, room, token: '' }).kind).toBe(index < 2 ? 'permitted' : 'refused');
      for (const [held, holder] of ROLES.entries()) {
        const permit = authoriseHello(keys, { role, room, token: token(holder) });
        expect(permit.kind).toBe(held >= index ? 'permitted' : 'refused');
      }
    }
  });

  test.each([
    ['no header', undefined, 401],
    ['another scheme', 'Basic abc', 401],
    ['no token', 'Bearer ', 401],
    ['a made-up token', 'Bearer a.b', 401],
    ['a lesser token', `Bearer ${token('moderator')}`, 403],
  ])('%s does not do for an operator route', (_name, header, status) => {
    expect(authoriseHeader(keys, header, 'operator')).toMatchObject({ kind: 'refused', status });
  });

  test('an operator and a host token do', () => {
    for (const role of ['operator', 'host'] as const) {
      expect(authoriseHeader(keys, `Bearer ${token(role)}`, 'operator')).toMatchObject({ kind: 'permitted' });
    }
  });
});
