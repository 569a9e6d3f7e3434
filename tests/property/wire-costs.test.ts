import { costLines, costOf } from '@tickdeck/shared/wire/cost.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { project, type ViewState } from '@tickdeck/shared/world/view.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyState } from '../support/wild-state.js';
import { viewsOf, WildWorld } from '../support/wild-world.js';

/** The end of the range coder, and what its whole numbers lose on the way. */
const END_BITS = 16;
const LOSS = 0.01;

const sum = (bits: Float64Array) => bits.reduce((total, one) => total + one, 0);

describe('the cost of a chunk', () => {
  it('is its length, line by line', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), fc.constantFrom(0, 1, 2), (state, seed, known) => {
        const wild = new WildWorld(state, seed);
        for (const view of viewsOf(wild.world)) {
          const [previous, base, now] = [0, 1, 2].map(() => project(wild.step(), view));
          const has = [known > 0 ? base : undefined, known > 1 ? previous : undefined, now as ViewState] as const;
          const bits = costOf(view, ...has);
          const bytes = encodeState(view, ...has)?.length ?? 0;
          expect(bits).toHaveLength(costLines(view).length);
          expect(Math.min(...bits, 0)).toBe(0);
          expect(8 * bytes).toBeGreaterThanOrEqual(Math.floor(sum(bits)));
          expect(8 * bytes).toBeLessThanOrEqual(sum(bits) * (1 + LOSS) + END_BITS);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is under the field that changed', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), fc.nat(), (state, seed, pick) => {
        const wild = new WildWorld(state, seed);
        for (const view of viewsOf(wild.world)) {
          const base = project(wild.step(), view);
          const [table = -1] = base.tables.flatMap(({ count }, index) => (count > 0 ? [index] : []));
          const rows = base.tables[table];
          const columns = view.tables[table]?.columns;
          if (!rows || !columns) continue;
          const at = pick % rows.cells.length;
          const { column, wireMin, wireMax } = columns[Math.floor(at / rows.count)] ?? {};
          if (!column || wireMin === wireMax) continue;
          const cells = rows.cells.slice();
          cells[at] = cells[at] === wireMin ? (wireMax as number) : (wireMin as number);
          const now = { ...base, tables: base.tables.map((one) => (one === rows ? { ...rows, cells } : one)) };
          const still = costOf(view, base, undefined, { ...base, parts: base.parts });
          const bits = costOf(view, base, undefined, now);
          const line = costLines(view).findIndex(
            ({ of, field }) => of === view.tables[table]?.table.name && field === column.name,
          );
          expect(sum(still)).toBe(0);
          expect(bits[line]).toBeGreaterThan(0.5);
        }
      }),
      { numRuns: 40 },
    );
  });
});
