import type { Errand } from '@tickdeck/shared/commands/house.js';
import type { Mark } from '@tickdeck/shared/commands/marks.js';
import type { Pass } from '@tickdeck/shared/commands/passes.js';
import type { Weather } from '@tickdeck/shared/commands/weather.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Look } from '@tickdeck/shared/game/game.js';
import type { AlertKind } from '@tickdeck/shared/topics/alerts.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import type { FlightReason } from '@tickdeck/shared/topics/flights.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import {
  type AuditEntry,
  type Desync,
  type Gaze,
  type InputMessage,
  type Point,
  type Reply,
  type Rest,
  type Resync,
  type Role,
  type ServerMessage,
  SLACK_UNKNOWN_MS,
  type Watch,
} from '@tickdeck/shared/wire/messages.js';
import type { Tape } from '../flight/tape.js';

/** What a room is made from; plain data, so that it crosses to a thread. */
export interface RoomConfig {
  readonly id: string;
  readonly name: string;
  readonly game: string;
  readonly seed: number;
  readonly bots: number;
  readonly botSkill: 'easy' | 'normal' | 'hard';
}

/** Somebody a room should serve. */
export interface Attach {
  readonly kind: 'attach';
  readonly session: number;
  /** The session's place in `links`. */
  readonly link: number;
  readonly role: Role;
  /** Hash of the device key; the room never sees the key itself. */
  readonly device: string;
  readonly name: string;
  readonly look: Look;
  readonly when: 'ask' | 'move';
  /** Id of the pass of the link they came by; empty for none. */
  readonly pass: string;
}

/** One input of a session, as it came in. */
export interface ArrivedInput {
  readonly session: number;
  readonly input: InputMessage;
  /** When it came, in ms on the room's clock; measured with, never simulated by. */
  readonly atMs: number;
}

/** Everything that may enter a room's inbox; nothing else changes what a room does. */
export type ToRoom =
  | Attach
  | ({ readonly kind: 'input' } & ArrivedInput)
  | { readonly kind: 'detach'; readonly session: number; readonly why: CloseReason | 'left' }
  | (Resync & { readonly session: number })
  | (Desync & { readonly session: number })
  | (Gaze & { readonly session: number })
  | (Rest & { readonly session: number })
  | {
      readonly kind: 'command';
      readonly session: number;
      readonly id: number;
      readonly name: string;
      readonly args: { readonly [name: string]: Value };
      readonly mode: 'apply' | 'preview';
      readonly who: string;
      /** Tells people of the same name apart, also after they reconnect. */
      readonly person: string;
      readonly role: Role;
      /** Id of the pass of the link they came by; empty for none. */
      readonly pass: string;
      /** Wall time, ms since 1970. */
      readonly at: number;
    }
  | (Watch & { readonly session: number })
  | (Point & { readonly session: number })
  | { readonly kind: 'fact'; readonly topic: string; readonly value: { readonly [key: string]: Value } }
  /** Something is wrong that the host knows of. */
  | { readonly kind: 'alarm'; readonly alert: AlertKind; readonly text: string }
  /** Alerts of an earlier life of the room. */
  | { readonly kind: 'alerts'; readonly value: News<'alerts'> }
  /** What the host as a whole knows of people and links, new or changed. */
  | { readonly kind: 'house'; readonly marks: readonly Mark[]; readonly passes: readonly Pass[] }
  | { readonly kind: 'stop' };

/** One beat's frames: session i of `index` gets bytes [offset, offset + length) of `bytes`. Sessions may share bytes. */
export interface Published {
  readonly kind: 'published';
  readonly beat: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Triples: session, offset, length. */
  readonly index: Int32Array<ArrayBuffer>;
}

/** A card of a room for the lobby and the metrics; about once a second. */
export interface RoomReport {
  readonly kind: 'report';
  readonly beat: number;
  readonly tick: number;
  readonly players: number;
  readonly bots: number;
  readonly watchers: number;
  readonly seatsMax: number;
  readonly paused: boolean;
  readonly speed: number;
  readonly overruns: number;
  readonly skips: number;
  readonly keyframes: number;
  readonly mismatches: number;
  /** Duration of each beat since the last report, in ms. */
  readonly beatMs: readonly number[];
  readonly arrayBufferBytes: number;
}

