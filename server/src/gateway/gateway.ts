import { CLOSE, type CloseReason, ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type Hello, type Reply, ROLES, type Role, SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import type { HostLog } from '../control/host-log.js';
import type { FromRoom } from '../room/port.js';
import { type AdmissionDeps, judgeHello } from './admission.js';
import { Air } from './air.js';
import type { Clock } from './clock.js';
import { LogTail } from './log-tail.js';
import { RoomSide } from './room-side.js';
import { type Admission, Session, type SessionDeps } from './session.js';
import type { Socket } from './socket.js';

/** Where the gateway writes what a host may want to know; pino's shape. */
export interface Log {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
}

export interface GatewayDeps extends AdmissionDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly hostLog: HostLog;
  /** Takes the answer to a command that came without a session. */
  answer(reply: Reply): void;
}

/** What has gone out since the start. */
export interface Traffic {
  messages: number;
  bytes: number;
}

/** Connects sockets to rooms: makes sessions of sockets, routes what rooms say, and closes. It decides nothing else. */
export class Gateway {
  readonly traffic: Traffic = { messages: 0, bytes: 0 };
  readonly #deps: GatewayDeps;
  readonly #sides = new Map<string, RoomSide>();
  readonly #sessions = new Set<Session>();
  readonly #sessionDeps: SessionDeps;
  readonly #tail: LogTail;
  /** Also those that have said goodbye and are not gone yet. */
  readonly #sockets = new Set<Socket>();
  readonly #unlisten: () => void;
  #numbers = 0;
  #life: 'open' | 'stopping' = 'open';
  #onEmpty: () => void = () => {};

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    this.#tail = new LogTail(deps);
    this.#sessionDeps = {
      clock: deps.clock,
      codec: deps.codec,
      admit: (hello, address) => this.#admit(hello, address),
      onFault: (session, error) => this.#onFault(session, error),
      onSent: (bytes) => {
        this.traffic.messages += 1;
        this.traffic.bytes += bytes;
      },
      onWatch: (session, room, topics) => this.#tail.watch(session, room, topics),
      onPong: (session) => this.#judge(session),
      onEnded: (session) => {
        this.#sessions.delete(session);
        this.#tail.forget(session);
      },
    };
    this.#unlisten = deps.rooms.listen((room, message) => this.#onRoom(room, message));
  }

  /** Takes a new socket; must run in the turn that brought it. */
  accept(socket: Socket): void {
    this.#numbers += 1;
    const air = new Air(socket, this.#deps.clock);
    const session = new Session(this.#numbers, air, this.#sessionDeps);
    this.#sockets.add(socket);
    this.#sessions.add(session);
    air.listen({
      onMessage: (bytes, kind) => session.receive(bytes, kind),
      onClosed: () => {
        session.end();
        this.#sockets.delete(socket);
        if (this.#sockets.size === 0) this.#onEmpty();
      },
    });
    if (this.#life === 'stopping') session.close('stopped');
    else if (socket.subprotocol !== SUBPROTOCOL) session.close('version');
    else if (this.#sockets.size > LIMITS.sessionsMax) session.close('tooMany');
  }

  /** Ends every session of a room, before the room itself is closed. */
  dismiss(room: string, reason: CloseReason): void {
    this.#sides.get(room)?.retire(reason);
    this.#sides.delete(room);
  }

  /** How many sessions each role has. */
  census(): { readonly [role in Role]: number } {
    const count = (role: Role) => [...this.#sessions].filter((session) => session.guest?.role === role).length;
    return Object.fromEntries(ROLES.map((role) => [role, count(role)])) as { [role in Role]: number };
  }

  /** Says goodbye to everybody; resolves when every socket is gone, which their close grace bounds. */
  async stop(): Promise<void> {
    this.#life = 'stopping';
    this.#unlisten();
    this.#tail.stop();
    for (const session of [...this.#sessions]) session.close('stopped');
    if (this.#sockets.size > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
  }

  #admit(hello: Hello, address: string): Admission {
    const verdict = judgeHello(hello, address, this.#deps);
    if (verdict.kind === 'refused') return verdict;
    const side = this.#sideOf(verdict.room);
    if (side === undefined) return { kind: 'refused', reason: 'roomFailed', text: CLOSE.roomFailed.text };
    return { kind: 'admitted', side, game: verdict.game, newcomer: verdict.newcomer };
  }

  #sideOf(room: string): RoomSide | undefined {
    const known = this.#sides.get(room);
    if (known !== undefined) return known;
    const port = this.#deps.rooms.get(room);
    if (port === undefined) return undefined;
    const report = this.#deps.rooms.list().find(({ config }) => config.id === room)?.report;
    const side = new RoomSide(port, this.#deps.clock, report?.beat ?? 0);
    this.#sides.set(room, side);
    return side;
  }

  #onRoom(room: string, message: FromRoom): void {
    const side = this.#sides.get(room);
    switch (message.kind) {
      case 'published':
        side?.publish(message);
        break;
      case 'tell':
        this.#tell(room, message);
        break;
      case 'close':
        side?.close(message.session, message.reason, message.text);
        break;
      case 'errands':
        this.#run(room, message);
        break;
      case 'weather':
        side?.weather(message.session, message.weather);
        break;
      case 'log':
        this.#deps.log[message.level]({ room, ...message.data }, message.text);
        break;
      case 'failed':
        this.#deps.log.warn({ room, why: message.text }, `The room "${room}" broke and starts anew.`);
        this.dismiss(room, 'roomFailed');
        break;
      case 'logged':
      case 'report':
      case 'alerts':
      case 'flight':
      case 'answer':
        break;
    }
  }

  #run(room: string, { session, errands, reply }: Extract<FromRoom, { kind: 'errands' }>): void {
    const message = this.#deps.house.carryOut(errands, reply);
    if (session > 0) this.#tell(room, { kind: 'tell', sessions: [session], message });
    else this.#deps.answer(message);
    for (const one of [...this.#sessions]) this.#judge(one);
  }

  /** Who came in rightly may not stay for ever: banned since, or by a link that the host took back or that is over. */
  #judge(session: Session): void {
    const objection = session.guest && this.#deps.house.objectionTo(session.guest);
    if (objection) session.close(objection.reason, objection.text);
  }

  /** A message that breaks the wire's limits is a fault of that room, and must not become one of the whole process. */
  #tell(room: string, told: Extract<FromRoom, { kind: 'tell' }>): void {
    let bytes: Uint8Array;
    try {
      bytes = this.#deps.codec.encodeServerMessage(told.message);
    } catch (error) {
      this.#deps.log.error({ room, kind: told.message.kind, err: error }, 'A message of a room could not be encoded.');
      return;
    }
    this.#sides.get(room)?.tell(told, bytes);
  }

  #onFault(session: Session, error: unknown): void {
    const data = { session: session.number, err: error };
    if (error instanceof ProtocolError) this.#deps.log.info(data, 'A session broke the protocol and was closed.');
    else this.#deps.log.error(data, 'A message could not be handled; its session was closed.');
  }
}
