import type { Weather } from '@tickdeck/shared/commands/weather.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { CLOSE, type CloseReason, ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { ClientMessage, Hello, ServerMessage } from '@tickdeck/shared/wire/messages.js';
import type { Guest } from '../control/house.js';
import type { Air } from './air.js';
import type { Cancel, Clock } from './clock.js';
import type { Codec } from './codec.js';
import { Evenness } from './evenness.js';
import { FloodGate } from './flood.js';
import { gearOf } from './gear.js';
import { Packet } from './packet.js';
import { Pinger } from './pinger.js';
import type { Newcomer, RoomSide } from './room-side.js';
import { TIMING } from './timing.js';

/** What became of a hello. */
export type Admission =
  | { readonly kind: 'admitted'; readonly side: RoomSide; readonly game: Game; readonly newcomer: Newcomer }
  | { readonly kind: 'refused'; readonly reason: CloseReason; readonly text: string };

/** What sessions need of the gateway; the callbacks end nothing by themselves. */
export interface SessionDeps {
  readonly clock: Clock;
  readonly codec: Codec;
  admit(hello: Hello, address: string): Admission;
  /** A message broke the protocol, or handling it broke the host. */
  onFault(session: Session, error: unknown): void;
  onWatch(session: Session, room: string, topics: readonly string[]): void;
  /** Counts what goes out. */
  onSent(bytes: number): void;
  /** About once a second, as long as the client answers. */
  onPong(session: Session): void;
  onEnded(session: Session): void;
}

interface Place {
  readonly side: RoomSide;
  readonly game: Game;
  readonly link: number;
  readonly newcomer: Newcomer;
}

type State =
  | { readonly kind: 'awaitingHello'; readonly cancelTimeout: Cancel }
  | { readonly kind: 'attaching'; readonly place: Place; readonly cancelTimeout: Cancel }
  | { readonly kind: 'live'; readonly place: Place; readonly pinger: Pinger }
  | { readonly kind: 'closed' };

/** One viewer's connection and its life. It sends or closes; it never keeps anything for later. */
export class Session {
  readonly #socket: Air;
  readonly #deps: SessionDeps;
  readonly #flood: FloodGate;
  readonly #evenness = new Evenness();
  #state: State;

  /** @param number - never used twice within a gateway. */
  constructor(
    readonly number: number,
    socket: Air,
    deps: SessionDeps,
  ) {
    this.#socket = socket;
    socket.onMoved = () => this.#noteBuffered();
    this.#deps = deps;
    this.#flood = new FloodGate(deps.clock.nowMs());
    const cancelTimeout = deps.clock.after(LIMITS.helloTimeoutMs, () => this.close('helloTimeout'));
    this.#state = { kind: 'awaitingHello', cancelTimeout };
  }

  /** Who this is, once the hello was accepted and until the end. */
  get guest(): Guest | undefined {
    const state = this.#state;
    if (state.kind !== 'attaching' && state.kind !== 'live') return undefined;
    const { role, device, pass } = state.place.newcomer;
    return { role, device, pass, address: this.#socket.address };
  }

  /** One message or frame. */
  send(packet: Packet): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    this.#socket.send(packet);
    this.#deps.onSent(packet.payload.byteLength);
    this.#noteBuffered();
  }

  /** The room has taken the session and its welcome is sent, which clients expect to be the first message they get. */
  welcome(): void {
    const state = this.#state;
    if (state.kind !== 'attaching') return;
    state.cancelTimeout();
    const { side, link } = state.place;
    const pinger = new Pinger(this.#deps.clock, {
      send: (nonce, rttMs) => this.#tell({ kind: 'ping', nonce, rttMs, ...side.punctuality(link) }),
      // 0 means that nothing is known.
      onRtt: (rttMs) => {
        side.rtt(link, Math.max(1, Math.round(rttMs)));
        side.unevenness(link, this.#evenness.read(this.#deps.clock.nowMs()));
        this.#deps.onPong(this);
      },
      onSilence: () => this.close('noPong'),
    });
    this.#state = { kind: 'live', place: state.place, pinger };
  }

