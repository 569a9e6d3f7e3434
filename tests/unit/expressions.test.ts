import { ShownRows, shownSubject } from '@tickdeck/client/pages/control/shown-subject.js';
import { understand } from '@tickdeck/shared/expressions/expression.js';
import { termsOf } from '@tickdeck/shared/expressions/terms.js';
import { findGame, games } from '@tickdeck/shared/games/index.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { Asking } from '../support/asking.js';
import { FakeShown } from '../support/fake-shown.js';

let asking: Asking;
beforeEach(() => {
  asking = new Asking();
});

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-(1 + 2) % 2', -1],
    ['10 - 4 - 3', 3],
    ['1 < 2 and not 2 < 1 or no', true],
    ['board.round', 1],
    ['board.round + 1 >= 2', true],
    ['board.mode', 'easy'],
    ['board.mode = easy and board.open', true],
    ['board.title has "IN"', true],
    ['people.p2.name', 'Ben'],
    ['people.p2.name = ben', false],
    ['people.p2.name = Ben', true],
    ['"Ben" = people.p2.name', true],
    ['any people where name has "leo"', true],
    ['count people where key != p1', 2],
    ['count pawns', 3],
    ['(count pawns where hp > 50) = 3', true],
    ['all pawns where human', true],
    ['(any pawns where x > 400) and any stones where x < 20', true],
    ['count stones in (0, 30)-(30, 10)', 1],
    ['all pawns in (499, 0)-(501, 2)', false],
    ['all pawns in (499, 0)-(501, 2) where hp = 100', true],
    ['stones[0] in (0, 0)-(10, 20)', true],
    ['secrets.code', 'abc'],
    ['rules.speed * 2', 4],
  ])('%s is %j', (text, value) => expect(asking.value(text)).toBe(value));

  it('names a row by its player in the table of avatars, and elsewhere by the number that lists show', () => {
    const { pawns, stones } = asking.world.tables;
    pawns.at(1).hp = 7;
    stones.spawn({ x: 5, y: 6 });
    expect(asking.value('pawn[2].hp')).toBe(7);
    expect(asking.value('pawns[#1].hp')).toBe(7);
    expect(asking.value('stones[1].y')).toBe(6);
    expect(asking.value('pawn[1 + 1].hp')).toBe(7);
    expect(asking.value(`pawns[#${pawns.id(1)}].hp`)).toBe(7);
  });

  it('knows whether a row is there, and a whole id from the next row of its slot', () => {
    const { pawns } = asking.world.tables;
    const id = pawns.id(1);
    pawns.despawn(id);
    pawns.spawn({ player: 9, hp: 3 });
    expect(asking.holds('pawns[2]')).toBe(false);
    expect(asking.holds('not pawns[2] and pawns[9]')).toBe(true);
    expect(asking.value('pawns[#1].hp')).toBe(3);
    expect(asking.value(`pawns[#${id}].hp`)).toBeUndefined();
  });

  it('follows rows that point to rows', () => {
    const { pawns } = asking.world.tables;
    pawns.at(0).target = pawns.id(2);
    pawns.at(2).hp = 11;
    expect(asking.value('pawns[1].target.hp')).toBe(11);
    expect(asking.value('pawns[2].target.hp')).toBeUndefined();
    expect(asking.holds('pawns[1].target = pawns[3] and pawns[1].target = #2 and pawns[2].target = none')).toBe(true);
    expect(asking.rows('pawns', 'target')).toEqual([0]);
  });

  it('is asked of the rows of a table, one at a time', () => {
    const { pawns } = asking.world.tables;
    pawns.at(0).hp = 10;
    pawns.at(2).hp = 15;
    pawns.at(2).team = 1;
    expect(asking.rows('pawns', 'hp < 20')).toEqual([0, 2]);
    expect(asking.rows('pawns', 'hp < 20 and team = red')).toEqual([2]);
    expect(asking.rows('pawns', 'red = team')).toEqual([2]);
    expect(asking.rows('pawns', 'team != bl')).toEqual([0, 1, 2]);
    expect(asking.rows('pawns', 'id >= 1 and not in (0, 0)-(1000, 2)')).toEqual([2]);
    // The names of the row come first, and those of the room are there too.
    expect(asking.rows('pawns', 'board.round = 1 and player = 2')).toEqual([1]);
  });

  it('takes directions in degrees, and values that are not on the grid', () => {
    const { pawns } = asking.world.tables;
    pawns.at(0).aim = 64;
    pawns.at(0).x = 500.0625;
    expect(asking.value('pawns[1].aim')).toBe(90);
    expect(asking.holds('pawns[1].aim = 90° and pawns[1].aim = 90.5')).toBe(true);
    expect(asking.holds('pawns[1].aim = 91')).toBe(false);
    expect(asking.holds('pawns[1].x = 500.05')).toBe(true);
    expect(asking.holds('pawns[1].hp = 99.6')).toBe(false);
  });

  it('asks for figures of the room', () => {
    asking.figures = { 'tick.p99': 13, players: 2, paused: false };
    expect(asking.holds('tick.p99 > 12 ms and players = 2 and not paused')).toBe(true);
    expect(asking.value('tick.max')).toBeUndefined();
    asking.world.tick = 77;
    expect(asking.value('tick')).toBe(77);
  });

  it('comes to nothing where something is not there, and no comparison with that holds', () => {
    for (const text of [
      'pawns[8].hp',
      '1 / 0',
      '0 % 0',
      '1e308 * 10',
      'people.p9.score + 1',
      'stones[-1].x',
      'stones[0.5].x',
    ]) {
      expect(asking.value(text), text).toBeUndefined();
      for (const sign of ['=', '!=', '<', '>='])
        expect(asking.holds(`${text} ${sign} 1`), `${text} ${sign}`).toBe(false);
    }
    expect(asking.holds('in (0, 0)-(1, 1) or yes'.replace('in', 'pawns[8] in'))).toBe(true);
  });
});

