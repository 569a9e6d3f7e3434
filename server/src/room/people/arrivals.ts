import { CLOSE, type CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Views } from '../frames/views.js';
import type { Attach, FromRoom } from '../port.js';
import { BEAT_MS } from '../timing.js';
import type { Bots } from './bots.js';
import type { Devices } from './devices.js';
import type { Seats } from './seats.js';
import { createSession, type Session, viewKeysOf } from './session.js';
import type { Sessions } from './sessions.js';

export interface ArrivalsDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly bots: Bots;
  readonly devices: Devices;
  readonly views: Views;
  readonly seatsMax: number;
  emit(message: FromRoom): void;
}

/** Who comes in and goes out, and the seat that is found or kept for them. */
export class Arrivals {
  constructor(private readonly deps: ArrivalsDeps) {}

  /** Serves a newcomer from now on, or closes the session with the reason why not. */
  arrive(attach: Attach, beat: number): Session | undefined {
    if (this.deps.sessions.find(attach.session)) throw new Error(`session ${attach.session} is attached already`);
    if (attach.role !== 'player') return this.open(attach, 0, beat);
    const shut = this.whyShut(attach, beat);
    const player = shut ? 'kicked' : this.seat(attach);
    if (typeof player === 'number') return this.open(attach, player, beat);
    this.deps.emit({ kind: 'close', session: attach.session, reason: player, text: shut ?? CLOSE[player].text });
    return undefined;
  }

  /** The session's socket is gone; its seat is kept for a while. */
  depart(number: number, beat: number): void {
    const session = this.deps.sessions.find(number);
    if (!session) return;
    this.forget(session);
    const seat = this.deps.seats.find(session.player);
    if (seat?.sitter.kind === 'person' && seat.sitter.session === number) this.deps.seats.hold(seat, beat);
  }

  /** Closes a session; what becomes of its seat is the caller's affair. */
  dismiss(session: Session, reason: CloseReason, text: string = CLOSE[reason].text): void {
    this.forget(session);
    this.deps.emit({ kind: 'close', session: session.number, reason, text });
  }

  /** Who was kicked stays out for as long as the seat is kept. */
  private whyShut({ device }: Attach, beat: number): string | undefined {
    const { seats, devices } = this.deps;
    const sitter = seats.find(devices.find(device)?.player ?? 0)?.sitter;
    if (sitter?.kind !== 'held' || sitter.door === 'open') return undefined;
    const seconds = Math.ceil(((sitter.untilBeat - beat) * BEAT_MS) / 1000);
    return `You were removed from this room a moment ago. You can come back in ${seconds} s.`;
  }

  /** The player number of the seat the newcomer gets, or why there is none. */
  private seat(attach: Attach): number | CloseReason {
    const { sessions, seats, bots, devices, seatsMax } = this.deps;
    const elsewhere = sessions.playingOn(attach.device);
    if (elsewhere && attach.when === 'ask') return 'elsewhere';
    const seat = seats.find(devices.find(attach.device)?.player ?? 0);
    if (!seat && seats.takenCount >= seatsMax) return 'full';
    if (elsewhere) this.dismiss(elsewhere, 'moved');
    if (!seat && seats.all.length >= seatsMax) bots.giveUpSeat();
    const known = devices.identify(attach.device, attach, seats.players);
    if (seat) seats.resume(seat, attach.session);
    else seats.join(known, attach.session);
    return known.player;
  }

  private open(attach: Attach, player: number, beat: number): Session {
    const views = viewKeysOf(attach.role, player).map((key) => this.deps.views.hold(key));
    const given = player > 0 ? (this.deps.devices.find(attach.device)?.given ?? '') : '';
    const session = createSession(attach, player, views, beat);
    session.given = given;
    this.deps.sessions.add(session);
    return session;
  }

  private forget(session: Session): void {
    this.deps.sessions.remove(session.number);
    for (const view of session.views) this.deps.views.release(view);
  }
}
