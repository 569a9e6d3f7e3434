import type { Command } from '@tickdeck/shared/commands/command.js';
import { needsAlready, type State, whyLacking } from '@tickdeck/shared/commands/needs.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Person } from '@tickdeck/shared/commands/stage.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import type { Reply } from '@tickdeck/shared/wire/messages.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { personOf, stateOf } from '../support/bench-people.js';
import { Bout } from '../support/skirmish.js';
import { StageBench } from '../support/stage-bench.js';

const BOLT = personOf({ player: 1, name: 'Bolt', device: '' });
const ANN = personOf({ player: 1, name: 'Ann' });

/** Gives a command about a person who has a seat, and whatever else it asks of everybody. */
function give({ name, args }: Command, person: Person): Reply {
  const bout = new Bout(1);
  bout.join(1);
  const bench = new StageBench(skirmish, bout.world as unknown as World);
  bench.people = [person];
  const reason = Object.hasOwn(args, 'reason') ? { reason: 'Rude' } : {};
  return bench.run(name, { player: 1, ...reason }, { role: 'host' });
}

describe('what a command about a person needs of them', () => {
  const about = [...createRegistry(skirmish).values()].filter((one) => one.about === 'person');

  it.each(about)('is said of $name, so that menus know', (command) => {
    if (!command.needs) {
      expect(give(command, BOLT).text).not.toMatch(/is a bot|is away/);
      expect(give(command, ANN).text).not.toMatch(/is away/);
      return;
    }
    expect(give(command, BOLT)).toMatchObject({
      outcome: 'refused',
      text: whyLacking(command.needs, { name: 'Bolt', state: stateOf('bot') }),
    });
    const why = whyLacking(command.needs, { name: 'Ann', state: stateOf('away') });
    if (why !== undefined) expect(give(command, ANN)).toMatchObject({ outcome: 'refused', text: why });
    else expect(give(command, ANN).text).not.toMatch(/is away/);
  });

  it('is a device that a bot has not, or a link that only those have who are here', () => {
    const of = (presence: State['presence']) => ({ name: 'Ann', state: stateOf(presence) });
    expect(whyLacking('device', of('bot'))).toBe('Ann is a bot.');
    expect(whyLacking('device', of('away'))).toBeUndefined();
    expect(whyLacking('link', of('bot'))).toBe('Ann is a bot.');
    expect(whyLacking('link', of('away'))).toBe('Ann is away, and has no link.');
    expect(whyLacking('link', of('out'))).toBe('Ann is away, and has no link.');
    expect(whyLacking('link', of('here'))).toBeUndefined();
    expect(whyLacking(undefined, of('bot'))).toBeUndefined();
  });

  it('is something to take back, in those who have it', () => {
    const ann = (known: Partial<State>) => ({ name: 'Ann', state: stateOf('here', known) });
    expect(whyLacking('mute', ann({}))).toBe('Ann is not muted.');
    expect(whyLacking('mute', ann({ isMuted: true }))).toBeUndefined();
    expect(whyLacking('exile', ann({}))).toBe('Nobody keeps Ann out.');
    expect(whyLacking('exile', ann({ presence: 'out' }))).toBeUndefined();
    expect(whyLacking('lease', ann({}))).toBe('Nobody else steers Ann.');
    expect(whyLacking('lease', ann({ presence: 'bot', isLent: true }))).toBeUndefined();
  });

  it('may come until a command is given, except what makes them somebody', () => {
    expect(needsAlready('mute')).toBe('device');
    expect(needsAlready('link')).toBe('device');
    expect(needsAlready('lease')).toBeUndefined();
    expect(needsAlready(undefined)).toBeUndefined();
  });
});
