import { Arena } from '@tickdeck/shared/world/arena.js';
import { diff, isEmpty } from '@tickdeck/shared/world/diff.js';
import { extrapolate, pastOf } from '@tickdeck/shared/world/extrapolate.js';
import { hashSnapshot, hashView } from '@tickdeck/shared/world/hash.js';
import { restoreSnapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { columnOf, project, type RowSet } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patched } from '../support/patched.js';
import { anyState } from '../support/wild-state.js';
import { plain, viewsOf, WildWorld } from '../support/wild-world.js';

const anyWorld = fc.tuple(anyState, fc.integer()).map(([state, seed]) => new WildWorld(state, seed));
const runs = { numRuns: 100 };

describe('a diff', () => {
  it('names all that turns any state into any other of the same view', () => {
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: 1, max: 6 }), (wild, steps) => {
        for (const view of viewsOf(wild.world)) {
          const from = project(takeSnapshot(wild.world), view);
          let to = from;
          for (let i = 0; i < steps; i++) to = project(wild.step(), view);
          const there = patched(from, diff(view, from, to), to.tick);
          expect(plain(there)).toEqual(plain(to));
          expect(plain(patched(there, diff(view, to, from), from.tick))).toEqual(plain(from));
        }
      }),
      runs,
    );
  });

  it('finds nothing between a state and itself', () => {
    fc.assert(
      fc.property(anyWorld, (wild) => {
        for (const view of viewsOf(wild.world)) {
          const state = project(takeSnapshot(wild.world), view);
          expect(isEmpty(diff(view, state, structuredClone(state)))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('composes: one step over two changes is as good as two steps', () => {
    fc.assert(
      fc.property(anyWorld, (wild) => {
        for (const view of viewsOf(wild.world)) {
          const [a, b, c] = [wild.step(), wild.step(), wild.step()].map((snapshot) => project(snapshot, view));
          if (!a || !b || !c) throw new Error('three states');
          const step = patched(a, diff(view, a, c), c.tick);
          const steps = patched(patched(a, diff(view, a, b), b.tick), diff(view, b, c), c.tick);
          expect(plain(step)).toEqual(plain(steps));
        }
      }),
      runs,
    );
  });
});

describe('an extrapolated state', () => {
  it('keeps every value in its range, however far ahead or back', () => {
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: -100_000, max: 100_000 }), (wild, ticks) => {
        for (const view of viewsOf(wild.world)) {
          const previous = project(wild.step(), view);
          const base = project(wild.step(), view);
          const arena = new Arena();
          const state = extrapolate(view, base, pastOf(base, previous, arena), ticks, arena);
          for (const [t, { columns }] of view.tables.entries()) {
            for (const [c, { wireMin, wireMax }] of columns.entries()) {
              const values = [...columnOf(state.tables[t] as RowSet, c)];
              expect(values.filter((value) => value < wireMin || value > wireMax)).toEqual([]);
            }
          }
        }
      }),
      runs,
    );
  });
});

describe('a snapshot', () => {
  it('restores exactly, into a fresh world and into one that went on', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), (state, seed) => {
        const wild = new WildWorld(state, seed);
        const snapshot = wild.step();
        const hash = hashSnapshot(snapshot);
        const fresh = new World(state, 0);
        restoreSnapshot(fresh, structuredClone(snapshot));
        expect(takeSnapshot(fresh)).toEqual(snapshot);
        for (let i = 0; i < 5; i++) wild.step();
        restoreSnapshot(wild.world, snapshot);
        expect(takeSnapshot(wild.world)).toEqual(snapshot);
        expect(hashSnapshot(takeSnapshot(wild.world))).toBe(hash);
      }),
      runs,
    );
  });

  it('gives the same slots and ids to the next rows after restoring', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), (state, seed) => {
        const wild = new WildWorld(state, seed);
        const fresh = new World(state, 0);
        restoreSnapshot(fresh, wild.step());
        for (const [index, table] of wild.world.tableList.entries()) {
          const other = fresh.tableList[index];
          for (let i = 0; i < 50; i++) expect(other?.spawn()?.id).toBe(table.spawn()?.id);
        }
      }),
      runs,
    );
  });
});

describe('hashes', () => {
  it('are equal for equal states, whatever the order of the keys', () => {
    fc.assert(
      fc.property(anyWorld, (wild) => {
        for (const view of viewsOf(wild.world)) {
          const state = project(wild.step(), view);
          const turned = { ...state, parts: state.parts.map(reversed) };
          expect(hashView(turned)).toBe(hashView(state));
        }
      }),
      runs,
    );
  });

  it('differ when anything differs', () => {
    fc.assert(
      fc.property(anyWorld, (wild) => {
        for (const view of viewsOf(wild.world)) {
          const one = project(wild.step(), view);
          const other = project(wild.step(), view);
          const isSame = one.tick === other.tick && isEmpty(diff(view, one, other));
          expect(hashView(one) === hashView(other)).toBe(isSame);
        }
      }),
      runs,
    );
  });
});

/** The same tree with its keys written in the other order. */
function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  ) as T;
}
