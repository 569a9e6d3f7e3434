import type { Exile, Owner, People, Person } from '@tickdeck/shared/commands/stage.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { FromRoom } from '../port.js';
import { TIMING } from '../timing.js';
import type { Arrivals } from './arrivals.js';
import { isBotKey } from './bots.js';
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
    const { sessions, seats, beat } = this.deps;
    const session = sessions.find(number);
    if (session) this.sendAway(session, why);
    const seat = seats.find(player);
    if (seat?.sitter.kind === 'person') seats.shut(seat, { why, untilBeat: beat() + TIMING.seatHeldBeats });
    else if (seat) seats.leave(seat);
  }

  exile(player: number): Exile | undefined {
    const sitter = this.deps.seats.find(player)?.sitter;
    if (sitter?.kind !== 'held' || sitter.door === 'open') return undefined;
    return { why: sitter.why, untilBeat: sitter.untilBeat };
  }

  isOver({ untilBeat }: Exile): boolean {
    return this.deps.beat() >= untilBeat;
  }

  readmit(player: number): void {
    const { seats, beat } = this.deps;
    seats.hold(this.seat(player), beat());
  }

  keepOut(player: number, exile: Exile): void {
    const { seats, beat } = this.deps;
    const seat = this.seat(player);
    const session = this.sessionOn(seat);
    if (session) this.sendAway(session, exile.why);
    // Whoever asks by hand gets no longer than a kick.
    const untilBeat = Math.min(exile.untilBeat, beat() + TIMING.seatHeldBeats);
    seats.shut(seat, { ...exile, untilBeat });
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

  owner(of: { readonly player: number } | { readonly device: string }): Owner | undefined {
    const { seats, devices } = this.deps;
    if ('device' in of) {
      const known = devices.find(of.device);
      return known && { device: of.device, name: known.name };
    }
    const seat = seats.find(of.player);
    return seat && { device: devices.byPlayer(of.player)?.device ?? '', name: seat.name };
  }

  handOver(player: number, device: string): void {
    const { sessions, seats, devices } = this.deps;
    const seat = this.seat(player);
    const [here, known] = [sessions.on(device), devices.find(device)];
    const own = here?.ownName ?? known?.own;
    if (own === undefined) throw new Error(`there is nobody to have the seat ${player}`);
    const left = seats.find(known?.player ?? 0);
    const former = seat.name;
    devices.swap(device, player, { name: own, look: seat.look }, seats.players);
    this.reseat(seat, here?.name ?? known?.name ?? own);
    if (left) this.reseat(left, former);
    else if (here) this.invite(here, former);
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

  /** Whoever sat there has no seat here any more; their page comes again by itself, as does that of whoever has it now. */
  private reseat(seat: Seat, name: string): void {
    const { seats, devices, arrivals, beat } = this.deps;
    const sitting = this.sessionOn(seat);
    if (sitting) arrivals.dismiss(sitting, 'reseated');
    // Bots need not come.
    if (isBotKey(devices.byPlayer(seat.player)?.device ?? '')) seats.fill(seat);
    else seats.hold(seat, beat());
    this.call(seat, name);
  }

  private invite({ number }: Session, former: string): void {
    const text = `You were given the seat of ${former}: open the play page of this room.`;
    this.deps.emit({ kind: 'tell', sessions: [number], message: { kind: 'notice', level: 'info', text } });
  }

  private sendAway(session: Session, why: string): void {
    this.deps.arrivals.dismiss(session, 'kicked', `${CLOSE.kicked.text} The reason: ${why}`);
  }

  private sessionOn({ sitter }: Seat): Session | undefined {
    return sitter.kind === 'person' ? this.deps.sessions.find(sitter.session) : undefined;
  }

  /** Commands have asked beforehand whether there is one. */
  private seat(player: number): Seat {
    const seat = this.deps.seats.find(player);
    if (!seat) throw new Error(`there is no seat ${player}`);
    return seat;
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
