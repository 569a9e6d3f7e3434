import { beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/bench-people.js';
import { CommandBench } from '../support/command-bench.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});
const stones = () => bench.world.tables.stones;

describe('spawn', () => {
  it('puts a row like another one at a place', () => {
    const reply = bench.run('spawn', { table: 'stones', x: 99.6, y: 40 });
    expect(reply).toMatchObject({
      outcome: 'done',
      changes: [{ where: 'stones[#1]', before: 'gone', after: 'there' }],
    });
    expect(stones().at(1)).toMatchObject({ x: 100, y: 40, jump: 0 });
  });

  it.each([
    [{ table: 'clouds', x: 1, y: 1 }, 'no table whose rows have a place'],
    [{ table: 'pawns', x: 1, y: 1 }, 'takes a seat'],
    [{ table: 'stones', x: 1001, y: 1 }, 'outside of the world: x 1001 is not in 0 to 1000'],
    [{ table: 'stones', x: 1, y: 1, like: 77 }, 'The row to be like is gone'],
  ])('%j is refused: %s', (args, text) => {
    const before = bench.hash();
    expect(bench.run('spawn', args)).toMatchObject({ outcome: 'refused' });
    expect(bench.lastEntry?.text).toContain(text);
    expect(bench.hash()).toBe(before);
  });

  it('is refused when the table is full', () => {
    while (stones().spawn()) stones();
    expect(bench.run('spawn', { table: 'stones', x: 1, y: 1 }).text).toBe('There are as many stones as there can be.');
  });

  it('cannot be undone when somebody has made something of the row, which is named', () => {
    bench.run('spawn', { table: 'stones', x: 1, y: 1 }, { who: 'Ann' });
    bench.edit([{ table: 'stones', row: stones().id(1), field: 'x', value: 9 }], 'Ben');
    const reply = bench.run('undo', {}, { who: 'Ann' });
    expect(reply).toMatchObject({ outcome: 'conflict', refusals: [{ where: 'stones[#1].x' }] });
    expect(stones().count).toBe(2);
    stones().despawn(stones().id(1));
    expect(bench.run('undo', {}, { who: 'Ann' }).refusals).toEqual([{ where: 'stones[#1]', why: 'is gone' }]);
  });
});

describe('despawn', () => {
  it('takes a row away; undo brings back id, values and whatever pointed at it, to the last bit', () => {
    const row = bench.world.tables.pawns.id(1);
    bench.edit([bench.field('target', row)]);
    const before = bench.hash();
    expect(bench.run('despawn', { table: 'pawns', row }).text).toBe('pawns[#1] went');
    expect(bench.world.tables.pawns.find(row)).toBeUndefined();
    expect(bench.run('undo').outcome).toBe('done');
    expect(bench.hash()).toBe(before);
    expect(bench.world.tables.pawns.find(bench.pawn.target)).toMatchObject({ player: 2 });
  });

  it('is refused for what is gone, and for what somebody rides', () => {
    bench.people = [personOf({ session: 4, player: 1, name: 'Ann' })];
    const row = bench.world.tables.pawns.id(0);
    expect(bench.run('despawn', { table: 'pawns', row }).text).toContain('Ann is on that row');
    expect(bench.run('despawn', { table: 'pawns', row: 5 }).text).toBe('That row is gone already.');
    expect(bench.run('despawn', { table: 'clouds', row }).text).toBe('There is no table "clouds".');
  });
});