describe('what is wrong with an expression is said in words, with its place', () => {
  it.each([
    ['', 'Nothing is asked yet.'],
    ['hp < 20', '“hp” (character 1) is nothing in this game: neither a row such as pawns[3], nor in the document'],
    ['pawns[3].size < 1', '“pawns[3].size” (character 1) asks for “size”, which is no field of pawns: player, x, y'],
    [
      'pawns[0].hp < 1',
      '“pawns[0].hp” (character 1) asks for player 0, and players count from 1: the row that lists show as #0 is pawns[#0].',
    ],
    ['pawns.hp < 1', '“pawns.hp” (character 1) is a table: say which row, as in pawns[3].hp, or any pawns.'],
    [
      'any ships where hp < 1',
      '“any ships where hp < 1” (character 1) asks for many ships, which are neither rows (pawns, stones)',
    ],
    ['board.mode = harsh', '“harsh” (character 14) is none of easy, hard.'],
    ['board.round', '“board.round” (character 1) is a number and neither true nor false: compare it with something.'],
    ['board.round = yes', '“board.round = yes” (character 1) compares a number with yes or no.'],
    ['board.mode < easy', 'only = and != can compare them'],
    ['board', '“board” (character 1) holds several values'],
    ['board.rounds > 1', '“board.rounds” (character 1) is not in the document: there is no rounds in board.'],
    ['board.round > ', 'At the end something is missing.'],
    ['board.round > 1 > 0', '“>” (character 17) compares once more'],
    ['(board.round > 1', 'At the end should be “)”.'],
    ['board.round ? 1', '“?” (character 13) means nothing here.'],
    ['board.title = "tin', '“"” (character 15) begins a text that has no end.'],
    ['tick.p99 > 12 s', '“12 s” (character 12) should be in ms.'],
    ['1 + board.open = 2', 'calculates with yes or no'],
    ['#3 = 4', 'compares a number with a row'],
    ['all stones', 'does not say what of them'],
    ['in (0, 0)-(1, 1)', 'does not say what is in there: any pawns in …'],
    ['any people in (0, 0)-(1, 1)', 'asks for the place of what has none'],
    ['pawns[1].hp in (0, 0)-(1, 1)', '“pawns[1].hp” (character 1) is no row, so it has no place.'],
    ['any pawns in (0 0)-(1, 1)', '“0” (character 17) should be “,”.'],
    ['constructor', 'is nothing in this game'],
    ['board.__proto__', 'is not in the document'],
  ])('%s: %s', (text, why) => {
    expect(asking.why(text)).toContain(why);
  });

  it('counts the names that are not listed', () => {
    const game = games.get('skirmish');
    if (!game) throw new Error('there is no Skirmish');
    const understood = understand('wings < 1', termsOf(game), { wants: 'condition', table: 'ships' });
    expect(understood).toMatchObject({
      why: expect.stringMatching(/is no field of ships: player, .* and \d+ more\.$/),
    });
  });

  it('ends in one dot, or in the three of what is left open', () => {
    expect(asking.why('in (0, 0)-(1, 1)')).toMatch(/any pawns in …$/);
    expect(asking.why('all stones')).toMatch(/add where …$/);
  });

  it('of a table’s rows as well', () => {
    expect(asking.why('size < 1', { wants: 'condition', table: 'pawns' })).toContain(
      '“size” (character 1) is no field of pawns',
    );
  });
});

