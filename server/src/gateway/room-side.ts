import type { Weather } from '@tickdeck/shared/commands/weather.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import { GEAR, type Gear, type InputMessage, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import {
  type Attach,
  type FromRoom,
  LINK,
  type Published,
  type Punctuality,
  type RoomPort,
  type ToRoom,
  takePunctuality,
} from '../room/port.js';
import type { Clock } from './clock.js';
import type { Unevenness } from './evenness.js';
import { Packet } from './packet.js';
import { slackOf } from './slack.js';

/** More than a session may leave unacknowledged. */
const BEATS_TIMED = 128;

/** A session, as the room's side knows it. */
export interface Attached {
  readonly number: number;
  send(packet: Packet): void;
  welcome(): void;
  close(reason: CloseReason, text?: string): void;
  /** What its link has to bear from now on. */
  bear(weather: Weather | undefined): void;
}

/** What an attach says beside the place the room side gives. */
export type Newcomer = Omit<Attach, 'kind' | 'session' | 'link'>;

/** The gateway's side of one running room: who is attached, and where their links are. */
export class RoomSide {
  readonly #port: RoomPort;
  readonly #clock: Clock;
  readonly #sessions = new Map<number, Attached>();
  readonly #freeLinks: number[];
  #newestBeat: number;
  /** When the newest beats were published, each at its number modulo BEATS_TIMED; 0 where none was. */
  readonly #publishedAtMs = new Float64Array(BEATS_TIMED);
  #life: 'open' | 'retired' = 'open';

  /** @param beat - a beat the room has certainly made, 0 when nothing is known. */
  constructor(port: RoomPort, clock: Clock, beat: number) {
    this.#port = port;
    this.#clock = clock;
    this.#newestBeat = beat;
    const links = Math.floor(port.memory.links.length / LINK.width);
    this.#freeLinks = Array.from({ length: links }, (_, i) => links - 1 - i);
  }

  /** The room's id. */
  get room(): string {
    return this.#port.config.id;
  }

  /** Takes a place in the room's shared memory; undefined when it has none left. */
  reserve(gear: Gear): number | undefined {
    const link = this.#freeLinks.pop();
    if (link === undefined) return undefined;
    this.#store(link, 'ackedBeat', this.#newestBeat);
    this.#store(link, 'bufferedBytes', 0);
    this.#store(link, 'rttMs', 0);
    this.#store(link, 'gear', GEAR.indexOf(gear));
    this.unevenness(link, { jitterMs: 0, stallMs: 0, stalls: 0 });
    // Takes away what was noted of whoever had the place before.
    this.punctuality(link);
    return link;
  }

  /** Asks the room to serve a session; its welcome comes by `tell`, perhaps before this returns. */
  attach(session: Attached, link: number, newcomer: Newcomer): void {
    this.#sessions.set(session.number, session);
    this.#post({ kind: 'attach', session: session.number, link, ...newcomer });
  }

  /** Gives back what `reserve` and `attach` took. */
  detach(session: number, link: number, why: CloseReason | 'left'): void {
    if (!this.#sessions.delete(session)) return;
    this.#freeLinks.push(link);
    this.#post({ kind: 'detach', session, why });
  }

  input(session: number, input: InputMessage): void {
    this.#post({ kind: 'input', session, input, atMs: this.#clock.nowMs() });
  }

  post(
    message: Extract<ToRoom, { kind: 'resync' | 'desync' | 'watch' | 'gaze' | 'rest' | 'point' | 'command' }>,
  ): void {
    this.#post(message);
  }

  /**
   * Beats that were never published are not believed: they would hide how far behind a session is.
   * @returns how long ago the beat was published, ms; undefined when that is no news, or was too long ago.
   */
  ack(link: number, beat: number): number | undefined {
    if (beat > this.#newestBeat || beat <= this.#load(link, 'ackedBeat')) return undefined;
    this.#store(link, 'ackedBeat', beat);
    const atMs = this.#publishedAtMs[beat % BEATS_TIMED] as number;
    return atMs > 0 && this.#newestBeat - beat < BEATS_TIMED ? this.#clock.nowMs() - atMs : undefined;
  }

  unevenness(link: number, { jitterMs, stallMs, stalls }: Unevenness): void {
    this.#store(link, 'jitterUs', Math.round(jitterMs * 1000));
    this.#store(link, 'stallMs', Math.round(stallMs));
    this.#store(link, 'stalls', stalls);
  }

  rtt(link: number, rttMs: number): void {
    this.#store(link, 'rttMs', rttMs);
  }

  /** How punctual the session's inputs were since this was asked last, measured against the slack that it should have. */
  punctuality(link: number): Punctuality {
    const { slackMs, gaps } = takePunctuality(this.#port.memory, link);
    return { slackMs: slackMs === SLACK_UNKNOWN_MS ? slackMs : slackMs - slackOf(link), gaps };
  }

  buffered(link: number, bytes: number): void {
    this.#store(link, 'bufferedBytes', bytes);
  }

  /** Hands each session its frame and claims the beat. Who shares bytes shares a packet; nobody writes published bytes again. */
  publish({ beat, bytes, index }: Published): void {
    this.#newestBeat = Math.max(this.#newestBeat, beat);
    this.#publishedAtMs[beat % BEATS_TIMED] = this.#clock.nowMs();
    const packets = new Map<number, Packet>();
    for (let i = 0; i + 2 < index.length; i += 3) {
      const [session, offset, length] = [index[i] as number, index[i + 1] as number, index[i + 2] as number];
      const packet = packets.get(offset) ?? new Packet(bytes.subarray(offset, offset + length));
      packets.set(offset, packet);
      this.#sessions.get(session)?.send(packet);
    }
    Atomics.add(this.#port.memory.claims, 1, 1);
  }

  /** @param bytes - the message, encoded once for all. */
  tell({ sessions, message }: Extract<FromRoom, { kind: 'tell' }>, bytes: Uint8Array): void {
    const packet = new Packet(bytes);
    for (const number of sessions) {
      const session = this.#sessions.get(number);
      session?.send(packet);
      if (message.kind === 'welcome') session?.welcome();
    }
  }

  close(session: number, reason: CloseReason, text?: string): void {
    this.#sessions.get(session)?.close(reason, text);
  }

  weather(session: number, weather: Weather | undefined): void {
    this.#sessions.get(session)?.bear(weather);
  }

  /** The room is gone: so are its sessions, and nothing more goes in. */
  retire(reason: CloseReason): void {
    this.#life = 'retired';
    for (const session of [...this.#sessions.values()]) session.close(reason);
  }

  #post(message: ToRoom): void {
    if (this.#life === 'open') this.#port.post(message);
  }

  #store(link: number, column: keyof typeof LINK, value: number): void {
    Atomics.store(this.#port.memory.links, link * LINK.width + LINK[column], value);
  }

  #load(link: number, column: 'ackedBeat'): number {
    return Atomics.load(this.#port.memory.links, link * LINK.width + LINK[column]);
  }
}
