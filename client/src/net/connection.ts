import type { Game } from '@tickdeck/shared/game/game.js';
import { encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { isFrame } from '@tickdeck/shared/wire/frame-header.js';
import {
  type ClientMessage,
  type Goodbye,
  type Hello,
  type ServerMessage,
  SUBPROTOCOL,
  type Welcome,
} from '@tickdeck/shared/wire/messages.js';
import { decodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { backoffMs } from './backoff.js';
import { closingOf, LOST_TEXT } from './closing.js';
import type { LinkState } from './frame.js';
import type { OpenSocket, SocketLike } from './socket.js';
import type { Cancel, Timing } from './timing.js';

/** From opening a socket to the welcome. */
const WELCOME_TIMEOUT_MS = 5_000;
/** A live host says something every beat; after so much silence the link is dead, whatever the socket thinks. */
const SILENCE_TIMEOUT_MS = 5_000;
/** A page that comes back to this much silence does not wait for a backlog to arrive. */
const STALE_MS = 1_000;
/** A connection that lived shorter than this does not count as a success. */
const SETTLED_MS = 2_000;
/** The code of a socket that broke without one. */
const BROKEN = 1006;

export interface ConnectionEvents {
  link(state: LinkState): void;
  welcome(welcome: Welcome): void;
  /** Every other message; only while live. */
  message(message: ServerMessage): void;
  /** A frame, undecoded; only while live. */
  frame(bytes: Uint8Array): void;
  /** Whatever came, before it is looked at. */
  received(bytes: Uint8Array): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly game: Game;
  readonly hello: (when: Hello['when']) => Hello;
  readonly openSocket: OpenSocket;
  readonly timing: Timing;
  /** A number in [0, 1): spreads reconnects. */
  readonly chance: () => number;
  readonly events: ConnectionEvents;
}

/** The life of the link; a socket or timer exists only in the state that owns it. */
type Life =
  | { readonly kind: 'greeting'; readonly socket: SocketLike; readonly deadline: Cancel; goodbye?: Goodbye }
  | {
      readonly kind: 'live';
      readonly socket: SocketLike;
      watchdog: Cancel;
      readonly sinceMs: number;
      goodbye?: Goodbye;
    }
  | { readonly kind: 'waiting'; readonly retry: Cancel }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'ended' };

/** Keeps a link to the host: hello, welcome, live; and again with growing waits when it breaks. */
export class Connection {
  private life: Life = { kind: 'ended' };
  private attempt = 1;
  /** Why there is no link: a try that fails without a word does not change that. */
  private why: string = LOST_TEXT;
  private receivedAtMs = 0;
  /** Once this page has played, its device's seat is its own to take back: what still sits there is its own ghost. */
  private when: Hello['when'] = 'ask';

  constructor(private readonly options: ConnectionOptions) {}

  connect(): void {
    this.leave();
    const { timing, url, openSocket, events } = this.options;
    const socket: SocketLike = openSocket(url, SUBPROTOCOL, {
      opened: () => this.isOn(socket) && socket.send(this.encode(this.options.hello(this.when))),
      received: (bytes) => this.isOn(socket) && this.receive(bytes),
      closed: (code) => this.isOn(socket) && this.closed(code),
    });
    const deadline = timing.after(WELCOME_TIMEOUT_MS, () => this.drop());
    this.life = { kind: 'greeting', socket, deadline };
    events.link({ kind: 'connecting', attempt: this.attempt });
  }

  /**
   * Sends when live, else does nothing: what was meant for a lost session means nothing to the next.
   * @throws RangeError for a message that breaks a limit.
   */
  send(message: ClientMessage): void {
    if (this.life.kind === 'live') this.life.socket.send(this.encode(message));
  }

  /** Takes the seat from the device's other tab. */
  moveHere(): void {
    if (this.life.kind !== 'elsewhere') return;
    this.when = 'move';
    this.connect();
  }

  /** The page is looked at again: no more waiting, and no backlog of what happened meanwhile. */
  wake(): void {
    const { life } = this;
    const silentMs = this.options.timing.now() - this.receivedAtMs;
    if (life.kind === 'waiting' || (life.kind === 'live' && silentMs > STALE_MS)) this.connect();
  }

  /** Breaks the link as a bad network would; it reconnects by itself. */
  drop(): void {
    if (this.life.kind === 'greeting' || this.life.kind === 'live') this.closed(BROKEN);
  }

  close(): void {
    this.leave();
  }

  private encode(message: ClientMessage): Uint8Array<ArrayBuffer> {
    return encodeClientMessage(message, this.options.game);
  }

  private isOn(socket: SocketLike): boolean {
    return (this.life.kind === 'greeting' || this.life.kind === 'live') && this.life.socket === socket;
  }

  private receive(bytes: Uint8Array): void {
    const { events, timing } = this.options;
    this.receivedAtMs = timing.now();
    events.received(bytes);
    if (isFrame(bytes)) {
      if (this.life.kind === 'live') events.frame(bytes);
      return;
    }
    try {
      this.take(decodeServerMessage(bytes));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      // Only frames can be asked for again; after any other damage both ends start anew.
      this.drop();
    }
  }

  private take(message: ServerMessage): void {
    const { life } = this;
    if (life.kind !== 'greeting' && life.kind !== 'live') return;
    if (message.kind === 'goodbye') life.goodbye = message;
    else if (message.kind === 'welcome') this.welcomed(message);
    else if (message.kind === 'ping') life.socket.send(this.encode({ kind: 'pong', nonce: message.nonce }));
    if (life.kind === 'live') this.options.events.message(message);
  }

  private welcomed(welcome: Welcome): void {
    if (this.life.kind !== 'greeting') return;
    const { socket, deadline } = this.life;
    deadline();
    const watchdog = this.watch(SILENCE_TIMEOUT_MS);
    this.life = { kind: 'live', socket, watchdog, sinceMs: this.options.timing.now() };
    this.why = LOST_TEXT;
    if (welcome.player > 0) this.when = 'move';
    this.options.events.welcome(welcome);
    this.options.events.link({ kind: 'live' });
  }

  private watch(delayMs: number): Cancel {
    const { timing } = this.options;
    return timing.after(delayMs, () => {
      if (this.life.kind !== 'live') return;
      const leftMs = this.receivedAtMs + SILENCE_TIMEOUT_MS - timing.now();
      if (leftMs <= 0) this.drop();
      else this.life.watchdog = this.watch(leftMs);
    });
  }

  private closed(code: number): void {
    const { life } = this;
    if (life.kind !== 'greeting' && life.kind !== 'live') return;
    const settled = life.kind === 'live' && this.options.timing.now() - life.sinceMs >= SETTLED_MS;
    const closing = closingOf(code, life.goodbye, this.why);
    this.leave();
    if (closing.kind === 'lost') this.waitToRetry(settled ? 1 : this.attempt + 1, closing.why);
    else {
      this.life = { kind: closing.kind };
      this.options.events.link(closing);
    }
  }

  private waitToRetry(attempt: number, why: string): void {
    this.attempt = attempt;
    this.why = why;
    const retryInMs = backoffMs(Math.max(1, attempt - 1), this.options.chance());
    this.life = { kind: 'waiting', retry: this.options.timing.after(retryInMs, () => this.connect()) };
    this.options.events.link({ kind: 'lost', attempt, retryInMs, why });
  }

  /** Lets go of what the present state owns. */
  private leave(): void {
    const { life } = this;
    this.life = { kind: 'ended' };
    if (life.kind === 'greeting') life.deadline();
    if (life.kind === 'live') life.watchdog();
    if (life.kind === 'waiting') life.retry();
    if (life.kind === 'greeting' || life.kind === 'live') life.socket.close();
  }
}