describe('an expression is bounded', () => {
  it('in its length', () => {
    const long = `1 < 2${' '.repeat(LIMITS.expressionCharsMax - 5)}`;
    expect(asking.why(long)).toBe('');
    expect(asking.why(`${long} `)).toContain(`at most ${LIMITS.expressionCharsMax} characters`);
  });

  it('in its depth', () => {
    const nested = (levels: number) => `${'('.repeat(levels - 1)}board.open${')'.repeat(levels - 1)}`;
    expect(asking.why(nested(LIMITS.expressionDepthMax))).toBe('');
    expect(asking.why(nested(LIMITS.expressionDepthMax + 1))).toContain(`${LIMITS.expressionDepthMax} levels at most`);
    expect(asking.why(`${'not '.repeat(LIMITS.expressionDepthMax)}board.open`)).toContain('nested too deep');
  });

  it('in what it looks at, with every table full', () => {
    // 64 pawns, each of them and 8 values of 64 other pawns at most.
    const among = (many: number) => `any pawns where any pawns where ${Array(many).fill('hp > 1').join(' or ')}`;
    const steps = (many: number) => 64 * (1 + 64 * (1 + 3 * many - 1));
    expect(steps(2)).toBeLessThanOrEqual(LIMITS.expressionStepsMax);
    expect(asking.expression(among(2)).steps).toBe(steps(2));
    expect(steps(3)).toBeGreaterThan(LIMITS.expressionStepsMax);
    expect(asking.why(among(3))).toContain(
      `may have to look at ${steps(3)} values, of at most ${LIMITS.expressionStepsMax}`,
    );
  });
});

it('is evaluated over what a page shows as over the world', () => {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const fake = new FakeShown(game, 6);
  fake.run(240);
  const shown = fake.show(0, 16);
  const subject = shownSubject(shown);
  const rows = new ShownRows(shown.tables.ships as never);
  const found = (text: string) => {
    const understood = understand(text, termsOf(game), { wants: 'condition', table: 'ships' });
    if (understood.kind === 'bad') throw new Error(understood.why);
    return [...understood.expression.rowsIn(subject, rows)];
  };
  const healthy = [...(fake.world.table('ships')?.rows() ?? [])].length;
  expect(found('hp >= 0')).toHaveLength(healthy);
  expect(found('id = 3')).toEqual([3]);
  expect(found('ships[player] and ships[#2].hp >= 0')).toHaveLength(healthy);
  expect(found('any players where name has "Pilot 4"')).toHaveLength(healthy);
});

it.each([...games.values()])('the moments of $name are understood', (game) => {
  for (const { when } of game.moments ?? []) {
    expect(understand(when, termsOf(game), { wants: 'condition' }), when).toMatchObject({ kind: 'good' });
  }
});
