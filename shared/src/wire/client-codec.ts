import type { Game, Look } from '../game/game.js';
import { PLAYER_MAX } from '../game/state.js';
import { schemaOf } from '../world/schema.js';
import { BEAT_MAX, SEQ_MAX } from './frame-header.js';
import { TICK_MAX } from './frame-time.js';
import { gazeCoordinate } from './gaze.js';
import { inputValues } from './input-layout.js';
import { line, list, listHead, oneOf, packedMap, struct, text, whole, word } from './layout.js';
import { LIMITS } from './limits.js';
import { type Body, decodeMessage, encodeMessage, type MessageTable } from './message-table.js';
import { type ClientMessage, type HadThere, type Hello, type PointedRow, ROLES } from './messages.js';

type ClientBody<K extends ClientMessage['kind']> = Body<ClientMessage, K>;

/** Ids of rows have 31 bits. */
const ROW_MAX = 0x7fffffff;
/** What a game without cells has of them. */
const NO_GRID = { columns: 0, rows: 0 };
/** Parts of a tick in which an input says what time its sender saw. */
export const SHOWN_PARTS = 16;

/** Part of a hello. */
export const LOOK = struct<Look>('look', { color: whole(255), shape: whole(255), tag: text(LIMITS.tagCharsMax) });

/** Part of a desync. */
export const DIFFERENCE = struct<HadThere>('difference', {
  of: line(LIMITS.labelCharsMax),
  row: whole(ROW_MAX),
  path: list(line(LIMITS.textCharsMax), LIMITS.documentDepthMax),
  had: line(LIMITS.textCharsMax),
});

/** Part of a point. */
export const POINTED = struct<PointedRow>('pointed row', { table: text(LIMITS.labelCharsMax), id: whole(ROW_MAX) });

const hello = {
  type: 1,
  body: struct<ClientBody<'hello'>>('hello', {
    schema: word,
    room: text(LIMITS.roomIdCharsMax),
    role: oneOf(ROLES),
    token: text(LIMITS.tokenCharsMax),
    device: text(LIMITS.deviceKeyCharsMax),
    name: text(LIMITS.nameCharsMax),
    look: LOOK,
    when: oneOf(['ask', 'move']),
  }),
};

/** Every message of a client; only the values of an input and the places of a gaze depend on the game. */
function tableFor(game: Game): MessageTable<ClientMessage> {
  const { columns, rows } = schemaOf(game.state).grid ?? NO_GRID;
  return {
    hello,
    input: {
      type: 2,
      body: struct<ClientBody<'input'>>('input', {
        seq: whole(SEQ_MAX),
        ack: whole(BEAT_MAX),
        shown: whole(TICK_MAX * SHOWN_PARTS),
        values: inputValues(game),
      }),
    },
    ack: { type: 3, body: struct<ClientBody<'ack'>>('ack', { beat: whole(BEAT_MAX) }) },
    pong: { type: 4, body: struct<ClientBody<'pong'>>('pong', { nonce: word }) },
    resync: {
      type: 5,
      body: struct<ClientBody<'resync'>>('resync', {
        reason: oneOf(['undecodable', 'mismatch']),
        beat: whole(BEAT_MAX),
        view: text(LIMITS.labelCharsMax),
        hash: word,
      }),
    },
    command: {
      type: 6,
      body: struct<ClientBody<'command'>>('command', {
        id: whole(SEQ_MAX),
        name: text(LIMITS.commandNameCharsMax),
        args: packedMap,
        mode: oneOf(['apply', 'preview']),
      }),
    },
    desync: {
      type: 7,
      body: struct<ClientBody<'desync'>>('desync', {
        beat: whole(BEAT_MAX),
        view: text(LIMITS.labelCharsMax),
        count: whole(),
        differences: listHead(DIFFERENCE, LIMITS.differencesNamedMax),
      }),
    },
    watch: {
      type: 8,
      body: struct<ClientBody<'watch'>>('watch', { topics: list(text(LIMITS.labelCharsMax), LIMITS.topicsMax) }),
    },
    gaze: {
      type: 9,
      body: struct<ClientBody<'gaze'>>('gaze', {
        player: whole(PLAYER_MAX),
        x: gazeCoordinate(columns),
        y: gazeCoordinate(rows),
      }),
    },
    point: {
      type: 10,
      body: struct<ClientBody<'point'>>('point', {
        rows: list(POINTED, LIMITS.pointedRowsMax),
        editing: text(LIMITS.labelCharsMax),
      }),
    },
    rest: { type: 11, body: struct<ClientBody<'rest'>>('rest', { beats: whole(LIMITS.restBeatsMax) }) },
  };
}

const tables = new WeakMap<Game, MessageTable<ClientMessage>>();

/** The messages that clients of a game send; the same object every time. */
export function clientMessages(game: Game): MessageTable<ClientMessage> {
  const known = tables.get(game) ?? tableFor(game);
  tables.set(game, known);
  return known;
}

/** @throws RangeError for a message that breaks a limit. */
export function encodeClientMessage(message: ClientMessage, game: Game): Uint8Array<ArrayBuffer> {
  return encodeMessage(clientMessages(game), message);
}

/** What a client of this game says. @throws ProtocolError */
export function decodeClientMessage(bytes: Uint8Array, game: Game): ClientMessage {
  return decodeMessage(clientMessages(game), bytes, LIMITS.clientMessageBytesMax);
}

/** The first message of a session, read before it is known which game it is about. @throws ProtocolError for any other */
export function decodeHello(bytes: Uint8Array): Hello {
  return decodeMessage<Hello>({ hello }, bytes, LIMITS.clientMessageBytesMax);
}
