import type { Refusal } from '../commands/edit.js';
import { PLAYER_MAX } from '../game/state.js';
import { CLOSE, type CloseReason } from './errors.js';
import { BEAT_MAX, SEQ_MAX } from './frame-header.js';
import { TICK_MAX } from './frame-time.js';
import { blob, double, flag, line, list, listHead, oneOf, packedMap, struct, text, whole, word } from './layout.js';
import { LIMITS } from './limits.js';
import { type Body, decodeMessage, encodeMessage, type MessageTable } from './message-table.js';
import {
  type AuditEntry,
  type BeatFigures,
  type Change,
  type FieldBits,
  GEAR,
  LOG_LEVELS,
  type LogLine,
  PHASES,
  ROLES,
  type RowBits,
  type ServerMessage,
  type SessionBits,
  type SessionReport,
  type ViewBits,
} from './messages.js';

type ServerBody<K extends ServerMessage['kind']> = Body<ServerMessage, K>;

const player = whole(PLAYER_MAX);
const count = whole();
const label = text(LIMITS.labelCharsMax);
const title = line(LIMITS.labelCharsMax);
const sentence = line(LIMITS.textCharsMax);
const role = oneOf(ROLES);
const outcome = oneOf(['done', 'refused', 'conflict']);
const closeReason = oneOf(Object.keys(CLOSE) as CloseReason[]);

const refusal = struct<Refusal>('refusal', { where: sentence, why: sentence });
const change = struct<Change>('change', { where: sentence, row: count, before: sentence, after: sentence });

const sessionReport = struct<SessionReport>('session report', {
  session: count,
  player,
  role,
  name: text(LIMITS.nameCharsMax),
  pilot: oneOf(['human', 'bot', 'none']),
  rttMs: double,
  bytesPerSecond: double,
  skips: count,
  keyframes: count,
  frameAgeMs: double,
  lateMs: double,
  jitterMs: double,
  stallMs: double,
  stalls: count,
  stride: count,
  rest: count,
  inputRate: double,
  gaps: count,
  slackMs: double,
  gear: oneOf(GEAR),
});

const rowBits = struct<RowBits>('row bits', { row: count, bits: double });
const fieldBits = struct<FieldBits>('field bits', {
  of: title,
  field: title,
  bits: double,
  rows: listHead(rowBits, LIMITS.rowBitsMax),
});
const viewBits = struct<ViewBits>('view bits', {
  view: title,
  bits: count,
  fields: listHead(fieldBits, LIMITS.fieldBitsMax),
});
const sessionBits = struct<SessionBits>('session bits', {
  session: count,
  framing: count,
  views: list(count, LIMITS.viewsPerSessionMax),
});

const beatFigures = struct<BeatFigures>('beat figures', {
  phasesUs: list(count, PHASES.length),
  gapUs: count,
  ticks: count,
  messages: count,
  bytes: count,
});

const logLine = struct<LogLine>('log line', {
  id: count,
  at: count,
  level: oneOf(LOG_LEVELS),
  text: sentence,
  data: sentence,
});

const auditEntry = struct<AuditEntry>('audit entry', {
  id: count,
  at: count,
  who: title,
  role,
  beat: whole(BEAT_MAX),
  tick: whole(TICK_MAX),
  command: text(LIMITS.commandNameCharsMax),
  outcome,
  text: sentence,
  changes: listHead(change, LIMITS.changesPerAuditEntryMax),
  undoable: flag,
});

/** Every message of the host except frames. */
export const SERVER_MESSAGES: MessageTable<ServerMessage> = {
  welcome: {
    type: 1,
    body: struct<ServerBody<'welcome'>>('welcome', {
      session: count,
      player,
      role,
      room: text(LIMITS.roomIdCharsMax),
      roomName: title,
      game: label,
      tickRate: double,
      beatRate: double,
      views: list(label, LIMITS.viewsPerSessionMax),
      build: label,
    }),
  },
  ping: {
    type: 2,
    body: struct<ServerBody<'ping'>>('ping', { nonce: word, rttMs: double, slackMs: double, gaps: count }),
  },
  reply: {
    type: 3,
    body: struct<ServerBody<'reply'>>('reply', {
      id: whole(SEQ_MAX),
      outcome,
      text: sentence,
      refusals: listHead(refusal, LIMITS.refusalsPerReplyMax),
      changes: listHead(change, LIMITS.changesPerAuditEntryMax),
    }),
  },
  notice: {
    type: 4,
    body: struct<ServerBody<'notice'>>('notice', { level: oneOf(['info', 'warning']), text: sentence }),
  },
  goodbye: { type: 5, body: struct<ServerBody<'goodbye'>>('goodbye', { reason: closeReason, text: sentence }) },
  telemetry: {
    type: 6,
    body: struct<ServerBody<'telemetry'>>('telemetry', {
      beat: whole(BEAT_MAX),
      tick: whole(TICK_MAX),
      paused: flag,
      speed: double,
      beatMs: list(double, LIMITS.telemetryBeatsMax),
      bytes: list(count, LIMITS.telemetryBeatsMax),
      overruns: count,
      sessions: list(sessionReport, LIMITS.sessionsMax),
    }),
  },
  audit: {
    type: 7,
    body: struct<ServerBody<'audit'>>('audit', { entries: listHead(auditEntry, LIMITS.auditEntriesMax) }),
  },
  truth: {
    type: 8,
    body: struct<ServerBody<'truth'>>('truth', {
      beat: whole(BEAT_MAX),
      tick: whole(TICK_MAX),
      view: label,
      chunk: blob(LIMITS.serverMessageBytesMax),
    }),
  },
  bandwidth: {
    type: 9,
    body: struct<ServerBody<'bandwidth'>>('bandwidth', {
      beat: whole(BEAT_MAX),
      beats: count,
      views: list(viewBits, LIMITS.viewsPerSessionMax),
      sessions: list(sessionBits, LIMITS.sessionsMax),
    }),
  },
  news: { type: 10, body: struct<ServerBody<'news'>>('news', { topic: label, value: packedMap }) },
  beats: {
    type: 11,
    body: struct<ServerBody<'beats'>>('beats', {
      beat: whole(BEAT_MAX),
      tick: whole(TICK_MAX),
      beats: list(beatFigures, LIMITS.telemetryBeatsMax),
    }),
  },
  log: { type: 12, body: struct<ServerBody<'log'>>('log', { lines: list(logLine, LIMITS.logLinesMax) }) },
};

/** Message parts that docs/protocol.md describes beside the messages. */
export const SERVER_PARTS = [
  refusal,
  change,
  sessionReport,
  auditEntry,
  viewBits,
  fieldBits,
  rowBits,
  sessionBits,
  beatFigures,
  logLine,
] as const;

/** @throws RangeError for a message that breaks a limit; texts and lists for people are cut instead. */
export function encodeServerMessage(message: ServerMessage): Uint8Array<ArrayBuffer> {
  return encodeMessage(SERVER_MESSAGES, message);
}

/** What the host says, unless isFrame. @throws ProtocolError */
export function decodeServerMessage(bytes: Uint8Array): ServerMessage {
  return decodeMessage(SERVER_MESSAGES, bytes, LIMITS.serverMessageBytesMax);
}
