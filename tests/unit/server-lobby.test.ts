import { Keyring } from '@tickdeck/server/control/keyring.js';
import { Lobby, slugOf } from '@tickdeck/server/control/lobby.js';
import { cleanLook, cleanName } from '@tickdeck/server/control/names.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, test } from 'vitest';
import { FakeRooms } from '../support/server/fake-rooms.js';
import { sampleGames } from '../support/server/sample-game.js';

function openLobby() {
  const rooms = new FakeRooms();
  const keyring = new Keyring(new Uint8Array(32).fill(1));
  return { rooms, lobby: new Lobby({ rooms, keyring, games: sampleGames }) };
}
const wish = { name: 'Arena', game: '', bots: 2, botSkill: 'normal' } as const;

describe('opening a room', () => {
  test('makes an id of the name, and another when it is taken', () => {
    const { lobby } = openLobby();
    const ids = [wish, wish, { ...wish, name: 'Fête d’Été!' }].map((w) => {
      const opened = lobby.open(w);
      return opened.kind === 'opened' ? opened.card.id : opened.text;
    });
    expect(ids).toEqual(['arena', 'arena-2', 'fete-d-ete']);
  });

  test('takes the first game when none is named, and names the games there are when it is unknown', () => {
    const { lobby, rooms } = openLobby();
    lobby.open(wish);
    expect(rooms.get('arena')?.config).toMatchObject({ game: 'sample', bots: 2, botSkill: 'normal' });
    expect(lobby.open({ ...wish, game: 'chess' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('sample'),
    });
  });

  test('cleans the name for every screen', () => {
    const { lobby } = openLobby();
    for (const name of ['  Fri\u202eday\u0007 ', '\u200b']) lobby.open({ ...wish, name });
    expect(lobby.cards().map(({ id, name }) => [id, name])).toEqual([
      ['fri-day', 'Fri day'],
      ['room', 'Room'],
    ]);
  });

  test('refuses more bots than seats and more rooms than allowed', () => {
    const { lobby } = openLobby();
    expect(lobby.open({ ...wish, bots: 5 })).toMatchObject({ kind: 'refused', status: 400 });
    for (let i = 0; i < LIMITS.roomsMax; i++) expect(lobby.open({ ...wish, bots: 4 }).kind).toBe('opened');
    expect(lobby.open(wish)).toMatchObject({ kind: 'refused', status: 409 });
  });

  test('ids stay within their limit, suffix included', () => {
    const { lobby } = openLobby();
    for (let i = 0; i < 3; i++) lobby.open({ ...wish, name: 'x'.repeat(100) });
    expect(lobby.cards().map(({ id }) => id.length)).toEqual([32, 32, 32]);
    expect(slugOf('!!!')).toBe('room');
  });
});

test('join codes are four clear letters, differ, survive a restart and are found in any case', () => {
  const { lobby } = openLobby();
  for (let i = 0; i < LIMITS.roomsMax; i++) lobby.open(wish);
  const codes = lobby.cards().map(({ code }) => code);
  expect(codes.every((code) => /^[BCDFGHJKMNPRSTVWXZ]{4}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(LIMITS.roomsMax);
  expect(lobby.byCode(` ${codes[3]?.toLowerCase()} `)?.id).toBe('arena-4');
  expect(lobby.byCode('AAAA')).toBeUndefined();
  const after = openLobby();
  after.lobby.open(wish);
  expect(after.lobby.cards()[0]?.code).toBe(codes[0]);
});

test.each([
  ['  Ada  ', 'Ada'],
  ['Ada\n\tLovelace', 'Ada Lovelace'],
  ['\u202eevil\u202c', 'evil'],
  ['zero\u200bwidth', 'zero width'],
  ['\u0000\u001b[31m', '[31m'],
  ['', 'Guest'],
  ['\u200b \u0007', 'Guest'],
  ['x'.repeat(50), 'x'.repeat(20)],
  [`${'x'.repeat(19)}🚀`, 'x'.repeat(19)],
  ['🚀'.repeat(30), '🚀'.repeat(10)],
  ['half \ud83d', 'half'],
])('the name %j becomes %j', (raw, clean) => expect(cleanName(raw)).toBe(clean));

test('a tag is cleaned as well and may be empty', () => {
  expect(cleanLook({ color: 1, shape: 2, tag: ' \u202eABC' })).toEqual({ color: 1, shape: 2, tag: 'AB' });
  expect(cleanLook({ color: 1, shape: 2, tag: '\u0000' }).tag).toBe('');
});
