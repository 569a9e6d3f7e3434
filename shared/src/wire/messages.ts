import type { Edit, Refusal } from '../commands/edit.js';
import type { Value } from '../game/document.js';
import type { Look, Pilot } from '../game/game.js';
import type { Spot } from '../world/differences.js';
import type { CloseReason } from './errors.js';
import type { GazePlace } from './gaze.js';

/** The WebSocket subprotocol; its number changes when an old peer could misread a message. */
export const SUBPROTOCOL = 'tickdeck.1';

/** Least to most powerful. */
export const ROLES = ['spectator', 'player', 'moderator', 'operator', 'host'] as const;
export type Role = (typeof ROLES)[number];

/** The first message of a client; everything else before it closes the socket. */
export interface Hello {
  readonly kind: 'hello';
  /** Hash of the wire rules and the game's field tables: both ends must have the same. */
  readonly schema: number;
  readonly room: string;
  readonly role: Role;
  /** The signed token of a control link; empty for players and spectators. */
  readonly token: string;
  /** A random key the device keeps: who comes back with it gets the same player number, name and score. */
  readonly device: string;
  readonly name: string;
  readonly look: Look;
  /** What to do when the device already plays here: ask the person, or take the seat from the other tab. */
  readonly when: 'ask' | 'move';
}

/** One tick's intent; sent once a simulated tick. Values are in the order of the game's input fields. */
export interface InputMessage {
  readonly kind: 'input';
  /** 1, 2, 3 … within a session. */
  readonly seq: number;
  /** The newest beat the client has applied. */
  readonly ack: number;
  /** Simulated time the sender was looking at when it decided, in 1/16 ticks. */
  readonly shown: number;
  readonly values: readonly number[];
}

/** The newest beat applied, from those that send no input. */
export interface Ack {
  readonly kind: 'ack';
  readonly beat: number;
}

/** Answers a ping. */
export interface Pong {
  readonly kind: 'pong';
  readonly nonce: number;
}

/** The client cannot use what it gets: send a keyframe. */
export interface Resync {
  readonly kind: 'resync';
  readonly reason: 'undecodable' | 'mismatch';
  /** The beat whose frame could not be used, or whose hash differs. */
  readonly beat: number;
  /** Key of the view whose hash differs; empty with `undecodable`. */
  readonly view: string;
  readonly hash: number;
}

/** What was wrong with the client's copy of a view, as far as it has been told the truth. */
export interface Desync {
  readonly kind: 'desync';
  readonly beat: number;
  /** Key of the view. */
  readonly view: string;
  /** Places that differed in all. */
  readonly count: number;
  readonly differences: readonly HadThere[];
}

/** A place that differed, and what the client had there. */
export interface HadThere extends Spot {
  readonly had: string;
}

/** A privileged or rare intent: the name and arguments of a registered command. */
export interface CommandMessage {
  readonly kind: 'command';
  /** Chosen by the sender; the reply carries it. */
  readonly id: number;
  readonly name: string;
  readonly args: { readonly [name: string]: Value };
  /** Whether it is to be done, or only to be said what it would do. */
  readonly mode: 'apply' | 'preview';
}

/** What the client looks at beside the world from now on; what it does not name costs nothing. */
export interface Watch {
  readonly kind: 'watch';
  /** Names of topics and streams. Those that do not exist, or that the session's role may not see, are passed over. */
  readonly topics: readonly string[];
}

/** Whom or what a viewer who does not play looks at: of a world in cells it gets those around it. */
export interface Gaze extends GazePlace {
  readonly kind: 'gaze';
  /** Whose avatar it follows; 0 for nobody's, and then it is at its place. */
  readonly player: number;
}

/** After each frame the client does without one for so many beats, from now on: it is a page that nobody plays in. */
export interface Rest {
  readonly kind: 'rest';
  readonly beats: number;
}

/** One row that a page has in hand. */
export interface PointedRow {
  readonly table: string;
  readonly id: number;
}

/** What somebody who works in the room has in hand, for the others who do: it is seen and does nothing, so it is no command. */
export interface Point {
  readonly kind: 'point';
  /** The one that was taken last first. */
  readonly rows: readonly PointedRow[];
  /** The place it is changing, in the words of the audit list; empty for none. */
  readonly editing: string;
}