  bear(weather: Weather | undefined): void {
    this.#socket.weather = weather;
  }

  /** Says goodbye with `text` and closes; everything after that is ignored. */
  close(reason: CloseReason, text: string = CLOSE[reason].text): void {
    if (this.#state.kind === 'closed') return;
    this.#tell({ kind: 'goodbye', reason, text });
    this.#socket.close(CLOSE[reason].code, reason);
    this.end(reason);
  }

  /** The socket is gone, or going because of `why`. */
  end(why: CloseReason | 'left' = 'left'): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    this.#state = { kind: 'closed' };
    if (state.kind === 'live') state.pinger.stop();
    else state.cancelTimeout();
    if (state.kind !== 'awaitingHello') state.place.side.detach(this.number, state.place.link, why);
    this.#deps.onEnded(this);
  }

  /** One message of the client. Whatever is wrong with it ends this session and nothing else. */
  receive(bytes: Uint8Array, kind: 'binary' | 'text'): void {
    if (this.#state.kind === 'closed') return;
    if (!this.#flood.pass(this.#deps.clock.nowMs())) {
      this.close('flood');
      return;
    }
    try {
      if (kind === 'text') throw new ProtocolError('unknown-message', 'text instead of bytes');
      if (this.#state.kind === 'awaitingHello') this.#greet(this.#deps.codec.decodeHello(bytes), this.#state);
      else this.#handle(this.#deps.codec.decodeClientMessage(bytes, this.#state.place.game), this.#state.place);
    } catch (error) {
      this.#deps.onFault(this, error);
      const code = error instanceof ProtocolError ? error.code : 'internal';
      this.close('protocol', `${CLOSE.protocol.text} (${code})`);
    }
  }

  #greet(hello: Hello, waiting: Extract<State, { kind: 'awaitingHello' }>): void {
    const admission = this.#deps.admit(hello, this.#socket.address);
    if (admission.kind === 'refused') {
      this.close(admission.reason, admission.text);
      return;
    }
    const { side, game, newcomer } = admission;
    const link = side.reserve(gearOf(this.#socket.agent));
    if (link === undefined) {
      this.close('tooMany');
      return;
    }
    waiting.cancelTimeout();
    const cancelTimeout = this.#deps.clock.after(TIMING.attachTimeoutMs, () => this.close('roomFailed'));
    this.#state = { kind: 'attaching', place: { side, game, link, newcomer }, cancelTimeout };
    side.attach(this, link, newcomer);
  }

  #handle(message: ClientMessage, { side, link, newcomer }: Place): void {
    switch (message.kind) {
      case 'hello':
        throw new ProtocolError('unknown-message', 'a second hello');
      case 'ack':
        this.#noteAck(side.ack(link, message.beat));
        break;
      case 'pong':
        if (this.#state.kind === 'live') this.#state.pinger.onPong(message.nonce);
        break;
      case 'input':
        this.#noteAck(side.ack(link, message.ack));
        side.input(this.number, message);
        break;
      case 'watch':
        // The log is the host's; everything else is the room's.
        this.#deps.onWatch(this, side.room, message.topics);
        side.post({ ...message, session: this.number });
        break;
      case 'resync':
      case 'desync':
      case 'gaze':
      case 'rest':
      case 'point':
        side.post({ ...message, session: this.number });
        break;
      case 'command': {
        const { name: who, role, device: person, pass } = newcomer;
        side.post({ ...message, session: this.number, who, person, role, pass, at: this.#deps.clock.wallMs() });
        break;
      }
    }
  }

  /** @param transitMs - since the beat was published that is acknowledged; undefined when that is no news. */
  #noteAck(transitMs: number | undefined): void {
    if (transitMs !== undefined) this.#evenness.acked(this.#deps.clock.nowMs(), transitMs);
  }

  #noteBuffered(): void {
    const state = this.#state;
    if (state.kind !== 'attaching' && state.kind !== 'live') return;
    state.place.side.buffered(state.place.link, this.#socket.bufferedBytes);
  }

  #tell(message: ServerMessage): void {
    this.send(new Packet(this.#deps.codec.encodeServerMessage(message)));
  }
}
