import type { News } from '@tickdeck/shared/topics/all.js';
import type { Devices } from './devices.js';
import type { Seats } from './seats.js';
import type { Sessions } from './sessions.js';

type Roll = News<'people'>;

/** The topic `people`: who is who in this room. */
export class RollCall {
  private told: Roll = {};
  /** What it was made of. */
  private facts: readonly (string | number)[] = [];

  constructor(
    private readonly sessions: Sessions,
    private readonly seats: Seats,
    private readonly devices: Devices,
  ) {}

  /** The same object as long as nothing has changed. */
  readonly read = (): Roll => {
    const facts = this.look();
    if (facts.length === this.facts.length && facts.every((fact, at) => fact === this.facts[at])) return this.told;
    this.facts = facts;
    this.told = Object.fromEntries([...this.present(), ...this.absent()]);
    return this.told;
  };

  /** All that the roll says, without making it: nearly always it is the same as before. */
  private look(): readonly (string | number)[] {
    const facts: (string | number)[] = [];
    for (const { number, player, name, given, role, device, pass } of this.sessions.all)
      facts.push(number, player, name, given, role, device, pass);
    for (const { player, name, sitter } of this.seats.all) {
      if (sitter.kind !== 'held') continue;
      const { device = '', given = '' } = this.devices.byPlayer(player) ?? {};
      facts.push(player, name, sitter.door, device, given);
    }
    return facts;
  }

  private *present(): Generator<[string, Roll[string]]> {
    for (const { number, player, name, given, role, device, pass } of this.sessions.all) {
      yield [`s${number}`, { session: number, player, name, given, role, device, link: pass, state: 'here' }];
    }
  }

  private *absent(): Generator<[string, Roll[string]]> {
    for (const { player, name, sitter } of this.seats.all) {
      if (sitter.kind !== 'held') continue;
      const known = this.devices.byPlayer(player);
      const state = sitter.door === 'shut' ? 'out' : 'away';
      const { device = '', given = '' } = known ?? {};
      yield [`p${player}`, { session: 0, player, name, given, role: 'player', device, link: '', state }];
    }
  }
}
