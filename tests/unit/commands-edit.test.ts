import { decodeEdits, type Edit, encodeEdits } from '@tickdeck/shared/commands/edit.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});

const refusal = (edits: readonly Edit[]) => {
  const before = bench.hash();
  const reply = bench.edit(edits);
  expect(reply.outcome).toBe('refused');
  expect(bench.hash()).toBe(before);
  return reply.refusals.map(({ where, why }) => `${where} ${why}`).join('\n');
};

describe('an edit', () => {
  it('sets a field and says where, before and after', () => {
    const reply = bench.edit([bench.field('hp', 40)]);
    expect(reply).toMatchObject({ outcome: 'done', text: 'pawns[#0].hp 100 → 40' });
    expect(bench.pawn.hp).toBe(40);
    expect(bench.lastEntry).toMatchObject({
      command: 'edit',
      outcome: 'done',
      undoable: true,
      changes: [{ where: 'pawns[#0].hp', row: bench.pawn.id, before: '100', after: '40' }],
    });
  });

  it('sets places of the document, by name and by list of keys', () => {
    bench.edit([
      { part: 'board', path: ['title'], value: '  two\nlines  ' },
      { part: 'people', path: ['p1', 'score'], value: 12 },
      { part: 'rules', path: ['speed'], value: 2.5 },
    ]);
    expect(bench.world.document).toMatchObject({
      board: { title: 'two lines' },
      people: { p1: { name: 'Ann', score: 12 } },
      rules: { speed: 2.5 },
    });
  });

  it('shows enumerations, flags, references and text as people read them', () => {
    const reply = bench.run('edit', {
      edits: encodeEdits([
        bench.field('team', 2),
        bench.field('human', 0),
        bench.field('target', bench.other.id),
        { part: 'board', path: ['title'], value: 'New' },
        { part: 'board', path: ['open'], value: false },
      ]),
    });
    expect(reply.outcome).toBe('done');
    expect(bench.lastEntry?.changes.map(({ before, after }) => `${before} → ${after}`)).toEqual([
      'none → blue',
      'yes → no',
      'none → pawns[#1]',
      '"tiny" → "New"',
      'true → false',
    ]);
  });

  it('makes a moved row jump, once', () => {
    bench.edit([bench.field('x', 10), bench.field('y', 20)]);
    expect(bench.pawn).toMatchObject({ x: 10, y: 20, jump: 1 });
    bench.edit([bench.field('hp', 3)]);
    expect(bench.pawn.jump).toBe(1);
  });

  it('puts fixed-point values on the nearest grid point', () => {
    bench.edit([bench.field('x', 10.03)]);
    expect(bench.pawn.x).toBe(10);
  });

  it('takes a value that is there already for no change', () => {
    const reply = bench.edit([bench.field('hp', 100)]);
    expect(reply.outcome).toBe('done');
    expect(bench.lastEntry).toMatchObject({ changes: [], undoable: false });
  });
});

describe('an edit is refused, whole, for', () => {
  it.each([
    ['hp', 101, 'is not in 0 to 100'],
    ['hp', -1, 'is not in 0 to 100'],
    ['hp', 1.5, 'not a whole number'],
    ['hp', Number.NaN, 'must be a number'],
    ['team', 3, 'is not in 0 to 2'],
    ['target', 0x50007, 'no such row'],
    ['jump', 1, 'counts jumps by itself'],
    ['wings', 1, 'no field of that table'],
  ])('%s = %s', (field, value, why) => {
    expect(refusal([bench.field(field, value)])).toContain(why);
  });

  it.each([
    [['title'], 'a text of more than twenty characters', 'longer than 20'],
    [['title'], 5, 'must be text'],
    [['open'], 'yes', 'true or false'],
    [['round'], 101, 'is not in 0 to 100'],
    [['round'], 1.5, 'not on a step of 1'],
    [['mode'], 'brutal', 'one of easy, hard'],
    [['nothing'], 1, 'in no part'],
    [[], 1, 'holds several values'],
  ])('board.%s = %s', (path, value, why) => {
    expect(refusal([{ part: 'board', path, value }])).toContain(why);
  });

  it('an entry that is not there, and names that every object has', () => {
    expect(refusal([{ part: 'people', path: ['p9', 'score'], value: 1 }])).toContain('is gone');
    expect(refusal([{ part: 'people', path: ['__proto__', 'score'], value: 1 }])).toContain('is gone');
    expect(refusal([{ part: 'constructor', path: ['name'], value: 1 }])).toContain('in no part');
    expect(refusal([{ part: 'board', path: ['constructor'], value: 1 }])).toContain('in no part');
  });

  it('a row that is gone, though its slot lives on', () => {
    const edit = bench.field('hp', 5);
    bench.replacePawn();
    expect(refusal([edit])).toContain('is gone');
  });

  it('a table that is not there', () => {
    expect(refusal([{ table: 'ships', row: 1, field: 'hp', value: 1 }])).toContain('in no table');
  });

  it('one bad place among good ones, and names every bad one', () => {
    const text = refusal([bench.field('hp', 40), bench.field('team', 9), bench.field('aim', -1)]);
    expect(text.split('\n')).toHaveLength(2);
  });

  it('a place that is named twice', () => {
    expect(refusal([bench.field('hp', 40), bench.field('hp', 41)])).toContain('twice');
  });
});

describe('a transaction as an argument', () => {
  it('comes back as it was, with any keys in its paths', () => {
    const edits: Edit[] = [
      { table: 't', row: 3, field: 'f', value: 1 },
      { part: 'p', path: [], value: 'x' },
      { part: 'p', path: ['a/b', '~c~1', ''], value: { deep: true } },
    ];
    expect(decodeEdits(encodeEdits(edits))).toEqual(edits);
  });

  it('keeps its order beyond ten edits', () => {
    const edits = Array.from({ length: 25 }, (_, value) => ({ table: 't', row: 1, field: 'f', value }));
    expect(decodeEdits(encodeEdits(edits))).toEqual(edits);
  });

  it(`holds at most ${LIMITS.editsPerTransactionMax} edits and at least one`, () => {
    const edits = (count: number) => Array.from({ length: count }, () => ({ part: 'p', path: ['a'], value: 1 }));
    expect(decodeEdits(encodeEdits(edits(LIMITS.editsPerTransactionMax)))).toHaveLength(LIMITS.editsPerTransactionMax);
    expect(decodeEdits(encodeEdits(edits(LIMITS.editsPerTransactionMax + 1)))).toContain('more than');
    expect(decodeEdits({})).toContain('at least one');
  });

  it.each([5, 'x', null, { e000: 5 }, { e000: { table: 't' } }, { e000: { part: 'p', path: [1], value: 1 } }])(
    'is refused when it is %j',
    (value) => {
      expect(typeof decodeEdits(value)).toBe('string');
    },
  );
});
