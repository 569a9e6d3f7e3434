import type { Spot } from '@tickdeck/client/pages/control/inspector/leaf.js';
import { spotOfLeaf } from '@tickdeck/client/pages/control/inspector/part-spots.js';
import { rangeOf, spotsOfRow } from '@tickdeck/client/pages/control/inspector/row-spots.js';
import { type Showing, showRef, showValue } from '@tickdeck/client/pages/control/inspector/show.js';
import { peopleOf } from '@tickdeck/client/pages/control/people/people.js';
import { movesOf, spotsOfPlace, within } from '@tickdeck/client/pages/control/world/moving.js';
import { choice, number, text } from '@tickdeck/shared/game/document.js';
import { angle, fixed, oneOf, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import type { SessionReport } from '@tickdeck/shared/wire/messages.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';
import { tinyState } from '../support/tiny-game.js';

const game = games.get('skirmish') as Game;
const ships = schemaOf(game.state).tables[0] as TableLayout;
const showing: Showing = { tick: 600, tickRate: 60, nameOf: (_, id) => (id === rowId(3, 2) ? 'Anna' : '') };

describe('a value', () => {
  it('is shown by the kind of its field', () => {
    expect(showValue(fixed({ min: 0, max: 10, step: 1 / 256 }), 1.50390625, showing)).toBe('1.50');
    expect(showValue(angle(1024), 256, showing)).toBe('90°');
    expect(showValue(oneOf(['a', 'b']), 1, showing)).toBe('b');
    expect(showValue(ref('ships'), rowId(3, 2), showing)).toBe('#3 Anna');
    expect(showValue(tick(), 690, showing)).toBe('in 1.5 s');
    expect(showValue(tick(), 540, showing)).toBe('1.0 s ago');
    expect(showValue(tick(), 0, showing)).toBe('–');
    expect(showRef('ships', 0, showing)).toBe('none');
  });

  it('says its range, unit and step', () => {
    expect(rangeOf(uint(100, { unit: 'hp' }))).toBe('0 – 100 hp');
    expect(rangeOf(fixed({ min: 0, max: 10, step: 1 / 16 }, { unit: 'units' }))).toBe('0 – 10 units, step 1/16');
  });
});

describe('an editor', () => {
  it('is made for every field of every table', () => {
    for (const layout of schemaOf(game.state).tables) {
      const spots = spotsOfRow(layout, rowId(0, 1), { shown: () => undefined, showing: () => showing });
      expect(spots.map(({ name }) => name)).toEqual(layout.columns.map(({ name }) => name));
      expect(spots.filter(({ access }) => access === 'read').map(({ name }) => name)).toEqual(
        layout.jump < 0 ? [] : ['jump'],
      );
    }
  });

  it('edits the row and the field it stands for', () => {
    const ships = schemaOf(game.state).tables.find(({ name }) => name === 'ships');
    const spots = ships && spotsOfRow(ships, rowId(3, 2), { shown: () => undefined, showing: () => showing });
    const health = spots?.find(({ name }) => name === 'hp');
    expect(health?.where).toBe('ships[#3].hp');
    expect(health?.edit(42)).toEqual({ table: 'ships', row: rowId(3, 2), field: 'hp', value: 42 });
  });

  it('knows what the host would refuse, in the same words', () => {
    const bench = new CommandBench();
    const [pawns] = schemaOf(tinyState).tables as readonly [TableLayout];
    const source = { shown: () => undefined, showing: () => showing };
    const hp = spotsOfRow(pawns, bench.world.tables.pawns.id(0), source).find(({ name }) => name === 'hp') as Spot;
    const board = schemaOf(tinyState).parts.find(({ name }) => name === 'board')?.part.shape;
    const title = board?.kind === 'group' ? board.of.title : undefined;
    if (title?.kind !== 'text') throw new Error('the tiny game has a title');
    const leaf = spotOfLeaf(title, { part: 'board', path: ['title'], value: () => '', showing: () => showing });
    for (const [spot, value] of [
      [hp, 9000],
      [hp, -1],
      [hp, 1.5],
      [leaf, 'x'.repeat(200)],
    ] as const) {
      const [refusal] = bench.edit([spot.edit(value)]).refusals;
      expect(refusal?.why).toMatch(/./);
      expect(spot.whyNot(value)).toBe(refusal?.why);
    }
    expect(hp.whyNot(42)).toBeUndefined();
    expect(leaf.whyNot('A title')).toBeUndefined();
  });

  it('says choices as the audit list does', () => {
    const shape = choice(['countdown', 'round'], 'countdown');
    const spot = spotOfLeaf(shape, { part: 'match', path: ['phase'], value: () => 'round', showing: () => showing });
    expect(spot.say('round')).toBe('round');
  });

  it('offers names where the numbers of a rule are names', () => {
    const shape = number({ min: 0, max: 1, initial: 0, unit: '0 off, 1 on', label: 'Friendly fire' });
    const source = { part: 'rules', path: ['friendlyFire'], value: () => 1, showing: () => showing };
    const spot = spotOfLeaf(shape, source);
    expect(spot.show(1)).toBe('on');
    expect(spot.editor).toMatchObject({ kind: 'choice', options: [{ name: 'off' }, { name: 'on', value: 1 }] });
    expect(spot.edit(1)).toEqual({ part: 'rules', path: ['friendlyFire'], value: 1 });
  });

  it('leaves other units alone', () => {
    const spot = spotOfLeaf(text(20), { part: 'match', path: ['winner'], value: () => '', showing: () => showing });
    expect(spot.editor).toEqual({ kind: 'text', max: 20 });
    expect(spot.say('round')).toBe('"round"');
    const pickups = number({ min: 0, max: 120, initial: 20, unit: '/min', label: 'Pick-ups' });
    const rate = spotOfLeaf(pickups, { part: 'rules', path: ['rate'], value: () => 20, showing: () => showing });
    expect(rate.editor).toMatchObject({ kind: 'number', slider: 'slider', unit: '/min' });
    expect(rate.show(20)).toBe('20 /min');
  });
});

describe('a move', () => {
  const source = { shown: () => undefined, showing: () => showing };
  const stagedAt = (table: string, id: number, x: number, y: number) =>
    spotsOfPlace(game, { table, id }, source).map(({ spot, field, axis }) => ({
      spot,
      value: within(field, axis === 'x' ? x : y),
    }));

  it('is both coordinates, inside the world and on their grid; where there are no places there is none', () => {
    const id = rowId(1, 1);
    const edits = (table: string, x: number, y: number) =>
      stagedAt(table, id, x, y).map(({ spot, value }) => spot.edit(value));
    expect(edits('ships', 12.5, -40)).toEqual([
      { table: 'ships', row: id, field: 'x', value: 12.5 },
      { table: 'ships', row: id, field: 'y', value: 0 },
    ]);
    expect(edits('rocks', 12.6, 99_999)).toEqual([
      { table: 'rocks', row: id, field: 'x', value: 13 },
      { table: 'rocks', row: id, field: 'y', value: 2000 },
    ]);
    expect(edits('bots', 1, 1)).toEqual([]);
  });

  it('is found again among all that is staged, with the coordinate of now where only one is', () => {
    const [one, other] = [rowId(1, 1), rowId(2, 1)];
    const [x] = stagedAt('rocks', other, 30, 0);
    const hp = spotsOfRow(ships, one, source).find(({ name }) => name === 'hp') as Spot;
    const staged = [...stagedAt('ships', one, 10, 20), { spot: hp, value: 5 }, ...(x ? [x] : [])];
    expect(movesOf(game, staged, () => ({ x: 7, y: 9 }))).toEqual([
      { row: { table: 'ships', id: one }, x: 10, y: 20 },
      { row: { table: 'rocks', id: other }, x: 30, y: 9 },
    ]);
    expect(movesOf(game, staged, () => undefined)).toEqual([]);
  });
});

it('the list of people has players first, then who watches, then bots', () => {
  const session = (number: number, player: number, role: SessionReport['role']) =>
    ({ session: number, player, role, name: `n${number}`, pilot: 'human' }) as SessionReport;
  const look = { color: 0, shape: 0, tag: '' };
  const roster = [
    { row: 1, player: 1, name: 'Bot', look, pilot: 'bot' as const },
    { row: 2, player: 2, name: 'n9', look, pilot: 'human' as const },
  ];
  const people = peopleOf([session(7, 0, 'operator'), session(8, 0, 'spectator'), session(9, 2, 'player')], roster);
  expect(people.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'n9 player',
    'n8 spectator',
    'n7 operator',
    'Bot player',
  ]);
  expect(people[0]?.look).toBe(look);
});
