import type { People, Person } from '@tickdeck/shared/commands/stage.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Arrivals } from './arrivals.js';
import type { FromRoom } from './port.js';
import type { Seats } from './seats.js';
import type { Sessions } from './sessions.js';

export interface PeopleDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly arrivals: Arrivals;
  readonly seatsMax: number;
  readonly avatars: string;
  emit(message: FromRoom): void;
}

/** The people of a room, as commands see them. */
export function createPeople({ sessions, seats, arrivals, seatsMax, avatars, emit }: PeopleDeps): People {
  const bySession = (number: number): Person | undefined => {
    const session = sessions.find(number);
    return session && { session: number, player: session.player, name: session.name, role: session.role };
  };
  const byPlayer = (player: number): Person | undefined => {
    const seat = seats.find(player);
    if (!seat) return undefined;
    const session = seat.sitter.kind === 'person' ? seat.sitter.session : 0;
    return { session, player, name: seat.name, role: 'player' };
  };
  return {
    seatsMax,
    avatars,
    find: (by) => ('session' in by ? bySession(by.session) : byPlayer(by.player)),
    remove(person: Person, reason: CloseReason) {
      const session = sessions.find(person.session);
      if (session) arrivals.dismiss(session, reason);
      const seat = seats.find(person.player);
      if (seat) seats.leave(seat);
    },
    tell: (text) =>
      emit({ kind: 'tell', sessions: sessions.numbers, message: { kind: 'notice', level: 'info', text } }),
  };
}
