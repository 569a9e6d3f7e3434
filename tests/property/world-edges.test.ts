import { number, part, record } from '@tickdeck/shared/game/document.js';
import { angle, fixed, int } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { Arena } from '@tickdeck/shared/world/arena.js';
import { diff, isEmpty } from '@tickdeck/shared/world/diff.js';
import { extrapolate } from '@tickdeck/shared/world/extrapolate.js';
import { hashSnapshot, hashView } from '@tickdeck/shared/world/hash.js';
import { restoreSnapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { columnOf, createView, project, type RowSet } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';

const state = defineState({
  tables: {
    ships: table({
      capacity: 4,
      fields: {
        x: fixed({ min: 0, max: 100, step: 1 / 8 }),
        aim: angle(256, { predict: { velocity: 'spin' } }),
        spin: int(-128, 127),
      },
    }),
  },
  document: { notes: part(record(number({ min: -9, max: 9, initial: 0 }), 9)) },
  rules: {},
  input: { turn: int(-1, 1) },
});

describe('a world at its edges', () => {
  it('takes minus zero for zero: it would look equal, come back as zero, and be sent for ever', () => {
    const [plus, minus] = [0, -0].map((zero) => {
      const world = new World(state, 1);
      world.update((draft) => {
        draft.notes = { a: zero };
      });
      return takeSnapshot(world);
    });
    if (!plus || !minus) throw new Error('two snapshots');
    const view = createView(new World(state, 1).schema, 'public');
    expect(isEmpty(diff(view, project(plus, view), project(minus, view)))).toBe(true);
    expect(hashView(project(minus, view))).toBe(hashView(project(plus, view)));
    expect(hashSnapshot(minus)).toBe(hashSnapshot(plus));
  });

  it('turns an angle that a velocity moves round, not into its end', () => {
    const world = new World(state, 1);
    world.tables.ships.spawn({ aim: 250, spin: 10 });
    const view = createView(world.schema, 'public');
    const base = project(takeSnapshot(world), view);
    const aimAfter = (ticks: number) =>
      columnOf(extrapolate(view, base, undefined, ticks, new Arena()).tables[0] as RowSet, 1)[0];
    expect(aimAfter(3)).toBe(24);
    expect(aimAfter(-26)).toBe(246);
  });

  it('goes on from its snapshot like the world it was taken from, even between two grid points', () => {
    const world = new World(state, 1);
    const id = world.tables.ships.spawn({ x: 10.3 })?.id ?? 0;
    const restored = new World(state, 2);
    restoreSnapshot(restored, takeSnapshot(world));
    for (const one of [world, restored]) {
      const row = one.tables.ships.find(id);
      if (row) row.x += 0.3;
    }
    expect(hashSnapshot(takeSnapshot(restored))).toBe(hashSnapshot(takeSnapshot(world)));
  });
});
