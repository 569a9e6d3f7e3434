import type { Edit } from '@tickdeck/shared/commands/edit.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

const field = fc.oneof(
  fc.record({ field: fc.constant('x'), value: fc.integer({ min: 0, max: 16_000 }).map((n) => n / 16) }),
  fc.record({ field: fc.constant('hp'), value: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ field: fc.constant('aim'), value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ field: fc.constant('team'), value: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ field: fc.constant('gold'), value: fc.integer({ min: 0, max: 1000 }) }),
);
const cell = fc
  .record({ row: fc.integer({ min: 0, max: 1 }), set: field })
  .map(({ row, set }) => (bench: CommandBench): Edit => {
    return { table: 'pawns', row: bench.world.tables.pawns.id(row), ...set };
  });
const place = fc
  .oneof(
    fc.record({ path: fc.constant(['title']), value: fc.string({ maxLength: 20 }) }),
    fc.record({ path: fc.constant(['open']), value: fc.boolean() }),
    fc.record({ path: fc.constant(['round']), value: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ path: fc.constant(['mode']), value: fc.constantFrom('easy', 'hard') }),
  )
  .map((set) => (): Edit => ({ part: 'board', ...set }));
const keyOf = (edit: Edit) => ('part' in edit ? edit.path.join('.') : `${edit.row}.${edit.field}`);

/** Edits of different places. */
const transaction = fc
  .array(fc.oneof(cell, place), { minLength: 1, maxLength: 6 })
  .map((makers) => (bench: CommandBench) => {
    const edits = new Map(makers.map((make) => make(bench)).map((edit) => [keyOf(edit), edit]));
    return [...edits.values()];
  });

/** Everything a viewer could tell apart, save that moved rows say they have jumped. */
function stateOf({ world }: CommandBench) {
  const rows: unknown[] = [];
  for (const { x, y, hp, aim, team, gold, target } of world.tables.pawns.rows()) {
    rows.push({ x, y, hp, aim, team, gold, target });
  }
  return { rows, document: world.document };
}

describe('laws of transactions', () => {
  it('edit then undo changes nothing, redo after undo is the edit', () => {
    fc.assert(
      fc.property(fc.array(transaction, { minLength: 1, maxLength: 5 }), (transactions) => {
        const bench = new CommandBench();
        const states = [stateOf(bench)];
        for (const make of transactions) {
          expect(bench.edit(make(bench)).outcome).toBe('done');
          // A transaction of values that were there already leaves nothing to undo.
          if (bench.lastEntry?.undoable) states.push(stateOf(bench));
        }
        for (let at = states.length - 2; at >= 0; at--) {
          expect(bench.run('undo').outcome).toBe('done');
          expect(stateOf(bench)).toEqual(states[at]);
        }
        for (let at = 1; at < states.length; at++) {
          expect(bench.run('redo').outcome).toBe('done');
          expect(stateOf(bench)).toEqual(states[at]);
        }
      }),
    );
  });

  it('whatever two operators do, what is not done changes nothing at all', () => {
    const act = fc.oneof(
      transaction.map((make) => ({ kind: 'edit' as const, make })),
      fc.integer({ min: 0, max: 8 }).map((entry) => ({ kind: 'undo' as const, entry })),
      fc.integer({ min: 0, max: 8 }).map((entry) => ({ kind: 'redo' as const, entry })),
      fc.constant({ kind: 'replace' as const }),
    );
    const step = fc.record({ who: fc.constantFrom('Ann', 'Ben'), act });
    let conflicts = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 24 }), (steps) => {
        const bench = new CommandBench();
        for (const { who, act } of steps) {
          if (act.kind === 'replace') {
            bench.replacePawn();
            continue;
          }
          const before = bench.hash();
          const reply =
            act.kind === 'edit' ? bench.edit(act.make(bench), who) : bench.run(act.kind, { entry: act.entry }, { who });
          if (reply.outcome !== 'done') expect(bench.hash()).toBe(before);
          if (reply.outcome === 'conflict') conflicts++;
        }
      }),
      { numRuns: 300 },
    );
    expect(conflicts).toBeGreaterThan(10);
  });

  it('a transaction with one bad edit in any place changes nothing', () => {
    fc.assert(
      fc.property(transaction, fc.nat(), (make, at) => {
        const bench = new CommandBench();
        const edits = make(bench);
        const bad = [...edits];
        bad.splice(at % (edits.length + 1), 0, { table: 'pawns', row: 0x7fff0000, field: 'luck', value: 1 });
        const before = bench.hash();
        expect(bench.edit(bad).outcome).toBe('refused');
        expect(bench.hash()).toBe(before);
      }),
    );
  });
});