export type ClientMessage =
  | Hello
  | InputMessage
  | Ack
  | Pong
  | Resync
  | Desync
  | CommandMessage
  | Watch
  | Gaze
  | Rest
  | Point;

/** Says who the session is; frames follow. */
export interface Welcome {
  readonly kind: 'welcome';
  readonly session: number;
  /** Player number, or 0 for those who do not play. */
  readonly player: number;
  readonly role: Role;
  readonly room: string;
  readonly roomName: string;
  readonly game: string;
  readonly tickRate: number;
  readonly beatRate: number;
  /** Keys of the session's views, in the order of a frame's presence bits. */
  readonly views: readonly string[];
  /** Differs after every build, so that a page can reload itself. */
  readonly build: string;
}

/** A slack that no session has: nothing new is known of it. */
export const SLACK_UNKNOWN_MS = -1000;

export interface Ping {
  readonly kind: 'ping';
  readonly nonce: number;
  /** The round trip the host measured last, in ms, so that the page can show it. */
  readonly rttMs: number;
  /**
   * How much longer before their tick than they should nearly all inputs since the last ping were in the room, in ms; below 0
   * when they should leave earlier, and `SLACK_UNKNOWN_MS` while nothing new is known.
   */
  readonly slackMs: number;
  /** Since the last ping: ticks that an input was missing for. */
  readonly gaps: number;
}

/** What became of a command. */
export interface Reply {
  readonly kind: 'reply';
  readonly id: number;
  readonly outcome: 'done' | 'refused' | 'conflict';
  /** For a person: what happened or why not. */
  readonly text: string;
  readonly refusals: readonly Refusal[];
  /** What it changed, or would change. */
  readonly changes: readonly Change[];
}

