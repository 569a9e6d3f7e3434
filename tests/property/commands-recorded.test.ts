import { defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import type { Stage } from '@tickdeck/shared/commands/stage.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, OPERATOR, project } from '@tickdeck/shared/world/view.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';

/** Something that a game's command may do to a world. */
type Deed =
  | { readonly kind: 'come'; readonly x: number }
  | { readonly kind: 'go' | 'kill'; readonly which: number }
  | { readonly kind: 'move' | 'hurt' | 'enlist'; readonly which: number; readonly value: number }
  | { readonly kind: 'know' | 'forget'; readonly key: string; readonly value: number };

const which = fc.nat(30);
const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('come' as const), x: fc.nat(1000) }),
    fc.record({ kind: fc.constantFrom('go' as const, 'kill' as const), which }),
    fc.record({ kind: fc.constantFrom('move' as const, 'hurt' as const), which, value: fc.nat(100) }),
    fc.record({ kind: fc.constant('enlist' as const), which, value: fc.nat(2) }),
    fc.record({
      kind: fc.constantFrom('know' as const, 'forget' as const),
      key: fc.constantFrom('p1', 'p2', 'p3'),
      value: fc.nat(1000),
    }),
  ) as fc.Arbitrary<Deed>,
  { maxLength: 12 },
);

/** A bench with a command that does these deeds, whatever they are. */
function benchFor(list: readonly Deed[]) {
  const bench = new CommandBench();
  const [about, role, risk] = ['room', 'operator', 'R1'] as const;
  const apply = ({ world }: Stage) => {
    for (const deed of list) act(world as never, deed);
    return done('Done.');
  };
  for (let i = 0; i < 6; i++) bench.world.tables.stones.spawn({ x: i, y: i });
  bench.register(
    defineCommand({ name: 'chaos', label: '', says: '', about, role, risk, undo: 'recorded', args: {}, apply }),
  );
  return bench;
}

function act(world: CommandBench['world'], deed: Deed): void {
  const { pawns, stones } = world.tables;
  const pick = (ids: readonly number[]) => ids[('which' in deed ? deed.which : 0) % Math.max(1, ids.length)] ?? 0;
  const stone = pick(Array.from(stones.rows(), ({ id }) => id));
  const pawn = pawns.find(pick(Array.from(pawns.rows(), ({ id }) => id)));
  switch (deed.kind) {
    case 'come':
      stones.spawn({ x: deed.x, y: 1 });
      break;
    case 'go':
      stones.despawn(stone);
      break;
    case 'kill':
      if (pawn) pawns.despawn(pawn.id);
      break;
    case 'move':
      if (pawn) pawn.x = deed.value;
      break;
    case 'hurt':
      if (pawn) pawn.hp = deed.value;
      break;
    case 'enlist':
      if (pawn) pawn.team = deed.value;
      break;
    case 'know':
    case 'forget':
      world.update(({ people }) => {
        if (deed.kind === 'forget') delete people[deed.key];
        else people[deed.key] = { name: 'X', score: deed.value };
      });
  }
}

/** What an operator sees, without the counts of jumps. */
function seen({ world }: CommandBench) {
  const view = createView(world.schema, OPERATOR);
  const { tables, parts } = project(takeSnapshot(world as never), view);
  const rows = tables.map(({ slots, generations, cells, count }, index) => {
    const { columns, jump } = view.tables[index] as (typeof view.tables)[number];
    const values = columns.map((_, c) => (c === jump ? [] : [...cells.subarray(c * count, (c + 1) * count)]));
    return [[...slots], [...generations], ...values];
  });
  return { rows, parts };
}

describe('a command whose changes are recorded', () => {
  it('is taken back and done again, whatever it did', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const bench = benchFor(list);
        const before = seen(bench);
        expect(bench.run('chaos').outcome).toBe('done');
        const after = seen(bench);
        if (!bench.lastEntry?.undoable) {
          expect(after).toEqual(before);
          return;
        }
        for (let i = 0; i < 2; i++) {
          expect(bench.run('undo')).toMatchObject({ outcome: 'done' });
          expect(seen(bench)).toEqual(before);
          expect(bench.run('redo')).toMatchObject({ outcome: 'done' });
          expect(seen(bench)).toEqual(after);
        }
      }),
      // A slot that is used, freed and used again within one command.
      {
        examples: [
          [
            [
              { kind: 'go', which: 2 },
              { kind: 'come', x: 5 },
              { kind: 'go', which: 2 },
            ],
          ],
        ],
      },
    );
  });

  it('is taken back whole or not at all, whatever has happened since', () => {
    fc.assert(
      fc.property(deeds, deeds, (list, since) => {
        const bench = benchFor(list);
        bench.run('chaos');
        for (const deed of since) act(bench.world, deed);
        const before = seen(bench);
        const { outcome, refusals } = bench.run('undo');
        if (outcome === 'done') return;
        expect(seen(bench)).toEqual(before);
        expect(outcome === 'refused' || refusals.length > 0).toBe(true);
      }),
    );
  });

  it('is foreseen by its preview', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const bench = benchFor(list);
        const foreseen = bench.preview('chaos');
        expect(bench.run('chaos')).toEqual(foreseen);
      }),
    );
  });
});
