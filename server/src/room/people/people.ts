import type { People, Person } from '@tickdeck/shared/commands/stage.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { FromRoom } from '../port.js';
import { TIMING } from '../timing.js';
import type { Arrivals } from './arrivals.js';
import type { Devices } from './devices.js';
import type { Seat } from './seat.js';
import type { Seats } from './seats.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

export interface PeopleDeps {
  readonly game: Game;
  readonly world: World;
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly devices: Devices;
  readonly arrivals: Arrivals;
  readonly seatsMax: number;
  readonly avatars: string;
  /** The beat that is being made. */
  beat(): number;
  emit(message: FromRoom): void;
}

/** The people of a room, as commands see them. */
export class RoomPeople implements People {
  readonly seatsMax: number;
  readonly avatars: string;

  constructor(private readonly deps: PeopleDeps) {
    this.seatsMax = deps.seatsMax;
    this.avatars = deps.avatars;
  }

  find(by: { readonly session: number } | { readonly player: number }): Person | undefined {
    const { sessions, seats } = this.deps;
    if ('player' in by) {
      const seat = seats.find(by.player);
      return seat && this.seated(seat);
    }
    const session = sessions.find(by.session);
    return session && present(session);
  }

  remove({ session: number, player }: Person, why: string): void {
    const { sessions, seats, arrivals, beat } = this.deps;
    const session = sessions.find(number);
    if (session) arrivals.dismiss(session, 'kicked', `${CLOSE.kicked.text} The reason: ${why}`);
    const seat = seats.find(player);
    if (seat?.sitter.kind === 'person') seats.hold(seat, beat(), 'shut');
    else if (seat) seats.leave(seat);
  }

  readmit(player: number): boolean {
    const { seats, beat } = this.deps;
    const seat = seats.find(player);
    if (seat?.sitter.kind !== 'held' || seat.sitter.door === 'open') return false;
    seats.hold(seat, beat(), 'open');
    return true;
  }

  rename(person: Person, given: string): void {
    const { sessions, seats, devices } = this.deps;
    const known = devices.byPlayer(person.player);
    if (known) devices.rename(known.device, given);
    const session = sessions.find(person.session);
    const own = session?.ownName ?? known?.own ?? person.name;
    if (session) session.given = given;
    const seat = seats.find(person.player);
    if (seat) this.call(seat, given || own);
  }

  handOver(from: Person, to: Person): void {
    const { sessions, seats, devices, arrivals, beat, emit } = this.deps;
    const [seat, session] = [seats.find(from.player), sessions.find(to.session)];
    if (!seat || !session) throw new Error(`there is no seat ${from.player} or no session ${to.session} to change`);
    const own = seats.find(to.player);
    devices.swap(to.device, from.player, { name: session.ownName, look: seat.look });
    for (const [one, name] of [[seat, to.name] as const, [own, from.name] as const]) {
      if (!one) continue;
      // Their pages come again by themselves, and find the seats that are kept for them.
      const sitting = one.sitter.kind === 'person' ? sessions.find(one.sitter.session) : undefined;
      if (sitting) arrivals.dismiss(sitting, 'reseated');
      seats.hold(one, beat(), 'open');
      this.call(one, name);
    }
    if (own) return;
    const text = `You were given the seat of ${from.name}: open the play page of this room.`;
    emit({ kind: 'tell', sessions: [session.number], message: { kind: 'notice', level: 'info', text } });
  }

  tell(text: string): void {
    const { sessions, emit } = this.deps;
    emit({ kind: 'tell', sessions: sessions.numbers, message: { kind: 'notice', level: 'info', text } });
  }

  warn({ session }: Person, text: string): void {
    this.deps.emit({ kind: 'tell', sessions: [session], message: { kind: 'notice', level: 'warning', text } });
  }

  mayTalk(person: Person): boolean {
    const session = this.deps.sessions.find(person.session);
    if (!session) return false;
    const now = this.deps.beat();
    session.lines = session.lines.filter((beat) => beat > now - TIMING.linesWindowBeats);
    if (session.lines.length >= LIMITS.linesMax) return false;
    session.lines = [...session.lines, now];
    return true;
  }

  private seated(seat: Seat): Person {
    const { player, name, sitter } = seat;
    const known = this.deps.devices.byPlayer(player);
    const device = sitter.kind === 'bot' ? '' : (known?.device ?? '');
    const session = sitter.kind === 'person' ? sitter.session : 0;
    return { session, player, name, given: known?.given ?? '', role: 'player', device };
  }

  private call(seat: Seat, name: string): void {
    const { game, world } = this.deps;
    seat.name = name;
    game.rename?.(world, seat.player, name);
  }
}

function present({ number, player, name, given, role, device }: Session): Person {
  return { session: number, player, name, given, role, device };
}