/** A line for everybody's screen. */
export interface Notice {
  readonly kind: 'notice';
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** Precedes every deliberate close, for what the close reason has no room for. */
export interface Goodbye {
  readonly kind: 'goodbye';
  readonly reason: CloseReason;
  readonly text: string;
}

/** What somebody seems to sit at. */
export const GEAR = ['other', 'computer', 'phone'] as const;
export type Gear = (typeof GEAR)[number];

/** What operators see of one session. */
export interface SessionReport {
  readonly session: number;
  readonly player: number;
  readonly role: Role;
  readonly name: string;
  readonly pilot: Pilot | 'none';
  readonly rttMs: number;
  readonly bytesPerSecond: number;
  readonly skips: number;
  readonly keyframes: number;
  /** Beats sent but not acknowledged, in ms. */
  readonly frameAgeMs: number;
  /** How far behind the world its page shows what others do, ms: as it says itself, or as far as its newest frame tells. */
  readonly lateMs: number;
  /** How much the way of frames and acknowledgements varies, ms. */
  readonly jitterMs: number;
  /** In the last ten seconds: the longest time in which nothing came, ms, and how many there were. */
  readonly stallMs: number;
  readonly stalls: number;
  /** Beats from one of its frames to the next. */
  readonly stride: number;
  /** Beats without a frame after each one that its page asked for. */
  readonly rest: number;
  /** Inputs a second, and ticks that one was missing for, in the last two seconds. */
  readonly inputRate: number;
  readonly gaps: number;
  /** How long before their tick nearly all inputs come, ms; `SLACK_UNKNOWN_MS` from those that send none. */
  readonly slackMs: number;
  readonly gear: Gear;
}

/** Four times a second, to those that watch it. Arrays hold one number for each beat since the last one. */
export interface Telemetry {
  readonly kind: 'telemetry';
  readonly beat: number;
  readonly tick: number;
  readonly paused: boolean;
  readonly speed: number;
  readonly beatMs: readonly number[];
  readonly bytes: readonly number[];
  readonly overruns: number;
  readonly sessions: readonly SessionReport[];
}

/** What a beat does, in this order. */
export const PHASES = ['inbox', 'simulate', 'capture', 'encode', 'publish'] as const;
export type Phase = (typeof PHASES)[number];

/** One beat, as the room measured it. */
export interface BeatFigures {
  /** What each phase took, in the order of PHASES, µs. */
  readonly phasesUs: readonly number[];
  /** From the beginning of the beat before to this one's, µs. */
  readonly gapUs: number;
  /** Simulated ticks it made. */
  readonly ticks: number;
  /** Messages it found in the inbox. */
  readonly messages: number;
  /** Published in frames. */
  readonly bytes: number;
}

/** Where the time of beats went, four times a second, to those that watch it; first all that the room remembers. */
export interface Beats {
  readonly kind: 'beats';
  /** The newest one; the others came right before it. */
  readonly beat: number;
  /** Simulated ticks when it was over. */
  readonly tick: number;
  /** Oldest first. */
  readonly beats: readonly BeatFigures[];
}

/** Least to most important. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** One line of the host's log. */
export interface LogLine {
  /** Rises by one with every line of the host. */
  readonly id: number;
  /** Wall time, ms since 1970. */
  readonly at: number;
  readonly level: (typeof LOG_LEVELS)[number];
  readonly text: string;
  /** What else was said: `name=value`, separated by spaces. */
  readonly data: string;
}

/** New lines of the host's log about this room or itself, to those that watch it; first all that are remembered. */
export interface Log {
  readonly kind: 'log';
  readonly lines: readonly LogLine[];
}

/** What one field, a table's coming and going, or a document part took. */
export interface FieldBits {
  /** Name of the table or part. */
  readonly of: string;
  /** Name of the field; empty for which rows came, went or changed, and for a part. */
  readonly field: string;
  readonly bits: number;
  /** Those that most of it was for, the most first. */
  readonly rows: readonly RowBits[];
}

/** What one row took, by the id that it has. */
export interface RowBits {
  readonly row: number;
  readonly bits: number;
}

/** What views of one kind took, in all frames of all sessions together. */
export interface ViewBits {
  readonly view: string;
  readonly bits: number;
  /** The most first. They are sampled, and add up to `bits`. */
  readonly fields: readonly FieldBits[];
}

/** What the frames of one session took. */
export interface SessionBits {
  readonly session: number;
  /** Headers and hashes. */
  readonly framing: number;
  /** In the order of the message's views. */
  readonly views: readonly number[];
}

/** Where the bytes of frames went, every two seconds, to those that watch it. */
export interface Bandwidth {
  readonly kind: 'bandwidth';
  readonly beat: number;
  /** How many beats it is about. */
  readonly beats: number;
  readonly views: readonly ViewBits[];
  readonly sessions: readonly SessionBits[];
}

/** One field or document path that a command changed. */
export interface Change {
  readonly where: string;
  /** Id of the row that it was or is of, as others have had its slot; 0 for what is of none. */
  readonly row: number;
  readonly before: string;
  readonly after: string;
}

/** One row of the audit list. */
export interface AuditEntry {
  readonly id: number;
  /** Wall time, in ms since 1970, as the gateway stamped the command. */
  readonly at: number;
  readonly who: string;
  readonly role: Role;
  readonly beat: number;
  readonly tick: number;
  readonly command: string;
  readonly outcome: Reply['outcome'];
  readonly text: string;
  readonly changes: readonly Change[];
  /** Whether undo would find something to undo: applied and not yet undone. */
  readonly undoable: boolean;
}

/** New or changed audit entries, to those that watch it; first the whole list. */
export interface Audit {
  readonly kind: 'audit';
  readonly entries: readonly AuditEntry[];
}

/** What a view was at a beat at which the client's copy had another hash, so that the client can say where they differ. */
export interface Truth {
  readonly kind: 'truth';
  readonly beat: number;
  readonly tick: number;
  /** Key of the view. */
  readonly view: string;
  /** As a keyframe would have it; empty when the view shows nothing. */
  readonly chunk: Uint8Array;
}

/** The whole of a topic that is watched: at first, and whenever it has changed. */
export interface News {
  readonly kind: 'news';
  readonly topic: string;
  readonly value: { readonly [key: string]: Value };
}

export type ServerMessage =
  | Welcome
  | Ping
  | Reply
  | Notice
  | Goodbye
  | Telemetry
  | Audit
  | Truth
  | Bandwidth
  | News
  | Beats
  | Log;
export type { Edit };
