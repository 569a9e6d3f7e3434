import { closed, put, resized, type Spot } from '@tickdeck/client/pages/control/layout/moves.js';
import { panelsOf, type Split } from '@tickdeck/client/pages/control/layout/parts.js';
import { type Placed, place } from '@tickdeck/client/pages/control/layout/places.js';
import { PRESETS } from '@tickdeck/client/pages/control/layout/presets.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const SIZE = { width: 1440, height: 840, textScale: 1 };
const layout = fc.constantFrom(...PRESETS.map((preset) => preset.layout));
const side = fc.constantFrom('left', 'right', 'above', 'below');

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

/** A change that hands make, of whatever panels and sashes there are. */
const change = fc.record({
  kind: fc.constantFrom('within', 'beside', 'edge', 'close', 'resize'),
  panel: fc.nat(),
  beside: fc.nat(),
  side,
  at: fc.nat(4),
  byPx: fc.integer({ min: -2000, max: 2000 }),
});

function changed(now: Split, { kind, panel, beside, side: where, at, byPx }: Change): Split {
  const panels = panelsOf(now);
  const [moved, mate] = [panels[panel % panels.length] ?? '', panels[beside % panels.length] ?? ''];
  if (kind === 'close') return closed(now, moved);
  if (kind === 'resize') {
    const { sashes } = place(now, SIZE);
    const sash = sashes[panel % Math.max(1, sashes.length)];
    return sash ? resized(now, sash.path, sash.at, sash.lengths, byPx) : now;
  }
  const spots: { readonly [kind: string]: Spot } = {
    within: { kind: 'within', beside: mate, at },
    beside: { kind: 'beside', beside: mate, side: where },
    edge: { kind: 'edge', side: where },
  };
  return put(now, moved, spots[kind] as Spot);
}

function areaOf({ stacks, sashes }: Placed): number {
  return [...stacks, ...sashes].reduce((sum, { rect }) => sum + rect.width * rect.height, 0);
}

test('whatever hands do to a layout, no panel is lost or there twice but those that are closed', () => {
  fc.assert(
    fc.property(layout, fc.array(change, { maxLength: 12 }), (first, changes) => {
      changes.reduce((now, one) => {
        const next = changed(now, one);
        const [before, after] = [[...panelsOf(now)].sort(), [...panelsOf(next)].sort()];
        if (one.kind === 'close') expect(before).toEqual(expect.arrayContaining(after));
        else expect(after).toEqual(before);
        expect(after.length).toBeGreaterThan(0);
        return next;
      }, first);
    }),
  );
});

test('whatever hands do to a layout, its stacks and what is between them fill the screen', () => {
  fc.assert(
    fc.property(layout, fc.array(change, { maxLength: 8 }), (first, changes) => {
      const placed = place(changes.reduce(changed, first), SIZE);
      expect(placed.stacks.every(({ panels, open }) => panels.includes(open))).toBe(true);
      expect(placed.stacks.every(({ rect }) => rect.width >= 0 && rect.height >= 0)).toBe(true);
      expect(areaOf(placed)).toBeCloseTo(SIZE.width * SIZE.height, 3);
    }),
  );
});
