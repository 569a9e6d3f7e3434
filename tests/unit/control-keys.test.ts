import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Action, action } from '@tickdeck/client/pages/control/keys/action.js';
import { isCharacter } from '@tickdeck/client/pages/control/keys/chords.js';
import { createKeymap, holderOf, readStored } from '@tickdeck/client/pages/control/keys/keymap.js';
import { decodePlace, encodePlace, placeIn } from '@tickdeck/client/pages/control/link/place.js';
import { findActions } from '@tickdeck/client/pages/control/palette/find.js';
import { noteAction, recentActions } from '@tickdeck/client/pages/control/palette/recent.js';
import { roleOf } from '@tickdeck/client/pages/control/token.js';
import { openKeyring } from '@tickdeck/server/control/keyring.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { ROLES } from '@tickdeck/shared/wire/messages.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const nothing = () => undefined;
const PAUSE = action('Time', 'pause', 'Pause the room', 'Shift+Space', nothing, { says: 'Nothing moves any more.' });
const PLAYERS = action('Panels', 'players', 'Go to Players', 'G P', nothing);
const KICK = action('Room', 'kick', 'Kick', '', nothing, { says: 'Sends somebody away.' });
const ALL: readonly Action[] = [PAUSE, PLAYERS, KICK];

describe('keys', () => {
  test.each([
    ['G P', true],
    ['?', true],
    ['Shift+A', true],
    ['7', true],
    ['Shift+Space', false],
    ['Ctrl+K', false],
    ['F6', false],
    ['Escape', false],
  ])('%s types a character: %s', (keys, types) => {
    expect(isCharacter(keys)).toBe(types);
  });

  test('are where they were put, and with characters switched off only the others are there', () => {
    const keymap = createKeymap();
    keymap.put(KICK, 'K');
    keymap.put(PAUSE, '');
    expect(ALL.map(keymap.keysOf)).toEqual(['', 'G P', 'K']);
    expect(keymap.own()).toBe(true);
    keymap.setCharacters(false);
    expect(ALL.map(keymap.keysOf)).toEqual(['', '', '']);
    keymap.put(PAUSE, 'Shift+Space');
    expect(keymap.keysOf(PAUSE)).toBe('Shift+Space');
    keymap.reset();
    expect(ALL.map(keymap.keysOf)).toEqual(['Shift+Space', 'G P', '']);
    expect(keymap.own()).toBe(false);
  });

  test('that are taken, or begin like others, are named', () => {
    const keymap = createKeymap();
    expect(holderOf(keymap, ALL, 'Shift+Space')).toBe(PAUSE);
    expect(holderOf(keymap, ALL, 'G')).toBe(PLAYERS);
    expect(holderOf(keymap, ALL, 'G P X')).toBe(PLAYERS);
    expect(holderOf(keymap, ALL, 'G X')).toBeUndefined();
  });

  test.each([undefined, 3, [], { keys: 7 }, { keys: { a: 3, b: 'x'.repeat(50) } }])(
    'are not read out of %j',
    (stored) => {
      expect(readStored(stored).keys).toEqual({});
    },
  );
});

describe('the palette', () => {
  test('finds by a few letters, by what it says, and by a slip', () => {
    const ids = (typed: string) => findActions(ALL, typed, []).map(({ action: { id } }) => id);
    expect(ids('pause')).toEqual(['pause']);
    expect(ids('puase')).toEqual(['pause']);
    expect(ids('room pau')).toEqual(['pause']);
    expect(ids('somebody')).toEqual(['kick']);
    expect(ids('xyzzy')).toEqual([]);
  });

  test('marks what was asked for in the title alone', () => {
    const [found] = findActions(ALL, 'pau', []);
    expect(found?.ranges).toEqual([0, 3]);
    expect(findActions(ALL, 'somebody', [])[0]?.ranges).toEqual([]);
  });

  test('has what was done lately first', () => {
    noteAction('pause');
    noteAction('kick');
    noteAction('pause');
    expect(recentActions()).toEqual(['pause', 'kick']);
    expect(findActions(ALL, '', recentActions()).map(({ action: { id } }) => id)).toEqual(['pause', 'kick', 'players']);
  });
});

describe('a link to a view', () => {
  const rows = fc.array(fc.record({ table: fc.string({ minLength: 1, maxLength: 12 }), id: fc.nat(0x7fffffff) }), {
    maxLength: 8,
  });
  const camera = fc.oneof(
    fc.constant(undefined),
    fc.constant({ kind: 'overview' } as const),
    fc.record({ kind: fc.constant('player' as const), player: fc.nat(999) }),
    fc.record({ kind: fc.constant('row' as const), id: fc.nat(0x7fffffff) }),
    fc.record({
      kind: fc.constant('free' as const),
      at: fc.record({ x: fc.nat(5000), y: fc.nat(5000), zoom: fc.constantFrom(0.25, 1, 3.5) }),
    }),
  );

  test('leads back to it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), rows, camera, (preset, inHand, looks) => {
        const place = { preset, rows: inHand, camera: looks };
        expect(decodePlace(`#${encodePlace(place)}`)).toEqual(place);
      }),
    );
  });

  test('is never more than a place, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (hash) => {
        expect(decodePlace(hash).rows.every(({ id }) => Number.isInteger(id))).toBe(true);
      }),
    );
    expect(placeIn('#token=abc.def&preset=run&camera=overview')).toBe('preset=run&camera=overview');
  });
});

test('the role that a token was made for can be read from it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tickdeck-keys-'));
  const keyring = openKeyring(folder, 'keep');
  expect(ROLES.map((role) => roleOf(issueToken(keyring, role, 1_000_000)))).toEqual([...ROLES]);
  rmSync(folder, { recursive: true });
  expect(roleOf('')).toBe('spectator');
  expect(roleOf('notatoken.notatoken')).toBe('operator');
});
