import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});
const title = (value: string) => ({ part: 'board', path: ['title'], value });

describe('undo', () => {
  it('takes back my newest and leaves two entries in the audit list', () => {
    bench.edit([bench.field('hp', 40)]);
    expect(bench.run('undo')).toMatchObject({ outcome: 'done', text: 'pawns[#0].hp 40 → 100' });
    expect(bench.pawn.hp).toBe(100);
    expect(bench.log.entries().map(({ command, undoable }) => [command, undoable])).toEqual([
      ['edit', false],
      ['undo', false],
    ]);
  });

  it('goes back step by step, over my own commands only', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.edit([title('A')], 'Ben');
    bench.edit([bench.field('hp', 30)], 'Ann');
    bench.run('undo', {}, { who: 'Ann' });
    expect(bench.pawn.hp).toBe(40);
    bench.run('undo', {}, { who: 'Ann' });
    expect(bench.pawn.hp).toBe(100);
    expect(bench.run('undo', {}, { who: 'Ann' })).toMatchObject({ outcome: 'refused' });
    expect(bench.world.document.board.title).toBe('A');
  });

  it('takes back what it is told to, even somebody else’s', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.edit([title('A')], 'Ann');
    expect(bench.run('undo', { entry: 1 }, { who: 'Ben' }).outcome).toBe('done');
    expect(bench.pawn.hp).toBe(100);
    expect(bench.world.document.board.title).toBe('A');
  });

  it('refuses what is undone, cannot be undone, or is not there', () => {
    bench.edit([bench.field('hp', 40)]);
    bench.run('undo');
    expect(bench.run('undo', { entry: 1 }).text).toContain('undone already');
    expect(bench.run('undo', { entry: 2 }).text).toContain('cannot be undone');
    expect(bench.run('undo', { entry: 99 }).text).toContain('no entry 99');
  });

  it('jumps a row that it moves', () => {
    bench.edit([bench.field('x', 10)]);
    bench.run('undo');
    expect(bench.pawn).toMatchObject({ x: 500, jump: 2 });
  });
});

describe('undo finds a conflict, names it and changes nothing, when', () => {
  const conflict = (text: string) => {
    const before = bench.hash();
    const reply = bench.run('undo', { entry: 1 }, { who: 'Ann' });
    expect(reply.outcome).toBe('conflict');
    expect(reply.text).toContain(text);
    expect(bench.hash()).toBe(before);
    expect(bench.log.find(1)?.entry.undoable).toBe(true);
  };

  it('anybody has changed a document place since, naming mine and now', () => {
    bench.edit([bench.field('hp', 40), title('Mine')], 'Ann');
    bench.edit([title('Theirs')], 'Ben');
    conflict('board.title was left at "Mine" and is "Theirs" now');
  });

  it('the game has changed a settled field since', () => {
    bench.edit([bench.field('team', 1)], 'Ann');
    bench.pawn.team = 2;
    conflict('pawns[#0].team was left at red and is blue now');
  });

  it('another operator has changed a driven field since', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.edit([bench.field('hp', 60)], 'Ben');
    conflict('pawns[#0].hp was set by Ben since (entry 2) and is 60 now');
  });

  it('the row is gone and another has its slot', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.replacePawn();
    conflict('pawns[#0].hp is gone');
  });

  it('the entry of a record is gone', () => {
    bench.edit([{ part: 'people', path: ['p1', 'score'], value: 4 }], 'Ann');
    bench.world.update((draft) => {
      delete draft.people.p1;
    });
    conflict('people.p1.score is gone');
  });
});

describe('undo of a driven field', () => {
  it('restores the old value though the simulation has moved it', () => {
    bench.edit([bench.field('hp', 40)]);
    bench.pawn.hp = 13;
    expect(bench.run('undo').outcome).toBe('done');
    expect(bench.pawn.hp).toBe(100);
  });

  it('is no conflict once the other operator has undone theirs', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.edit([bench.field('hp', 60)], 'Ben');
    bench.run('undo', {}, { who: 'Ben' });
    expect(bench.run('undo', {}, { who: 'Ann' }).outcome).toBe('done');
    expect(bench.pawn.hp).toBe(100);
  });
});