/** Everything a room says. */
export type FromRoom =
  | Published
  | RoomReport
  | { readonly kind: 'tell'; readonly sessions: readonly number[]; readonly message: ServerMessage }
  /** Without a text the reason's own is shown. */
  | { readonly kind: 'close'; readonly session: number; readonly reason: CloseReason; readonly text?: string }
  /** What a session's link has to bear from now on, until this is said again or the session ends; undefined: nothing. */
  | { readonly kind: 'weather'; readonly session: number; readonly weather: Weather | undefined }
  /** To a command that came without a session. */
  | { readonly kind: 'answer'; readonly reply: Reply }
  /** A command asks this of the host as a whole; its reply is for the session, or for whoever waits without one, once it is done. */
  | { readonly kind: 'errands'; readonly session: number; readonly errands: readonly Errand[]; readonly reply: Reply }
  /** Entries for the record that outlives the room. */
  | { readonly kind: 'logged'; readonly entries: readonly AuditEntry[] }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly text: string;
      readonly data: { readonly [key: string]: Value };
    }
  /** The last seconds should be kept. */
  | {
      readonly kind: 'flight';
      readonly why: FlightReason;
      readonly text: string;
      readonly beat: number;
      readonly tick: number;
    }
  /** All alerts, when they have changed: whoever keeps them gives them to the room's next life. */
  | { readonly kind: 'alerts'; readonly value: News<'alerts'> }
  | { readonly kind: 'failed'; readonly text: string };

/**
 * Columns of `links`. What the gateway knows of each session's socket and the room reads at each beat; what the room
 * knows of the session's inputs, kept until the gateway takes it: how long before their tick they were here (µs), and ticks
 * without one; and what the gateway tells about once a second for operators: jitter (µs), the longest of the latest stalls and
 * how many there were, and the place of the session's gear in GEAR.
 */
export const LINK = {
  ackedBeat: 0,
  bufferedBytes: 1,
  rttMs: 2,
  slackUs: 3,
  gaps: 4,
  jitterUs: 5,
  stallMs: 6,
  stalls: 7,
  gear: 8,
  width: 9,
} as const;
/** Nothing new is known of it. */
export const NO_SLACK = 0x7fff_ffff;

/**
 * Shared between gateway and room. `claims[0]`: beats published; `claims[1]`: beats claimed by the gateway. `pulse` is the
 * room's own: links.ts has its places. Inputs on their way are in `inputs` and `ends`, as input-ring.ts lays them out.
 */
export interface RoomMemory {
  /** `LINK.width` integers a session. */
  readonly links: Int32Array<SharedArrayBuffer>;
  readonly claims: Int32Array<SharedArrayBuffer>;
  readonly pulse: Int32Array<SharedArrayBuffer>;
  readonly inputs: Float64Array<SharedArrayBuffer>;
  readonly ends: Int32Array<SharedArrayBuffer>;
  /** The room's last seconds. */
  readonly tape: Tape;
}

// Taken before a room's thread loses it. It counts from the thread's start, which is this much after the start of the clock.
const sinceStartMs = performance.now.bind(performance);
/** Whoever is held up between looking at one clock and at the other takes the difference for too small; so look often. */
const LOOKS = 50;
const startMs = Math.max(...Array.from({ length: LOOKS }, () => hrtimeMs() - sinceStartMs()));

/** Time in ms on the one clock that all threads share and nobody sets. Asked for all the time, so it makes nothing. */
export function monotonicMs(): number {
  return startMs + sinceStartMs();
}

function hrtimeMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** How punctual one session's inputs were. */
export interface Punctuality {
  /**
   * How long before their tick all but a few of them were in the room, ms; below 0 when they came after it, and
   * `SLACK_UNKNOWN_MS` while not enough of them came.
   */
  readonly slackMs: number;
  /** Ticks that one was missing for. */
  readonly gaps: number;
}

/** Takes what was noted since the last time. */
export function takePunctuality({ links }: RoomMemory, place: number): Punctuality {
  const at = place * LINK.width;
  const slackUs = Atomics.exchange(links, at + LINK.slackUs, NO_SLACK);
  const gaps = Atomics.exchange(links, at + LINK.gaps, 0);
  return { slackMs: slackUs === NO_SLACK ? SLACK_UNKNOWN_MS : slackUs / 1000, gaps };
}

/** The only way the rest of the program speaks to a room. */
export interface RoomPort {
  readonly config: RoomConfig;
  readonly memory: RoomMemory;
  post(message: ToRoom): void;
  /** Sets the one listener. */
  listen(listener: (message: FromRoom) => void): void;
  /** Ends the room; resolves when it is gone. */
  stop(): Promise<void>;
}
