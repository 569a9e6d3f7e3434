import type { People, Person } from '@tickdeck/shared/commands/stage.js';

/** A player who is here. */
export function personOf(person: Partial<Person> & Pick<Person, 'name'>): Person {
  return { session: 0, player: 0, given: '', role: 'player', device: `device of ${person.name}`, ...person };
}

/** People without a room: what is done to them is noted. */
export class BenchPeople implements People {
  list: Person[] = [];
  kicked: Person[] = [];
  readonly said: string[] = [];

  constructor(
    readonly seatsMax: number,
    readonly avatars: string,
  ) {}

  find(by: { readonly session: number } | { readonly player: number }): Person | undefined {
    return this.list.find((one) => ('session' in by ? one.session === by.session : one.player === by.player));
  }

  remove(person: Person): void {
    this.kicked.push(person);
  }

  readmit(player: number): boolean {
    const before = this.kicked.length;
    this.kicked = this.kicked.filter((person) => person.player !== player);
    return this.kicked.length < before;
  }

  rename({ session, player }: Person, given: string): void {
    this.list = this.list.map((one) => (one.session === session && one.player === player ? { ...one, given } : one));
  }

  handOver(seat: Person, to: Person): void {
    this.said.push(`${to.name} for ${seat.name}`);
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
