import { asOne } from '@tickdeck/client/pages/control/as-one.js';
import type { Person } from '@tickdeck/client/pages/control/people/people.js';
import { personVerbs } from '@tickdeck/client/pages/control/people/person-verbs.js';
import { whenHere, whenRow } from '@tickdeck/client/pages/control/world/pauses.js';
import { type Asked, proposal, type Subject, verbsOf } from '@tickdeck/client/pages/control/world/verbs.js';
import { decodeCalls } from '@tickdeck/shared/automation/decode.js';
import { type Command, defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import { understand } from '@tickdeck/shared/expressions/expression.js';
import { termsOf } from '@tickdeck/shared/expressions/terms.js';
import { text } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../support/bench-people.js';

const entry = (name: string, rest: Pick<Command, 'about' | 'args'> & Partial<Command>): Command =>
  defineCommand({
    name,
    label: name,
    says: `Does ${name}.`,
    role: 'operator',
    risk: 'R1',
    undo: { never: 'it is a test' },
    apply: () => done(''),
    ...rest,
  });

const wreck = entry('wreck', { about: 'row', args: { ship: { kind: 'row', table: 'ships' } } });
const despawn = entry('despawn', { about: 'row', args: { table: { kind: 'table' }, row: { kind: 'row', table: '' } } });
const swap = entry('swap', {
  about: 'row',
  args: { one: { kind: 'row', table: 'ships' }, other: { kind: 'row', table: 'ships' } },
});
const kick = entry('kick', { about: 'person', args: { session: { kind: 'session' }, why: text(40) } });
const mute = entry('mute', { about: 'person', args: { session: { kind: 'session' }, player: { kind: 'player' } } });
const lend = entry('lend', {
  about: 'person',
  args: { player: { kind: 'player' }, session: { kind: 'session', whose: 'another' } },
});
const note = entry('note', { about: 'person', args: mute.args, needs: 'device' });
const warn = entry('warn', { about: 'person', args: mute.args, needs: 'link' });
const spawn = entry('spawn', {
  about: 'ground',
  args: { x: { kind: 'axis', axis: 0 }, y: { kind: 'axis', axis: 1 } },
  role: 'host',
});
const put = entry('put', {
  about: 'ground',
  args: { ...spawn.args, table: { kind: 'table', rows: 'placeable' }, like: { kind: 'row', table: '' } },
});
const rename = entry('rename', { about: 'person', args: { player: { kind: 'player' }, name: text(40) } });
const pause = entry('pause', { about: 'room', args: {} });
const all = [wreck, despawn, swap, kick, mute, lend, note, warn, spawn, pause];

const anna: Subject = {
  ...{ row: { table: 'ships', id: 65_539 }, isPlaceable: false, player: 7, session: 12 },
  ...{ name: 'Anna', state: stateOf('here') },
};
const bot: Subject = {
  ...{ row: { table: 'ships', id: 65_540 }, isPlaceable: false, player: 8, session: 0 },
  ...{ name: 'Bolt', state: stateOf('bot') },
};
const away: Subject = { ...bot, player: 9, name: 'Ben', state: stateOf('away') };
const rock: Subject = {
  ...{ row: { table: 'rocks', id: 65_537 }, isPlaceable: true, player: 0, session: 0 },
  ...{ name: '', state: undefined },
};
const asked = (subjects: readonly Subject[], rest: Partial<Asked> = {}): Asked => ({
  subjects,
  at: { x: 100.4, y: 200.6 },
  role: 'operator',
  blocked: undefined,
  ...rest,
});
const named = (name: string, about: Asked) => verbsOf(all, about).find(({ command }) => command.name === name);

describe('verbs', () => {
  it('are those of the ground where there is nothing else, with the place filled in', () => {
    const verbs = verbsOf(all, asked([]));
    expect(verbs.map(({ command }) => command.name)).toEqual(['spawn']);
    expect(verbs[0]?.calls).toEqual([{ x: 100, y: 201 }]);
  });

  it('know the row they are about, by its table, and ask for what they do not know', () => {
    expect(verbsOf(all, asked([anna])).map(({ command }) => command.name)).toEqual([
      'wreck',
      'despawn',
      'swap',
      'kick',
      'mute',
      'lend',
      'note',
      'warn',
      'spawn',
    ]);
    expect(named('wreck', asked([anna]))).toMatchObject({ calls: [{ ship: 65_539 }], asks: [] });
    expect(named('despawn', asked([rock]))).toMatchObject({ calls: [{ table: 'rocks', row: 65_537 }], asks: [] });
    expect(named('wreck', asked([rock]))).toBeUndefined();
    expect(named('swap', asked([anna]))).toMatchObject({ calls: [{ one: 65_539 }], asks: ['other'] });
    expect(named('kick', asked([anna]))).toMatchObject({ calls: [{ session: 12 }], asks: ['why'] });
    expect(named('mute', asked([bot]))).toMatchObject({ calls: [{ session: 0, player: 8 }], asks: [], why: undefined });
    expect(named('lend', asked([anna]))).toMatchObject({ calls: [{ player: 7 }], asks: ['session'] });
  });

  it('are done to each of several rows that they fit', () => {
    expect(named('wreck', asked([anna, rock, bot]))?.calls).toEqual([{ ship: 65_539 }, { ship: 65_540 }]);
    expect(named('despawn', asked([anna, rock]))?.calls).toHaveLength(2);
  });

  it('say why they cannot be done: the role, no link, a lost connection', () => {
    expect(named('spawn', asked([]))?.why).toBe('This takes the role host; yours is operator.');
    expect(named('spawn', asked([], { role: 'host' }))?.why).toBeUndefined();
    expect(named('kick', asked([anna]))?.why).toBeUndefined();
    expect(named('kick', asked([bot]))?.why).toBe('A bot has no link to act on.');
    expect(named('wreck', asked([anna], { blocked: 'No connection to the host' }))?.why).toBe(
      'No connection to the host.',
    );
  });
});

describe('what stands in the form of a verb at first', () => {
  const found = (about: Asked) => verbsOf([put, rename], about);

  it('is the row there to be like, where more of it can be put', () => {
    const [verb] = found(asked([rock]));
    expect(verb).toMatchObject({ calls: [{ x: 100, y: 201 }], start: { table: 'rocks', like: 65_537 } });
    expect(found(asked([bot]))[0]?.start).toEqual({});
    expect(found(asked([rock, rock]))[0]?.start).toEqual({});
    expect(found(asked([]))[0]?.start).toEqual({});
  });

  it('is the name of the only one it is about', () => {
    expect(found(asked([anna]))[1]?.start).toEqual({ name: 'Anna' });
    expect(found(asked([anna, bot]))[1]?.start).toEqual({});
  });
});

describe('verbs that need more than a seat', () => {
  it('say who has it not', () => {
    expect(named('note', asked([bot]))?.why).toBe('Bolt is a bot.');
    expect(named('note', asked([away]))?.why).toBeUndefined();
    expect(named('warn', asked([away]))?.why).toBe('Ben is away, and has no link.');
    expect(named('warn', asked([anna]))?.why).toBeUndefined();
    expect(named('mute', asked([bot]))?.why).toBeUndefined();
  });

  it('are done to those of several who have it', () => {
    expect(named('warn', asked([bot, anna, away]))).toMatchObject({
      calls: [{ session: 12, player: 7 }],
      why: undefined,
    });
    expect(named('warn', asked([bot, away]))?.why).toBe('Bolt is a bot.');
  });

  it('are those of the list of people too', () => {
    const person = (one: Subject): Person => ({
      ...{ key: '', look: undefined, role: 'player', pilot: 'bot', link: undefined },
      ...{ session: one.session, player: one.player, name: one.name },
    });
    const states = new Map([anna, bot, away].map(({ player, state }) => [player, state]));
    const asking = {
      role: 'operator',
      blocked: undefined,
      stateOf: ({ player }: { player: number }) => states.get(player),
    } as const;
    const found = (name: string, ...people: readonly Subject[]) => {
      const { light } = personVerbs(all, people.map(person), asking);
      return light.find(({ command }) => command.name === name);
    };
    expect(found('note', bot)?.why).toBe('Bolt is a bot.');
    expect(found('note', away)?.why).toBeUndefined();
    expect(found('warn', away)?.why).toBe('Ben is away, and has no link.');
    expect(found('warn', bot, anna, away)).toMatchObject({
      ...{ label: 'warn (1)', calls: [{ session: 12, player: 7 }], why: undefined },
    });
    expect(found('mute', bot, away)).toMatchObject({ label: 'mute (2)', why: undefined });
    expect(found('lend', anna)).toMatchObject({ calls: [{ player: 7 }], asks: ['session'] });
  });
});

describe('pauses', () => {
  const game = games.get('skirmish') as Game;
  const isCondition = (text: string) => understand(text, termsOf(game), { wants: 'condition' }).kind === 'good';

  it('are proposed as conditions that the room understands, for a row of any table', () => {
    for (const table of Object.keys(game.state.tables)) {
      const when = whenRow(game, { table, id: rowId(3, 1) }) ?? '';
      expect(isCondition(when), when).toBe(true);
    }
    expect(whenRow(game, { table: 'ships', id: rowId(3, 1) })).toBe('ships[#3].hp < 20');
  });

  it('are proposed for a place, as much of it as is in the world', () => {
    expect(whenHere(game, { x: 1000, y: 20 })).toBe('any ships in (850, 0)-(1150, 170)');
    expect(isCondition(whenHere(game, { x: 1000, y: 20 }))).toBe(true);
    expect(isCondition(whenHere(game, { x: -900, y: 99_999 }))).toBe(true);
  });

  it('wait for somebody to agree', () => {
    const verb = proposal(pause, 'Pause when …', { when: 'x' }, asked([], { role: 'spectator' }));
    expect(verb).toMatchObject({ calls: [{}], start: { when: 'x' } });
    expect(verb.why).toContain('operator');
  });
});

describe('what is done to several', () => {
  it('is one command, and the command itself for one', () => {
    expect(asOne('wreck', [{ ship: 3 }])).toEqual([{ name: 'wreck', args: { ship: 3 } }]);
    const [both, ...more] = asOne('wreck', [{ ship: 3 }, { ship: 4 }]);
    expect(more).toEqual([]);
    expect(both?.name).toBe('together');
    expect(decodeCalls(both?.args.calls)).toEqual([
      { name: 'wreck', args: { ship: 3 } },
      { name: 'wreck', args: { ship: 4 } },
    ]);
  });

  it('is as few as there can be where there are more than one may hold', () => {
    const calls = Array.from({ length: LIMITS.callsPerBatchMax + 1 }, (_, ship) => ({ ship }));
    const sizes = asOne('wreck', calls).map(({ args }) => Object.keys(args.calls ?? {}).length);
    expect(sizes).toEqual([LIMITS.callsPerBatchMax, 1]);
  });
});
