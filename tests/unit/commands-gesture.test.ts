import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});
const hp = (value: number) => [bench.field('hp', value)];
const team = (value: number) => [bench.field('team', value)];
const drag = (values: readonly number[], gesture = 7, who = 'Ann') => {
  for (const value of values) bench.edit(hp(value), who, gesture);
};
const entries = () => bench.log.entries().map(({ id, who, text }) => [id, who, text]);

describe('the edits of a gesture', () => {
  it('are one entry of the audit list, and are undone and redone as one', () => {
    drag([90, 80, 70]);
    expect(entries()).toEqual([[1, 'Ann', 'pawns[#0].hp 100 → 70']]);
    expect(bench.run('undo', {}, { who: 'Ann' }).outcome).toBe('done');
    expect(bench.pawn.hp).toBe(100);
    expect(bench.run('redo', {}, { who: 'Ann' }).outcome).toBe('done');
    expect(bench.pawn.hp).toBe(70);
  });

  it('may reach further places on the way', () => {
    drag([90]);
    bench.edit([...hp(80), ...team(1)], 'Ann', 7);
    expect(entries()).toEqual([[1, 'Ann', 'pawns[#0].hp 100 → 80 and 1 more']]);
    bench.run('undo', {}, { who: 'Ann' });
    expect(bench.pawn).toMatchObject({ hp: 100, team: 0 });
  });

  it('tell two rows apart that had one slot', () => {
    drag([90]);
    bench.replacePawn();
    drag([80]);
    expect(entries()).toEqual([[1, 'Ann', 'pawns[#0].hp 100 → 90 and 1 more']]);
    expect(bench.lastEntry?.changes.map(({ before, after }) => [before, after])).toEqual([
      ['100', '90'],
      ['77', '80'],
    ]);
  });

  it('go on although the simulation has moved a driven field', () => {
    drag([90]);
    bench.pawn.hp = 85;
    drag([80]);
    bench.run('undo', {}, { who: 'Ann' });
    expect(bench.pawn.hp).toBe(100);
  });

  it('move to the end of the list, where their newest step belongs', () => {
    drag([90]);
    bench.edit(team(1), 'Ben');
    drag([80]);
    expect(entries().map(([id]) => id)).toEqual([2, 1]);
    expect(bench.log.ofBeat(bench.lastEntry?.beat ?? 0).map(({ id }) => id)).toEqual([1]);
  });

  it('are told once to whoever watches the list', () => {
    drag([90]);
    bench.log.takeChanged();
    drag([80, 70]);
    expect(bench.log.takeChanged().map(({ id, text }) => [id, text])).toEqual([[1, 'pawns[#0].hp 100 → 70']]);
  });
});

describe('a gesture ends', () => {
  it('with another number, and without one', () => {
    drag([90], 7);
    drag([80], 8);
    drag([70], 0);
    drag([60], 0);
    expect(entries().length).toBe(4);
  });

  it('with any other command of the same person, and with its own undoing', () => {
    drag([90]);
    bench.edit(team(1), 'Ann');
    drag([80]);
    bench.run('undo', {}, { who: 'Ann' });
    drag([70]);
    expect(entries().map(([id]) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  it('when another operator has set the place: both of them can be undone', () => {
    drag([90]);
    bench.edit(hp(50), 'Ben');
    drag([80]);
    expect(entries().length).toBe(3);
    bench.run('undo', {}, { who: 'Ann' });
    expect(bench.pawn.hp).toBe(50);
  });

  it('when the game has changed a settled field', () => {
    bench.edit(team(1), 'Ann', 7);
    bench.pawn.team = 0;
    bench.edit(team(2), 'Ann', 7);
    expect(entries().length).toBe(2);
  });

  it('for everybody separately: another person’s number is not mine', () => {
    drag([90], 7, 'Ann');
    drag([80], 7, 'Ben');
    expect(entries().map(([, who]) => who)).toEqual(['Ann', 'Ben']);
  });
});
