import type { Game, Look } from '@tickdeck/shared/game/game.js';
import type { Watchable } from '@tickdeck/shared/topics/all.js';
import type { StateReading } from '@tickdeck/shared/wire/frame.js';
import type {
  Audit,
  Bandwidth,
  Beats,
  CommandMessage,
  Log,
  News,
  Notice,
  Point,
  Reply,
  Role,
  ServerMessage,
  Telemetry,
  Welcome,
} from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { Commands } from './commands.js';
import { Connection } from './connection.js';
import type { FrameReport, LinkState, LinkStats, Shown } from './frame.js';
import type { Eye } from './gazing.js';
import type { Divergence } from './receiver.js';
import { Session, type Steer } from './session.js';
import { type OpenSocket, openBrowserSocket } from './socket.js';
import { NO_STATS, Traffic } from './stats.js';
import { hostTiming, type Timing } from './timing.js';

export interface ClientOptions {
  /** ws://host/ws */
  readonly url: string;
  readonly game: Game;
  readonly room: string;
  readonly role: Role;
  /** The signed token of a control link; empty for players and spectators. */
  readonly token: string;
  /** A random key the device keeps. */
  readonly device: string;
  readonly name: string;
  readonly look: Look;
  readonly socket?: OpenSocket;
  readonly timing?: Timing;
  /** What to watch beside the world from the start. */
  readonly watches?: readonly Watchable[];
  /** For many clients in one process: lets them share the work of decoding. */
  readonly reading?: StateReading;
  /** Sampled once a simulated tick when playing. */
  readonly steer?: Steer;
  /** Frames a second that are enough as long as nobody steers here; without it all there are. */
  readonly framesPerSecond?: number;
  readonly events?: Partial<ClientEvents>;
}

export interface ClientEvents {
  link(state: LinkState): void;
  welcome(welcome: Welcome): void;
  notice(notice: Notice): void;
  telemetry(telemetry: Telemetry): void;
  audit(audit: Audit): void;
  bandwidth(bandwidth: Bandwidth): void;
  beats(beats: Beats): void;
  log(log: Log): void;
  news(news: News): void;
  /** After each applied frame. */
  frame(beat: number, report: FrameReport): void;
  /** A hash differed, and the host has said what it should have been. */
  diverged(divergence: Divergence): void;
}

export interface GameClient {
  readonly link: LinkState;
  readonly welcome: Welcome | undefined;
  readonly stats: LinkStats;
  /** The newest one applied; 0 before the first. */
  readonly beat: number;
  /** What to draw at this display frame; call once a requestAnimationFrame. undefined before the first keyframe. */
  show(): Shown | undefined;
  /** Newest authoritative rows, not interpolated; good until the next call. */
  latest(): Shown | undefined;
  /** Where a camera looks now, so that a world in cells is sent from around it to who only watches; call once a requestAnimationFrame. */
  gaze(eye: Eye): void;
  /** What was at a simulated time, in ticks, of the last second; of older ones the oldest that is remembered. Good until the next call. */
  recall(tick: number): Shown | undefined;
  /** Resolves with the host's reply, or a refusal when there is no link. */
  command(name: string, args: CommandMessage['args']): Promise<Reply>;
  /** The same, but nothing is done: the reply says what would be. */
  preview(name: string, args: CommandMessage['args']): Promise<Reply>;
  /** Looks at these beside the world from now on, over all reconnects; what of them changes comes as events. */
  watch(topics: readonly Watchable[]): void;
  /** Tells the others who work in the room what is in hand here; a new session has nothing in hand. */
  point(rows: Point['rows'], editing: string): void;
  /** After 'elsewhere': takes the seat from the other tab. */
  moveHere(): void;
  /** Who steers from now on, the own avatar or one that was lent; undefined lets go of the controls. */
  setSteer(steer: Steer | undefined): void;
  /** The page became visible: reconnects at once if need be, and drops any backlog. */
  wake(): void;
  /** For tests: drops the socket as a bad link would. */
  cut(): void;
  close(): void;
}

/** Connects to a room at once and stays connected until closed. */
export function createClient(options: ClientOptions): GameClient {
  return new Client(options);
}

class Client implements GameClient {
  link: LinkState = { kind: 'connecting', attempt: 1 };
  welcome: Welcome | undefined;
  private readonly timing: Timing;
  private readonly connection: Connection;
  private readonly traffic = new Traffic();
  private readonly commands: Commands;
  private steer: Steer | undefined;
  private watches: readonly Watchable[];
  private session: Session | undefined;
  /** The session on the screen: the last one that had a frame, so that a reconnect does not blank the page. */
  private onScreen: Session | undefined;

