import { InputQueue } from '@tickdeck/server/room/people/input-queue.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import { NEW_RECEIVER, planFrame } from '@tickdeck/shared/wire/frame-plan.js';
import {
  type ClientMessage,
  type ServerMessage,
  SLACK_UNKNOWN_MS,
  type Welcome,
} from '@tickdeck/shared/wire/messages.js';
import { encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, ownKey, PUBLIC, project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { type DriftWorld, drift, driftWorld } from './drift.js';
import type { HostEnd, Link } from './link.js';

const NEUTRAL = { moveX: 0, moveY: 0, aim: 0, dash: 0 };
type Input = typeof NEUTRAL;

/** One page's session with the host. */
export interface HostSession {
  readonly end: HostEnd;
  readonly player: number;
  readonly views: readonly View[];
  /** What the page said, oldest first. */
  readonly heard: ClientMessage[];
  readonly queue: InputQueue;
  readonly missed: { ticks: number };
  input: Input;
  ackSeq: number;
  receiver: typeof NEW_RECEIVER;
  last: readonly ViewState[];
  before: readonly ViewState[];
}

/** What a room is to a page, as simply as can be: beats when it is told to, one input a tick, one frame a beat. */
export class DriftHost {
  readonly game: Game = drift;
  readonly world: DriftWorld;
  readonly sessions: HostSession[] = [];
  beatNumber = 0;
  speed = 1;
  /** What answers a hello; by default everybody is welcome. */
  greet: (end: HostEnd, hello: ClientMessage) => void;
  /** The own row's columns after each input had its effect. */
  readonly effects = new Map<number, readonly number[]>();
  /** May change a frame's bytes on their way, or drop it (undefined). */
  tamper: (bytes: Uint8Array) => Uint8Array | undefined = (bytes) => bytes;
  private owed = 0;
  private players = 0;

  constructor(private readonly link: Link) {
    this.world = driftWorld(createWorld(drift, 1));
    this.greet = (end, hello) => this.welcome(end, hello);
    link.onOpen = (end) => {
      end.onMessage = (bytes) => this.hear(end, decodeClientMessage(bytes, drift));
    };
  }

  get session(): HostSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('nobody is here');
    return session;
  }

  tell(end: HostEnd, message: ServerMessage): void {
    end.send(encodeServerMessage(message));
  }

  /** Asks each page for a pong, and says how punctual its inputs were. */
  ping(rttMs: number): void {
    for (const { end, queue } of this.sessions) {
      this.tell(end, {
        kind: 'ping',
        nonce: 1,
        rttMs,
        ...(queue.punctual.take() ?? { slackMs: SLACK_UNKNOWN_MS, gaps: 0 }),
      });
    }
  }

  beat(): void {
    this.beatNumber++;
    this.owed += this.speed;
    for (; this.owed > 1 - 1e-9; this.owed -= 1) this.tick();
    const snapshot = takeSnapshot(this.world);
    for (const session of this.sessions) {
      const states = session.views.map((view) => project(snapshot, view));
      if (session.end.isOpen) this.sendFrame(session, states);
    }
  }

  private tick(): void {
    for (const session of this.sessions) {
      const message = session.queue.take(this.link.timing.now());
      if (!message) {
        session.missed.ticks++;
        continue;
      }
      const [moveX = 0, moveY = 0, aim = 0, dash = 0] = message.values;
      session.input = { moveX, moveY, aim, dash };
      session.ackSeq = message.seq;
    }
    const byPlayer = new Map(this.sessions.map(({ player, input }) => [player, input]));
    const inputs = { of: (player: number) => byPlayer.get(player) ?? NEUTRAL };
    advance(drift, this.world as never, inputs as never, 'throw');
    for (const { player, ackSeq } of this.sessions) {
      for (const ship of this.world.tables.ships.rows()) {
        if (ship.player === player) this.effects.set(ackSeq, this.columnsOf(ship.slot));
      }
    }
  }

  private columnsOf(slot: number): readonly number[] {
    const { ships } = this.world.tables;
    return ships.layout.columns.map(({ name }) => ships.column(name)[slot] as number);
  }

  private hear(end: HostEnd, message: ClientMessage): void {
    const session = this.sessions.find((one) => one.end === end);
    session?.heard.push(message);
    if (message.kind === 'hello') this.greet(end, message);
    else if (message.kind === 'input') session?.queue.put(message, this.link.timing.now());
    else if (message.kind === 'resync' && session) session.receiver = NEW_RECEIVER;
  }

  private welcome(end: HostEnd, hello: ClientMessage): void {
    if (hello.kind !== 'hello') throw new Error('a hello comes first');
    const player = hello.role === 'player' ? ++this.players : 0;
    const views = player > 0 ? [PUBLIC, ownKey(player)] : [PUBLIC];
    this.sessions.push({
      end,
      player,
      views: views.map((key) => createView(this.world.schema, key)),
      heard: [hello],
      queue: new InputQueue(this.world.schema.input),
      missed: { ticks: 0 },
      input: NEUTRAL,
      ackSeq: 0,
      receiver: NEW_RECEIVER,
      last: [],
      before: [],
    });
    if (player > 0) drift.join(this.world as never, { player, name: hello.name, look: hello.look, pilot: 'human' });
    this.tell(end, welcomeOf(player, views));
  }

  private sendFrame(session: HostSession, states: readonly ViewState[]): void {
    const time = {
      tick: this.world.tick,
      fraction: Math.floor(Math.max(0, this.owed) * 256 + 1e-6) % 256,
      speed: Math.round(this.speed * 1000),
    };
    const kind = session.receiver.beat === 0 ? 'keyframe' : 'delta';
    const plan = planFrame(session.receiver, { kind, beat: this.beatNumber, time, ackSeq: session.ackSeq, stride: 1 });
    const chunks = session.views.map((view, index) =>
      encodeState(
        view,
        plan.baseline ? session.last[index] : undefined,
        plan.predecessor ? session.before[index] : undefined,
        states[index] as ViewState,
      ),
    );
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, chunks, this.beatNumber % 30 === 0 ? states.map(hashView) : []);
    session.before = session.last;
    session.last = states;
    session.receiver = plan.after;
    const sent = this.tamper(bytes.finish());
    if (sent) session.end.send(sent);
  }
}

function welcomeOf(player: number, views: readonly string[]): Welcome {
  return {
    kind: 'welcome',
    session: 1,
    player,
    role: player > 0 ? 'player' : 'spectator',
    room: 'r',
    roomName: 'Room',
    game: drift.id,
    tickRate: 60,
    beatRate: 60,
    views,
    build: 'b',
  };
}
