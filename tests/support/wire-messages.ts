import type { Value } from '@tickdeck/shared/game/document.js';
import { CLOSE, type CloseReason } from '@tickdeck/shared/wire/errors.js';
import { GAZE_PARTS } from '@tickdeck/shared/wire/gaze.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import {
  type ClientMessage,
  GEAR,
  LOG_LEVELS,
  PHASES,
  ROLES,
  type ServerMessage,
} from '@tickdeck/shared/wire/messages.js';
import fc from 'fast-check';

/** Texts with everything in them, half pairs too, of at most so many UTF-16 units. */
const text = (charsMax: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: charsMax }).map((value) => value.slice(0, charsMax)),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: charsMax })
      .map((codes) => String.fromCharCode(...codes)),
  );
const upTo = (max: number) => fc.integer({ min: 0, max });
const word = fc.integer({ min: 0, max: 0xffffffff });
const beat = upTo(0x7fffffff);
const tick = upTo(0x3fffffff);
const count = fc.maxSafeNat();
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const role = fc.constantFrom(...ROLES);
const key = text(30).filter((name) => name !== '__proto__');

/** Document values up to 5 maps deep. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text(80),
    fc.boolean(),
    number,
    fc.integer(),
    fc.dictionary(key, tie('value'), { maxKeys: 20, noNullPrototype: true }),
  ),
})).value;

const anyMap = fc.dictionary(key, anyValue, { maxKeys: 8, noNullPrototype: true });

/** Any message of a client whose game has inputs of these ranges, and a world of so many cells across and down. */
export function anyClientMessage(
  inputs: readonly { min: number; max: number }[],
  [columns, rows]: readonly [number, number] = [0, 0],
): fc.Arbitrary<ClientMessage> {
  const values = fc.tuple(...inputs.map((range) => fc.integer(range)));
  const look = fc.record({ color: upTo(255), shape: upTo(255), tag: text(LIMITS.tagCharsMax) });
  return fc.oneof(
    fc.record({
      kind: fc.constant('hello' as const),
      schema: word,
      room: text(LIMITS.roomIdCharsMax),
      role,
      token: text(LIMITS.tokenCharsMax),
      device: text(LIMITS.deviceKeyCharsMax),
      name: text(LIMITS.nameCharsMax),
      look,
      when: fc.constantFrom('ask' as const, 'move' as const),
    }),
    fc.record({ kind: fc.constant('input' as const), seq: beat, ack: beat, shown: upTo(0x3fffffff), values }),
    fc.record({ kind: fc.constant('ack' as const), beat }),
    fc.record({ kind: fc.constant('pong' as const), nonce: word }),
    fc.record({
      kind: fc.constant('resync' as const),
      reason: fc.constantFrom('undecodable' as const, 'mismatch' as const),
      beat,
      view: text(LIMITS.labelCharsMax),
      hash: word,
    }),
    fc.record({
      kind: fc.constant('desync' as const),
      beat,
      view: text(LIMITS.labelCharsMax),
      count,
      differences: fc.array(
        fc.record({
          of: text(LIMITS.labelCharsMax),
          row: beat,
          path: fc.array(text(30), { maxLength: LIMITS.documentDepthMax }),
          had: text(LIMITS.textCharsMax),
        }),
        { maxLength: LIMITS.differencesNamedMax },
      ),
    }),
    fc.record({
      kind: fc.constant('command' as const),
      id: beat,
      name: text(LIMITS.commandNameCharsMax),
      args: anyMap,
      mode: fc.constantFrom('apply', 'preview' as const),
    }),
    fc.record({
      kind: fc.constant('watch' as const),
      topics: fc.array(text(LIMITS.labelCharsMax), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('point' as const),
      rows: fc.array(fc.record({ table: text(LIMITS.labelCharsMax), id: upTo(0x7fffffff) }), {
        maxLength: LIMITS.pointedRowsMax,
      }),
      editing: text(LIMITS.labelCharsMax),
    }),
    fc.record({ kind: fc.constant('rest' as const), beats: upTo(LIMITS.restBeatsMax) }),
    fc.record({
      kind: fc.constant('gaze' as const),
      player: upTo(0x3fffffff),
      x: upTo(columns * GAZE_PARTS),
      y: upTo(rows * GAZE_PARTS),
    }),
  );
}

const outcome = fc.constantFrom('done', 'refused', 'conflict' as const);
const sentence = text(LIMITS.textCharsMax);
const change = fc.record({ where: sentence, row: count, before: sentence, after: sentence });
const label = text(LIMITS.labelCharsMax);
const player = upTo(0x3fffffff);

const sessionReport = fc.record({
  session: count,
  player,
  role,
  name: text(LIMITS.nameCharsMax),
  pilot: fc.constantFrom('human', 'bot', 'none' as const),
  rttMs: number,
  bytesPerSecond: number,
  skips: count,
  keyframes: count,
  frameAgeMs: number,
  lateMs: number,
  jitterMs: number,
  stallMs: number,
  stalls: count,
  stride: count,
  rest: count,
  inputRate: number,
  gaps: count,
  slackMs: number,
  gear: fc.constantFrom(...GEAR),
});

const auditEntry = fc.record({
  id: count,
  at: count,
  who: label,
  role,
  beat,
  tick,
  command: text(LIMITS.commandNameCharsMax),
  outcome,
  text: sentence,
  changes: fc.array(change, { maxLength: 3 }),
  undoable: fc.boolean(),
});

const rowBits = fc.record({ row: count, bits: number });
const fieldBits = fc.record({ of: label, field: label, bits: number, rows: fc.array(rowBits, { maxLength: 3 }) });
const viewBits = fc.record({ view: label, bits: count, fields: fc.array(fieldBits, { maxLength: 8 }) });
const sessionBits = fc.record({ session: count, framing: count, views: fc.array(count, { maxLength: 3 }) });

/** Any message of the host but frames. */
export const anyServerMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('welcome' as const),
    session: count,
    player,
    role,
    room: text(LIMITS.roomIdCharsMax),
    roomName: label,
    game: label,
    tickRate: number,
    beatRate: number,
    views: fc.array(label, { maxLength: LIMITS.viewsPerSessionMax }),
    build: label,
  }),
  fc.record({ kind: fc.constant('ping' as const), nonce: word, rttMs: number, slackMs: number, gaps: fc.nat() }),
  fc.record({
    kind: fc.constant('reply' as const),
    id: beat,
    outcome,
    text: sentence,
    refusals: fc.array(fc.record({ where: sentence, why: sentence }), { maxLength: 4 }),
    changes: fc.array(change, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    level: fc.constantFrom('info', 'warning' as const),
    text: sentence,
  }),
  fc.record({
    kind: fc.constant('goodbye' as const),
    reason: fc.constantFrom(...(Object.keys(CLOSE) as CloseReason[])),
    text: sentence,
  }),
  fc.record({
    kind: fc.constant('telemetry' as const),
    beat,
    tick,
    paused: fc.boolean(),
    speed: number,
    beatMs: fc.array(number, { maxLength: 30 }),
    bytes: fc.array(count, { maxLength: 30 }),
    overruns: count,
    sessions: fc.array(sessionReport, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('audit' as const), entries: fc.array(auditEntry, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('bandwidth' as const),
    beat,
    beats: count,
    views: fc.array(viewBits, { maxLength: 3 }),
    sessions: fc.array(sessionBits, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('log' as const),
    lines: fc.array(
      fc.record({ id: count, at: count, level: fc.constantFrom(...LOG_LEVELS), text: sentence, data: sentence }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant('beats' as const),
    beat,
    tick,
    beats: fc.array(
      fc.record({
        phasesUs: fc.array(count, { maxLength: PHASES.length }),
        gapUs: count,
        ticks: count,
        messages: count,
        bytes: count,
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({ kind: fc.constant('news' as const), topic: label, value: anyMap }),
  fc.record({
    kind: fc.constant('truth' as const),
    beat,
    tick,
    view: label,
    chunk: fc.uint8Array({ maxLength: 200 }),
  }),
);
