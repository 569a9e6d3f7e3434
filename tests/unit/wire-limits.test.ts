import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { codeBytes } from '@tickdeck/shared/wire/byte-coder.js';
import { ByteReader, ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeClientMessage, decodeHello, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { codesOf } from '@tickdeck/shared/wire/codes.js';
import { decodeState, encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { AuditEntry, Bandwidth, HadThere, Hello, Telemetry } from '@tickdeck/shared/wire/messages.js';
import { readPacked, writePacked } from '@tickdeck/shared/wire/packed.js';
import { modelOf } from '@tickdeck/shared/wire/priors.js';
import { RangeEncoder } from '@tickdeck/shared/wire/range-coder.js';
import { decodeServerMessage, encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView, emptyState } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { wireGame } from '../support/wire-game.js';
import { refusalOf } from '../support/wire-refusal.js';

const game = wireGame as unknown as Game;

const hello: Hello = {
  kind: 'hello',
  schema: 1,
  room: 'arena',
  role: 'player',
  token: '',
  device: '',
  name: 'Ada',
  look: { color: 0, shape: 0, tag: 'AD' },
  when: 'ask',
};

/** Bytes of a message by hand, for what encoders refuse to write. */
const written = (write: (bytes: ByteWriter) => void) => {
  const bytes = new ByteWriter();
  write(bytes);
  return bytes.finish();
};

describe('[L1] a text that is too long', () => {
  it.each([
    ['room', 'roomIdCharsMax', 4],
    ['token', 'tokenCharsMax', 6],
    ['device', 'deviceKeyCharsMax', 7],
    ['name', 'nameCharsMax', 8],
  ] as const)('%s of a hello is neither sent nor taken', (field, limit, place) => {
    const charsMax = LIMITS[limit];
    const longest = { ...hello, [field]: 'x'.repeat(charsMax) };
    expect(decodeHello(encodeClientMessage(longest, game))).toEqual(longest);
    expect(() => encodeClientMessage({ ...hello, [field]: 'x'.repeat(charsMax + 1) }, game)).toThrow(RangeError);
    const bytes = written((to) => {
      to.byte(1);
      to.word(1);
      for (let i = 4; i < place; i++) i === 5 ? to.byte(1) : to.text('');
      to.text('x'.repeat(charsMax + 1));
      to.raw(new Uint8Array(20));
    });
    expect(refusalOf(() => decodeHello(bytes))).toBe('too-large');
  });

  it('tag of a look is neither sent nor taken', () => {
    const bytes = encodeClientMessage(
      { ...hello, look: { color: 0, shape: 0, tag: 'x'.repeat(LIMITS.tagCharsMax) } },
      game,
    );
    expect(refusalOf(() => decodeHello(bytes))).toBe('accepted');
    const longer = Uint8Array.of(...bytes.subarray(0, -4), LIMITS.tagCharsMax + 1, 120, 120, 120, 0);
    expect(refusalOf(() => decodeHello(longer))).toBe('too-large');
  });

  it('name of a command is neither sent nor taken', () => {
    const command = (charsMax: number) =>
      written((to) => {
        to.byte(6);
        to.varint(1);
        to.text('c'.repeat(charsMax));
        to.byte(0x80);
        to.byte(0);
      });
    const decode = (charsMax: number) => refusalOf(() => decodeClientMessage(command(charsMax), game));
    expect(decode(LIMITS.commandNameCharsMax)).toBe('accepted');
    expect(decode(LIMITS.commandNameCharsMax + 1)).toBe('too-large');
  });

  it('for a person is cut, and never taken longer', () => {
    const text = 'x'.repeat(LIMITS.textCharsMax + 1);
    const sent = encodeServerMessage({ kind: 'notice', level: 'info', text });
    expect(decodeServerMessage(sent)).toMatchObject({ text: text.slice(1) });
    const bytes = written((to) => {
      to.byte(4);
      to.byte(0);
      to.text(text);
    });
    expect(refusalOf(() => decodeServerMessage(bytes))).toBe('too-large');
  });

  it('label of a welcome is neither sent nor taken', () => {
    const welcome = (game: string) =>
      ({
        kind: 'welcome',
        session: 1,
        player: 0,
        role: 'spectator',
        room: 'r',
        roomName: 'R',
        game,
        tickRate: 60,
        beatRate: 60,
        views: ['public'],
        build: 'b',
      }) as const;
    const label = 'g'.repeat(LIMITS.labelCharsMax);
    expect(decodeServerMessage(encodeServerMessage(welcome(label)))).toEqual(welcome(label));
    expect(() => encodeServerMessage(welcome(`${label}g`))).toThrow(RangeError);
    const views = Array.from({ length: LIMITS.viewsPerSessionMax + 1 }, () => 'public');
    expect(() => encodeServerMessage({ ...welcome('g'), views })).toThrow(RangeError);
    expect(() => encodeServerMessage({ ...welcome('g'), views: views.slice(1) })).not.toThrow();
  });
});

describe('[L2] a message that is too large', () => {
  const packed = (length: number) => written((to) => writePacked(to, { text: 'x'.repeat(length) }));

  it('of a client is not read', () => {
    const command = (bytesMax: number) => {
      const args = packed(bytesMax - 4 - packed(bytesMax).length + bytesMax);
      return Uint8Array.of(6, 1, 0, ...args, 0);
    };
    const largest = command(LIMITS.clientMessageBytesMax);
    expect(largest.length).toBe(LIMITS.clientMessageBytesMax);
    expect(refusalOf(() => decodeClientMessage(largest, game))).toBe('accepted');
    expect(refusalOf(() => decodeClientMessage(command(LIMITS.clientMessageBytesMax + 1), game))).toBe('too-large');
  });

  it('of the host is not read', () => {
    const large = new Uint8Array(LIMITS.serverMessageBytesMax + 1);
    large[0] = 2;
    expect(refusalOf(() => decodeServerMessage(large))).toBe('too-large');
    expect(refusalOf(() => decodeServerMessage(large.subarray(1)))).toBe('unknown-message');
    large[0] = 0x80;
    expect(refusalOf(() => new FrameDecoder([]).decode(large))).toBe('too-large');
    expect(refusalOf(() => new FrameDecoder([]).decode(large.subarray(0, -1)))).toBe('no-baseline');
  });
});

describe('[L3] a list that is too long', () => {
  const change = { where: 'w', row: 0, before: 'b', after: 'a' };
  const entry: AuditEntry = {
    id: 1,
    at: 0,
    who: 'Ada',
    role: 'operator',
    beat: 1,
    tick: 1,
    command: 'edit',
    outcome: 'done',
    text: 'done',
    changes: [],
    undoable: true,
  };
  const many = <T>(one: T, count: number) => Array.from({ length: count }, () => one);

  it('is cut when it is for people', () => {
    const changes = many(change, LIMITS.changesPerAuditEntryMax + 1);
    const entries = many({ ...entry, changes }, LIMITS.auditEntriesMax + 1);
    const audit = decodeServerMessage(encodeServerMessage({ kind: 'audit', entries }));
    if (audit.kind !== 'audit') throw new Error('an audit');
    expect(audit.entries).toHaveLength(LIMITS.auditEntriesMax);
    expect(audit.entries[0]?.changes).toHaveLength(LIMITS.changesPerAuditEntryMax);
    const refusals = many({ where: 'w', why: 'y' }, LIMITS.refusalsPerReplyMax + 1);
    const reply = encodeServerMessage({ kind: 'reply', id: 1, outcome: 'refused', text: '', refusals, changes });
    expect(decodeServerMessage(reply)).toMatchObject({ refusals: refusals.slice(1), changes: changes.slice(1) });
  });

  it('of what is watched is refused when too long', () => {
    const topics = (count: number) => ({ kind: 'watch', topics: many('telemetry', count) }) as const;
    const game = wireGame as unknown as Game;
    expect(() => encodeClientMessage(topics(LIMITS.topicsMax), game)).not.toThrow();
    expect(() => encodeClientMessage(topics(LIMITS.topicsMax + 1), game)).toThrow(RangeError);
  });

  it('of what is in hand is refused when too long', () => {
    const rows = (count: number) =>
      ({ kind: 'point', rows: many({ table: 'ships', id: 3 }, count), editing: '' }) as const;
    const game = wireGame as unknown as Game;
    expect(() => encodeClientMessage(rows(LIMITS.pointedRowsMax), game)).not.toThrow();
    expect(() => encodeClientMessage(rows(LIMITS.pointedRowsMax + 1), game)).toThrow(RangeError);
  });

  it('of a rest is refused when too long', () => {
    const rest = (beats: number) => ({ kind: 'rest', beats }) as const;
    const game = wireGame as unknown as Game;
    expect(() => encodeClientMessage(rest(LIMITS.restBeatsMax), game)).not.toThrow();
    expect(() => encodeClientMessage(rest(LIMITS.restBeatsMax + 1), game)).toThrow(RangeError);
    const tooLong = Uint8Array.of(11, LIMITS.restBeatsMax + 1);
    expect(refusalOf(() => decodeClientMessage(tooLong, game))).toBe('out-of-range');
  });

  it('of what fields took is cut after the most costly ones', () => {
    const fields = many({ of: 'ships', field: 'x', bits: 0.5, rows: [] }, LIMITS.fieldBitsMax + 1);
    const bandwidth = { kind: 'bandwidth', beat: 1, beats: 1, views: [{ view: 'own', bits: 1, fields }], sessions: [] };
    const sent = encodeServerMessage(bandwidth as Bandwidth);
    expect(decodeServerMessage(sent)).toMatchObject({ views: [{ fields: fields.slice(1) }] });
  });

  it('is never taken', () => {
    const reply = (count: number) =>
      written((to) => {
        to.raw(Uint8Array.of(3, 1, 1, 0));
        to.varint(count);
        to.raw(new Uint8Array(count * 2));
        to.varint(0);
      });
    expect(refusalOf(() => decodeServerMessage(reply(LIMITS.refusalsPerReplyMax)))).toBe('accepted');
    expect(refusalOf(() => decodeServerMessage(reply(LIMITS.refusalsPerReplyMax + 1)))).toBe('out-of-range');
  });

  it('is refused before memory is taken for it', () => {
    expect(refusalOf(() => decodeServerMessage(Uint8Array.of(3, 1, 1, 0, 200, 1, 0)))).toBe('truncated');
  });

  it('of differences is cut, and never taken', () => {
    const difference = { of: 'ships', row: 65_536, path: ['x'], had: '1' };
    const desync = (differences: readonly HadThere[]) =>
      ({ kind: 'desync', beat: 1, view: 'public', count: 99, differences }) as const;
    const most = many(difference, LIMITS.differencesNamedMax);
    const sent = encodeClientMessage(desync([...most, difference]), game);
    expect(decodeClientMessage(sent, game)).toEqual(desync(most));
    const longer = sent.slice();
    // Behind type, beat, view and count.
    longer[10] = LIMITS.differencesNamedMax + 1;
    expect(sent[10]).toBe(LIMITS.differencesNamedMax);
    expect(refusalOf(() => decodeClientMessage(longer, game))).toBe('out-of-range');
  });

  it('of telemetry is not sent', () => {
    const telemetry = (beats: number, sessions: number): Telemetry => ({
      kind: 'telemetry',
      beat: 1,
      tick: 1,
      paused: false,
      speed: 1,
      beatMs: many(1, beats),
      bytes: many(1, beats),
      overruns: 0,
      sessions: many(
        {
          session: 1,
          player: 0,
          role: 'spectator',
          name: '',
          pilot: 'none',
          rttMs: 0,
          bytesPerSecond: 0,
          skips: 0,
          keyframes: 0,
          frameAgeMs: 0,
          lateMs: 0,
          jitterMs: 0,
          stallMs: 0,
          stalls: 0,
          stride: 1,
          rest: 0,
          inputRate: 0,
          gaps: 0,
          slackMs: 0,
          gear: 'other',
        },
        sessions,
      ),
    });
    const largest = telemetry(LIMITS.telemetryBeatsMax, LIMITS.sessionsMax);
    expect(decodeServerMessage(encodeServerMessage(largest))).toEqual(largest);
    expect(() => encodeServerMessage(telemetry(LIMITS.telemetryBeatsMax + 1, 0))).toThrow(RangeError);
    expect(() => encodeServerMessage(telemetry(0, LIMITS.sessionsMax + 1))).toThrow(RangeError);
  });
});

describe('[L4] a document', () => {
  const nested = (depth: number): Value => (depth === 0 ? 'leaf' : { key: nested(depth - 1) });
  const view = createView(schemaOf(game.state), 'public');
  const scores = view.parts.findIndex(({ name }) => name === 'scores');
  const stateOf = (value: Value) => {
    const empty = emptyState(view);
    return { ...empty, tick: 1, parts: empty.parts.map((part, index) => (index === scores ? value : part)) };
  };

  it('nested too deep is not taken', () => {
    const packed = (depth: number) => new ByteReader(written((to) => writePacked(to, nested(depth))));
    expect(readPacked(packed(LIMITS.documentDepthMax))).toEqual(nested(LIMITS.documentDepthMax));
    expect(refusalOf(() => readPacked(packed(LIMITS.documentDepthMax + 1)))).toBe('bad-structure');
    expect(refusalOf(() => readPacked(new ByteReader(new Uint8Array(100_000).fill(0x81))))).toBe('bad-structure');
  });

  it('changed in too many places is sent as a whole', () => {
    const entries = Array.from({ length: LIMITS.treeChangesMax + 1 }, (_, index) => [`k${index}`, index]);
    const many = stateOf(Object.fromEntries(entries));
    const few = stateOf(Object.fromEntries(entries.slice(1)));
    for (const state of [many, few]) {
      const bytes = encodeState(view, undefined, undefined, state);
      if (!bytes) throw new Error('a chunk');
      expect(decodeState(view, undefined, undefined, 1, new ByteReader(bytes)).parts).toEqual(state.parts);
    }
  });

  it.each([
    ['more changes than may be', [0x80, 0x10]],
    ['a path that leads nowhere', [1, 0, 5, 1, 97, 1, 98, 1]],
    ['what is not there to go', [1, 0, 2, 1, 97]],
    ['the whole part to go', [1, 0, 0]],
    ['a key of Object itself', [1, 0, 3, 9, ...Buffer.from('__proto__'), 1]],
    ['a path longer than documents are deep', [1, 0, 35, ...new Array(70).fill(0)]],
  ])('that a chunk tells %s is refused', (_, change) => {
    // No table differs, and of the parts this one alone, by these bytes.
    const { parts: first, bytes: coded } = codesOf(view);
    const chunk = written((to) => {
      const coder = new RangeEncoder(to, modelOf(view, 'later'));
      for (const table of view.tables.keys()) coder.bit(table, 0);
      for (const part of view.parts.keys()) {
        coder.bit(first + part, part === scores ? 1 : 0);
        if (part === scores) codeBytes(coder, coded, Uint8Array.from(change), 'plain', LIMITS.serverMessageBytesMax);
      }
      coder.finish();
    });
    expect(refusalOf(() => decodeState(view, undefined, undefined, 1, new ByteReader(chunk)))).toMatch(
      /^(bad-structure|out-of-range)$/,
    );
  });
});

describe('[L5] a packed value', () => {
  it.each([
    ['nothing', [0xc0]],
    ['a list', [0x90]],
    ['bytes', [0xc4, 0]],
    ['an extension', [0xd4, 1, 0]],
    ['a whole number of 64 bits', [0xcf, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['not a number', [0xcb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]],
    ['infinity', [0xcb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0]],
    ['a map with a number for a key', [0x81, 1, 1]],
    ['a map with the same key twice', [0x82, 0xa1, 97, 1, 0xa1, 97, 1]],
    ['a map with the prototype for a key', [0x81, 0xa9, ...Buffer.from('__proto__'), 1]],
  ])('is never %s', (_, bytes) => {
    expect(refusalOf(() => readPacked(new ByteReader(Uint8Array.from(bytes))))).toBe('bad-structure');
  });

  it('is not made of numbers that no document holds', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => writePacked(new ByteWriter(), { number })).toThrow(RangeError);
    }
  });

  it('with more entries than bytes is refused before memory is taken for them', () => {
    expect(refusalOf(() => readPacked(new ByteReader(Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff))))).toBe('truncated');
    expect(refusalOf(() => readPacked(new ByteReader(Uint8Array.of(0xdb, 0xff, 0xff, 0xff, 0xff))))).toBe('truncated');
  });
});
