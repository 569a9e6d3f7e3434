import type { State } from '@tickdeck/shared/commands/needs.js';
import type { Exile, Owner, People, Person } from '@tickdeck/shared/commands/stage.js';

/** A player who is here. */
export function personOf(person: Partial<Person> & Pick<Person, 'name'>): Person {
  return { session: 0, player: 0, given: '', role: 'player', device: `device of ${person.name}`, ...person };
}

/** How somebody is in a room, of whom nothing else is known unless it is said. */
export function stateOf(presence: State['presence'], known: Partial<State> = {}): State {
  return { presence, isMuted: false, isLent: false, ...known };
}

/** People without a room: what is done to them is noted. */
export class BenchPeople implements People {
  list: Person[] = [];
  readonly kicked: Person[] = [];
  readonly exiles = new Map<number, Exile>();
  readonly said: string[] = [];

  constructor(
    readonly seatsMax: number,
    readonly avatars: string,
  ) {}

  find(by: { readonly session: number } | { readonly player: number }): Person | undefined {
    return this.list.find((one) => ('session' in by ? one.session === by.session : one.player === by.player));
  }

  remove(person: Person, why: string): void {
    this.kicked.push(person);
    if (person.session > 0) this.exiles.set(person.player, { why, untilBeat: 3600 });
  }

  exile(player: number): Exile | undefined {
    return this.exiles.get(player);
  }

  isOver(): boolean {
    return false;
  }

  readmit(player: number): void {
    this.exiles.delete(player);
  }

  keepOut(player: number, exile: Exile): void {
    this.exiles.set(player, exile);
  }

  rename({ session, player }: Person, given: string): void {
    this.list = this.list.map((one) => (one.session === session && one.player === player ? { ...one, given } : one));
  }

  owner(of: { readonly player: number } | { readonly device: string }): Owner | undefined {
    return this.list.find((one) => ('device' in of ? one.device === of.device : one.player === of.player));
  }

  handOver(player: number, device: string): void {
    const left = this.owner({ device }) as Person;
    this.list = this.list.map((one) => {
      if (one.device === device) return { ...one, player };
      return one.player === player ? { ...one, player: left.player } : one;
    });
  }

  tell(text: string): void {
    this.said.push(text);
  }

  warn({ name }: Person, text: string): void {
    this.said.push(`${name}: ${text}`);
  }

  mayTalk(): boolean {
    return true;
  }
}
