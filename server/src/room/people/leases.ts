import type { Leases as ForCommands, Lease } from '@tickdeck/shared/commands/leases.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import type { FromRoom } from '../port.js';
import { BEAT_RATE } from '../timing.js';
import type { InputQueue } from './input-queue.js';
import type { Seat } from './seat.js';
import type { Seats } from './seats.js';
import type { Sessions } from './sessions.js';

export interface LeasesDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  emit(message: FromRoom): void;
}

/** Seats that somebody else steers for a while: until that time is over, or the seat or whoever steers is gone. */
export class Leases implements ForCommands {
  private readonly byHolder = new Map<number, Seat>();
  private beat = 0;
  private value: News<'leases'> = {};

  constructor(private readonly deps: LeasesDeps) {}

  of(player: number): Lease | undefined {
    return this.describe(this.deps.seats.find(player));
  }

  heldBy(session: number): Lease | undefined {
    return this.describe(this.byHolder.get(session));
  }

  lend({ player, session, who, secondsLeft }: Lease): void {
    const { seats } = this.deps;
    const seat = seats.find(player);
    if (!seat) return;
    seats.lend(seat, session, { who, untilBeat: this.beat + secondsLeft * BEAT_RATE });
    this.byHolder.set(session, seat);
    this.change(`${who} steers ${seat.name} for ${secondsLeft} s.`);
  }

  giveBack(player: number): void {
    const seat = this.deps.seats.find(player);
    if (seat?.lease) this.end(seat, seat.lease.session);
  }

  /** A beat begins: what lasted until then is over. */
  pass(beat: number): void {
    this.beat = beat;
    const { sessions, seats } = this.deps;
    for (const [session, seat] of this.byHolder) {
      const isOver = seat.lease === undefined || beat >= seat.lease.untilBeat;
      if (isOver || !sessions.find(session) || seats.find(seat.player) !== seat) this.end(seat, session);
    }
  }

  /** The seat that a session steers and that is not its own. */
  seatOf(session: number): Seat | undefined {
    return this.byHolder.get(session);
  }

  queueOf(session: number): InputQueue | undefined {
    return this.byHolder.get(session)?.lease?.queue;
  }

  /** What the topic tells: the same object until something changes. */
  readonly read = (): News<'leases'> => this.value;

  private end(seat: Seat, session: number): void {
    const who = seat.lease?.who ?? 'Nobody else';
    this.deps.seats.giveBack(seat);
    this.byHolder.delete(session);
    this.change(`${who} no longer steers ${seat.name}.`);
  }

  private describe(seat: Seat | undefined): Lease | undefined {
    if (!seat?.lease) return undefined;
    const { session, who, untilBeat } = seat.lease;
    return { player: seat.player, session, who, secondsLeft: Math.ceil((untilBeat - this.beat) / BEAT_RATE) };
  }

  /** Everybody is told. */
  private change(text: string): void {
    this.value = Object.fromEntries(
      [...this.byHolder].map(([session, { player, name, lease }]) => {
        return [`p${player}`, { session, who: lease?.who ?? '', player, name, untilBeat: lease?.untilBeat ?? 0 }];
      }),
    );
    const { sessions, emit } = this.deps;
    emit({ kind: 'tell', sessions: sessions.numbers, message: { kind: 'notice', level: 'info', text } });
  }
}
