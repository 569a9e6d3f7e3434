import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});
const stones = () => Array.from(bench.world.tables.stones.rows(), ({ id, x, y, jump }) => ({ id, x, y, jump }));

describe('a command whose changes are recorded', () => {
  it('is shown row by row, taken back and done again, ids and all', () => {
    bench.run('rain', { stones: 3 });
    const before = stones();
    const reply = bench.run('sweep', { stones: 2 });
    expect(reply.changes).toMatchObject([
      { where: 'stones[#2]', before: 'there', after: 'gone' },
      { where: 'stones[#3]', before: 'there', after: 'gone' },
    ]);
    expect(stones()).toEqual(before.slice(0, 2));
    const swept = bench.hash();
    bench.run('undo');
    expect(stones()).toEqual(before);
    bench.run('redo');
    expect(stones()).toEqual(before.slice(0, 2));
    expect(bench.hash()).toBe(swept);
  });

  it('cannot be taken back once another row has the place, which is named, and then changes nothing', () => {
    bench.run('rain', { stones: 1 });
    bench.run('sweep', { stones: 2 });
    bench.world.tables.stones.spawn({ x: 5 });
    const before = bench.hash();
    const reply = bench.run('undo');
    expect(reply).toMatchObject({ outcome: 'conflict' });
    expect(reply.refusals).toEqual([
      { where: 'stones[#0]', why: 'cannot come back: another row has had its place since' },
    ]);
    expect(bench.hash()).toBe(before);
    bench.world.tables.stones.despawn(bench.world.tables.stones.id(0));
    expect(bench.run('undo').outcome).toBe('conflict');
  });

  it('does not jump rows that it leaves where they are', () => {
    bench.run('rain', { stones: 2 });
    bench.run('sweep', { stones: 1 });
    bench.run('undo');
    expect(stones().map(({ jump }) => jump)).toEqual([0, 0, 0]);
  });
});

describe('what is remembered for undo', () => {
  const edits = (count: number) => {
    const table = bench.world.tables.stones;
    return Array.from({ length: count }, (_, slot) => ({ table: 'stones', row: table.id(slot), field: 'x', value: 7 }));
  };

  it('is bounded in all: the oldest is known, and can no longer be taken back', () => {
    const log = new CommandLog(undefined, 5);
    const inverse = (count: number) => ({
      kind: 'touches' as const,
      touches: Array.from({ length: count }, () => ({
        place: { kind: 'setting' as const, name: 'speed' as const },
        origin: 'settled' as const,
        before: 1,
        after: 2,
      })),
    });
    const entry = { at: 0, who: 'A', role: 'host', beat: 1, tick: 1, command: 'c', outcome: 'done', text: '' } as const;
    for (const count of [1, 2, 3]) log.add({ ...entry, changes: [] }, 'a', {}, inverse(count));
    expect(log.entries().map(({ undoable }) => undoable)).toEqual([false, true, true]);
    log.add({ ...entry, changes: [] }, 'a', {}, inverse(6));
    expect(log.entries().map(({ undoable }) => undoable)).toEqual([false, false, false, false]);
    expect(log.newest('a', 'applied')).toBeUndefined();
  });

  it('is as much as many full transactions, whatever else is given up', () => {
    bench.run('rain', { stones: 100 });
    const transactions = Math.floor(LIMITS.undoValuesMax / 50);
    expect(transactions).toBeGreaterThan(LIMITS.auditEntriesMax);
    for (let i = 0; i < 4; i++) bench.edit(edits(50).map((edit) => ({ ...edit, value: i })));
    expect(bench.log.entries().filter(({ undoable }) => undoable)).toHaveLength(5);
  });
});