describe('redo', () => {
  it('does again what was undone, and can be undone again', () => {
    bench.edit([bench.field('hp', 40), title('New')]);
    bench.run('undo');
    expect(bench.run('redo').outcome).toBe('done');
    expect([bench.pawn.hp, bench.world.document.board.title]).toEqual([40, 'New']);
    expect(bench.log.find(1)?.entry.undoable).toBe(true);
    bench.run('undo');
    expect([bench.pawn.hp, bench.world.document.board.title]).toEqual([100, 'tiny']);
  });

  it('does the last undone first', () => {
    bench.edit([bench.field('hp', 40)]);
    bench.edit([bench.field('hp', 30)]);
    bench.run('undo');
    bench.run('undo');
    bench.run('redo');
    expect(bench.pawn.hp).toBe(40);
    bench.run('redo');
    expect(bench.pawn.hp).toBe(30);
    expect(bench.run('redo').outcome).toBe('refused');
  });

  it('does not reach back past what was done since', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.run('undo', {}, { who: 'Ann' });
    bench.edit([bench.field('gold', 7)], 'Ben');
    bench.edit([title('New')], 'Ann');
    expect(bench.run('redo', {}, { who: 'Ann' })).toMatchObject({
      outcome: 'refused',
      text: 'You have nothing to redo.',
    });
    expect(bench.pawn.hp).toBe(100);
    // By its entry it still can be done again, and it still is undone.
    expect(bench.run('undo', { entry: 1 }).outcome).toBe('refused');
    expect(bench.run('redo', { entry: 1 }).outcome).toBe('done');
    expect(bench.pawn.hp).toBe(40);
  });

  it('is not put off by what was refused, or done by others', () => {
    bench.edit([bench.field('hp', 40)], 'Ann');
    bench.run('undo', {}, { who: 'Ann' });
    bench.edit([title('Theirs')], 'Ben');
    bench.edit([bench.field('hp', 99999)], 'Ann');
    expect(bench.run('redo', {}, { who: 'Ann' }).outcome).toBe('done');
  });

  it('finds the same conflicts', () => {
    bench.edit([title('Mine')], 'Ann');
    bench.run('undo', {}, { who: 'Ann' });
    bench.edit([title('Theirs')], 'Ben');
    expect(bench.run('redo', {}, { who: 'Ann' })).toMatchObject({ outcome: 'conflict' });
    expect(bench.world.document.board.title).toBe('Theirs');
  });
});

describe('what is no edit is undone too', () => {
  it('pause, resume, speed and bots by setting them back', () => {
    bench.run('pause');
    bench.run('speed', { factor: 0.5 });
    bench.run('bots', { count: 4 });
    expect(bench.settings).toEqual({ paused: true, speed: 0.5, bots: 4 });
    for (let i = 0; i < 3; i++) expect(bench.run('undo').outcome).toBe('done');
    expect(bench.settings).toEqual({ paused: false, speed: 1, bots: 0 });
    bench.run('redo');
    expect(bench.settings.paused).toBe(true);
  });

  it('a conflict when somebody has set it since', () => {
    bench.run('speed', { factor: 0.5 }, { who: 'Ann' });
    bench.run('speed', { factor: 2 }, { who: 'Ben' });
    expect(bench.run('undo', {}, { who: 'Ann' })).toMatchObject({ outcome: 'conflict' });
    expect(bench.settings.speed).toBe(2);
  });

  it('takes back one’s own, not that of somebody of the same name', () => {
    bench.run('pause', {}, { who: 'Op', person: 'laptop' });
    bench.run('speed', { factor: 2 }, { who: 'Op', person: 'phone' });
    expect(bench.run('undo', {}, { who: 'Op', person: 'laptop' }).outcome).toBe('done');
    expect(bench.settings).toMatchObject({ paused: false, speed: 2 });
  });

  it('a game’s command by the command it names', () => {
    const { stones } = bench.world.tables;
    bench.run('rain', { stones: 5 });
    expect(stones.count).toBe(6);
    bench.run('undo');
    expect(stones.count).toBe(1);
    bench.run('redo');
    expect(stones.count).toBe(6);
  });
});
