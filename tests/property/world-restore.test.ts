import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyGame, type tinyState } from '../support/tiny-game.js';

/** One thing that happens to a table: a row comes, or the one at an index among those that are there goes. */
type Step = { readonly come: number } | { readonly go: number };

const steps = fc.array(
  fc.oneof(fc.record({ come: fc.nat(1000) }), fc.record({ go: fc.nat(1000) })) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);

/** A world to which some of that has happened. */
function worldAfter(history: readonly Step[]) {
  const world = createWorld<typeof tinyState>(tinyGame as never, 3);
  const { stones } = world.tables;
  const ids = () => Array.from(stones.rows(), ({ id }) => id);
  const make = (step: Step, except = 0) => {
    if ('come' in step) stones.spawn({ x: step.come, y: 1 });
    const others = ids().filter((id) => id !== except);
    if ('go' in step && others.length > 0) stones.despawn(others[step.go % others.length] as number);
  };
  for (const step of history) make(step);
  return { world, stones, ids, make, hash: () => hashSnapshot(takeSnapshot(world)) };
}

describe('a row that is restored', () => {
  it('is as if it had never gone, whatever else has gone and come since, unless its slot was used', () => {
    fc.assert(
      fc.property(steps, steps, fc.nat(1000), (history, since, which) => {
        const [there, back] = [worldAfter(history), worldAfter(history)];
        const ids = there.ids();
        fc.pre(ids.length > 0);
        const id = ids[which % ids.length] as number;
        const image = there.stones.layout.columns.map(({ name }) => there.stones.column(name)[slotOf(id)] as number);
        back.stones.despawn(id);
        for (const step of since) {
          there.make(step, id);
          back.make(step, id);
        }
        const reused = back.stones.generations[slotOf(id)] !== there.stones.generations[slotOf(id)];
        if (reused) return;
        expect(back.stones.restore(id, image)).toBe(true);
        expect(back.hash()).toBe(there.hash());
        back.make({ come: 5 });
        there.make({ come: 5 });
        expect(back.hash()).toBe(there.hash());
      }),
    );
  });

  it('does not push another one out', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { stones, ids, hash } = worldAfter(history);
        const before = hash();
        for (const id of ids()) expect(stones.restore(id, [0, 0, 0])).toBe(false);
        expect(stones.restore(stones.high, [0, 0, 0])).toBe(false);
        expect(hash()).toBe(before);
      }),
    );
  });
});
