import { schemaOfArguments } from '@tickdeck/server/control/schemas.js';
import { typeArguments } from '@tickdeck/server/deck/arguments.js';
import { OWN_NAMES, parseDeck } from '@tickdeck/server/deck/options.js';
import { sayAnswer, sayCommand } from '@tickdeck/server/deck/words.js';
import { checkArguments } from '@tickdeck/shared/commands/arguments.js';
import type { Command } from '@tickdeck/shared/commands/command.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { describe, expect, it } from 'vitest';

const registry = createRegistry(skirmish);
const asked = (line: string, env = {}) => {
  const parsed = parseDeck(line === '' ? [] : line.split(' '), env);
  return parsed.kind === 'asked' ? parsed.asked : parsed.text;
};
const given = (line: string) => {
  const [name = ''] = line.split(' ');
  const parsed = asked(line);
  if (typeof parsed === 'string') return parsed;
  const typed = typeArguments(schemaOfArguments(registry.get(name) as Command, skirmish), parsed.given);
  return typed.kind === 'typed' ? typed.args : typed.text;
};

describe('the command line of the deck', () => {
  it('is a command, its arguments, and options of its own', () => {
    expect(asked('kick --player 3 --room arena --preview --json --who Grace')).toMatchObject({
      verb: 'kick',
      given: new Map([['player', '3']]),
      options: { room: 'arena', preview: 'yes', answer: 'json', who: 'Grace', data: './data' },
    });
    expect(asked('')).toMatchObject({ verb: 'help', topic: '' });
    expect(asked('help kick')).toMatchObject({ verb: 'help', topic: 'kick' });
    expect(asked('kick --help')).toMatchObject({ verb: 'help', topic: 'kick' });
  });

  it('takes from the environment what is not on it', () => {
    const env = { TICKDECK_TOKEN: 'abc', TICKDECK_URL: 'http://a', TICKDECK_DATA: '/d', TICKDECK_ROOM: 'one' };
    expect(asked('pause', env)).toMatchObject({ options: { token: 'abc', url: 'http://a', data: '/d', room: 'one' } });
    expect(asked('pause --url http://b --room=two', env)).toMatchObject({ options: { url: 'http://b', room: 'two' } });
  });

  it.each([
    ['pause 3', '"3" follows no option'],
    ['kick --player 3 --player 4', '--player is given twice'],
    ['pause --room', '--room needs a value'],
    ['pause --preview=no', '--preview stands alone'],
    ['help kick say', '"say" follows no option'],
  ])('%s is refused: %s', (line, text) => {
    expect(asked(line)).toContain(text);
  });

  it('shares no name with any argument of any command', () => {
    const names = [...registry.values()].flatMap(({ args }) => Object.keys(args));
    expect(names.filter((name) => (OWN_NAMES as readonly string[]).includes(name))).toEqual([]);
  });
});

describe('arguments as typed', () => {
  it.each([
    ['fresh-ship --player 3', { player: 3 }],
    ['speed --factor=0.5', { factor: 0.5 }],
    ['say --text Dinner!', { text: 'Dinner!' }],
    ['spawn --table rocks --x -5 --y 7.5', { table: 'rocks', x: -5, y: 7.5 }],
    [
      'edit --edits [{"part":"rules","path":"damage","value":9}]',
      { edits: [{ part: 'rules', path: 'damage', value: 9 }] },
    ],
    ['drop-pickup --kind gold', '--kind must be one of shield, rapid, spread, repair, not "gold".'],
    ['speed --factor fast', '--factor must be a number, not "fast".'],
    ['speed --factor', '--factor must be a number, not "true".'],
    ['edit --edits [', '--edits must be JSON, not "[".'],
    ['edit', '--edits is needed.'],
    ['swap-sides --hard', '--hard is no argument of this command; there are: none.'],
    ['spawn --x 1', '--table is needed.'],
  ])('%s', (line, wanted) => {
    expect(given(line)).toEqual(wanted);
  });

  it.each([...registry.values()])('$name: what its schema asks for is what it takes', (command) => {
    const { properties = {}, required = [] } = schemaOfArguments(command, skirmish);
    expect(Object.keys(properties)).toEqual(Object.keys(command.args));
    const initial = Object.fromEntries(
      Object.entries(properties).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
    );
    const checked = checkArguments(command.args, initial as never);
    const missing = checked.kind === 'bad' ? checked.refusals.map(({ where }) => where) : [];
    expect([...missing].sort()).toEqual([...required].sort());
  });
});

describe('what is printed', () => {
  it('says of a command that cannot be undone why not', () => {
    const command = registry.get('say') as Command;
    const text = sayCommand({ ...command, args: schemaOfArguments(command, skirmish) });
    expect(text).toContain('risk R0; cannot be undone: everybody has read it.');
  });

  it('says of a command all that one must know to give it', () => {
    const command = registry.get('place-rock') as Command;
    const text = sayCommand({ ...command, args: schemaOfArguments(command, skirmish) });
    expect(text.split('\n')).toEqual([
      'place-rock: Place a rock',
      '',
      'Puts a rock where there is none, and no ship either.',
      'Takes the role operator; risk R1; can be undone.',
      '',
      '  --radius <number>       Radius, units, 20 to 88, default: 48',
      '  --x <number>            x in world units, default: 0',
      '  --y <number>            y in world units, default: 0',
    ]);
  });

  it('says what became of it', () => {
    const changes = [{ where: 'speed', before: '1', after: '2' }];
    const done = { outcome: 'done', text: 'Faster.', refusals: [], changes } as const;
    expect(sayAnswer(done, 'no')).toBe('Faster.\n  speed  1 → 2');
    expect(sayAnswer(done, 'yes')).toBe('Would do: Faster.\n  speed  1 → 2');
    const refusals = [1, 2].map((row) => ({ where: `ships[#${row}].hp`, why: 'is gone' }));
    const refused = { outcome: 'refused', text: 'Two are gone.', refusals, changes: [] } as const;
    expect(sayAnswer(refused, 'no')).toBe('Not done: Two are gone.\n  ships[#1].hp is gone\n  ships[#2].hp is gone');
  });
});