  constructor(private readonly options: ClientOptions) {
    this.timing = options.timing ?? hostTiming;
    this.steer = options.steer;
    this.watches = options.watches ?? [];
    const schema = schemaHash(options.game);
    const { room, role, token, device, name, look } = options;
    this.connection = new Connection({
      url: options.url,
      game: options.game,
      hello: (when) => ({ kind: 'hello', schema, room, role, token, device, name, look, when }),
      openSocket: options.socket ?? openBrowserSocket,
      timing: this.timing,
      chance: Math.random,
      events: {
        link: (state) => this.linked(state),
        welcome: (welcome) => this.welcomed(welcome),
        message: (message) => this.take(message),
        frame: (bytes) => this.session?.receive(bytes),
        received: (bytes) => this.traffic.received(bytes.length, this.timing.now()),
      },
    });
    this.commands = new Commands((message) => this.connection.send(message));
    this.connection.connect();
  }

  get stats(): LinkStats {
    const { session } = this;
    if (!session) return NO_STATS;
    const nowMs = this.timing.now();
    const { arrivals, receiver, showing, rttMs } = session;
    const since = nowMs - arrivals.newestAtMs;
    return {
      rttMs,
      jitterMs: arrivals.jitterMs(),
      frameAgeMs: Number.isFinite(since) ? since + arrivals.latenessMs + rttMs / 2 : 0,
      kilobytesPerSecond: this.traffic.kilobytesPerSecond(nowMs),
      interpolationMs: showing.clock.delayMs,
      corrections: showing.corrections.count,
      largestCorrection: showing.corrections.largest,
      keyframes: receiver.keyframes,
      mismatches: receiver.mismatches,
    };
  }

  get beat(): number {
    return this.session?.replica.newest?.beat ?? 0;
  }

  show(): Shown | undefined {
    if (this.session?.replica.newest) this.onScreen = this.session;
    return this.onScreen?.show();
  }

  latest(): Shown | undefined {
    return (this.session?.replica.newest ? this.session : this.onScreen)?.latest();
  }

  gaze(eye: Eye): void {
    this.session?.gaze(eye);
  }

  recall(tick: number): Shown | undefined {
    return this.onScreen?.recall(tick);
  }

  command(name: string, args: CommandMessage['args']): Promise<Reply> {
    return this.link.kind === 'live' ? this.commands.send(name, args, 'apply') : this.commands.refuse();
  }

  preview(name: string, args: CommandMessage['args']): Promise<Reply> {
    return this.link.kind === 'live' ? this.commands.send(name, args, 'preview') : this.commands.refuse();
  }

  setSteer(steer: Steer | undefined): void {
    this.steer = steer;
    this.session?.steered();
  }

  watch(topics: readonly Watchable[]): void {
    this.watches = topics;
    this.connection.send({ kind: 'watch', topics });
  }

  point(rows: Point['rows'], editing: string): void {
    this.connection.send({ kind: 'point', rows, editing });
  }

  moveHere(): void {
    this.connection.moveHere();
  }

  wake(): void {
    this.connection.wake();
  }

  cut(): void {
    this.connection.drop();
  }

  close(): void {
    this.connection.close();
    this.session?.end();
    this.commands.abandon();
  }

  private linked(state: LinkState): void {
    this.link = state;
    if (state.kind !== 'live') {
      this.session?.end();
      this.commands.abandon();
    }
    this.options.events?.link?.(state);
  }

  private welcomed(welcome: Welcome): void {
    this.welcome = welcome;
    this.session?.end();
    this.session = new Session({
      game: this.options.game,
      welcome,
      timing: this.timing,
      send: (message) => this.connection.send(message),
      steer: () => this.steer,
      framesPerSecond: this.options.framesPerSecond ?? Number.POSITIVE_INFINITY,
      reading: this.options.reading,
      onFrame: (beat, report) => this.options.events?.frame?.(beat, report),
      onDiverged: (divergence) => this.options.events?.diverged?.(divergence),
    });
    if (this.watches.length > 0) this.watch(this.watches);
    this.options.events?.welcome?.(welcome);
  }

  private take(message: ServerMessage): void {
    const events = this.options.events ?? {};
    switch (message.kind) {
      case 'ping':
        this.session?.pinged(message);
        break;
      case 'reply':
        this.commands.replied(message);
        break;
      case 'notice':
        events.notice?.(message);
        break;
      case 'telemetry':
        events.telemetry?.(message);
        break;
      case 'audit':
        events.audit?.(message);
        break;
      case 'bandwidth':
        events.bandwidth?.(message);
        break;
      case 'beats':
        events.beats?.(message);
        break;
      case 'log':
        events.log?.(message);
        break;
      case 'news':
        events.news?.(message);
        break;
      case 'truth':
        this.session?.told(message);
        break;
    }
  }
}
