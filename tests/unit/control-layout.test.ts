import { dropAt } from '@tickdeck/client/pages/control/layout/drops.js';
import { closed, opened, put, resized, stackOf } from '@tickdeck/client/pages/control/layout/moves.js';
import {
  lengthsOf,
  openOf,
  panelsOf,
  prune,
  readLayout,
  type Split,
} from '@tickdeck/client/pages/control/layout/parts.js';
import { GAP_PX, place } from '@tickdeck/client/pages/control/layout/places.js';
import { PRESETS } from '@tickdeck/client/pages/control/layout/presets.js';
import { describe, expect, test } from 'vitest';

const SIZE = { width: 1446, height: 840, textScale: 1 };
const LAYOUT: Split = {
  share: 1,
  parts: [
    { share: 300, panels: ['players', 'links'], open: 'links' },
    {
      share: 1140,
      parts: [
        { share: 600, panels: ['world'] },
        {
          share: 240,
          parts: [
            { share: 540, panels: ['load'] },
            { share: 600, panels: ['audit'] },
          ],
        },
      ],
    },
  ],
};

/** Panels of each stack, and where they are: `world 306,0 1140x594`. */
function said(layout: Split): readonly string[] {
  return place(layout, SIZE).stacks.map(({ panels, rect: { x, y, width, height } }) => {
    const [left, top, across, down] = [x, y, width, height].map(Math.round);
    return `${panels.join('+')} ${left},${top} ${across}x${down}`;
  });
}

describe('a layout', () => {
  test('fills the screen with its stacks, and a gap between them', () => {
    expect(said(LAYOUT)).toEqual([
      'players+links 0,0 300x840',
      'world 306,0 1140x596',
      'load 306,602 537x238',
      'audit 849,602 597x238',
    ]);
    expect(place(LAYOUT, SIZE).sashes.map(({ path, at, axis }) => `${axis} ${path.join('.')} ${at}`)).toEqual([
      'x  0',
      'y 1 0',
      'x 1.1 0',
    ]);
  });

  test('gives a part its least length, which grows with the text, and the others what is left', () => {
    const parts = [
      { share: 1, min: 300, panels: ['a'] },
      { share: 1, panels: ['b'] },
      { share: 2, min: 100, panels: ['c'] },
    ];
    expect(lengthsOf(parts, 600)).toEqual([300, 100, 200]);
    expect(lengthsOf(parts, 600, 1.4)).toEqual([420, 40, 140]);
    expect(lengthsOf(parts, 300).reduce((sum, one) => sum + one, 0)).toBe(300);
  });

  test('loses the panels that this build does not have, and the parts that are empty then', () => {
    const left = prune(LAYOUT, (panel) => panel === 'world' || panel === 'players');
    expect(left && said(left)).toEqual(['players 0,0 300x840', 'world 306,0 1140x840']);
    expect(prune(LAYOUT, () => false)).toBeUndefined();
  });

  test('shows the panel that was opened, and the first where the open one is gone', () => {
    const open = (layout: Split) => place(layout, SIZE).stacks.map((stack) => stack.open);
    expect(open(LAYOUT)).toEqual(['links', 'world', 'load', 'audit']);
    expect(open(opened(LAYOUT, 'players'))).toEqual(['players', 'world', 'load', 'audit']);
    expect(open(closed(LAYOUT, 'links'))).toEqual(['players', 'world', 'load', 'audit']);
    expect(openOf({ share: 1, panels: ['a'], open: 'b' })).toBe('a');
  });

  test('keeps its last panel', () => {
    const one = ['players', 'links', 'load', 'audit'].reduce(closed, LAYOUT);
    expect(panelsOf(closed(one, 'world'))).toEqual(['world']);
  });
});

describe('a panel is put', () => {
  test('among the tabs of another stack', () => {
    const next = put(LAYOUT, 'audit', { kind: 'within', beside: 'players', at: 1 });
    expect(said(next)).toEqual(['players+audit+links 0,0 300x840', 'world 306,0 1140x596', 'load 306,602 1140x238']);
    expect(stackOf(next, 'links')?.open).toBe('audit');
  });

  test('beside a stack, the way its split runs or across it', () => {
    const beside = (side: 'left' | 'below') => said(put(LAYOUT, 'links', { kind: 'beside', beside: 'load', side }));
    expect(beside('left').slice(2, 4)).toEqual(['links 306,602 267x238', 'load 579,602 267x238']);
    expect(beside('below').slice(2, 4)).toEqual(['load 306,602 537x116', 'links 306,724 537x116']);
  });

  test('out of its own stack, beside what stays there', () => {
    const next = put(LAYOUT, 'links', { kind: 'beside', beside: 'links', side: 'below' });
    expect(said(next).slice(0, 2)).toEqual(['players 0,0 300x417', 'links 0,423 300x417']);
  });

  test('along a whole edge', () => {
    const along = (side: 'left' | 'below') => said(put(LAYOUT, 'links', { kind: 'edge', side }));
    expect(along('left')[0]).toMatch(/^links 0,0 \d+x840$/);
    expect(along('below').at(-1)).toMatch(/^links 0,\d+ 1446x\d+$/);
  });

  test('nowhere where nothing is', () => {
    expect(put(LAYOUT, 'links', { kind: 'beside', beside: 'nobody', side: 'left' })).toBe(LAYOUT);
    const alone = put(LAYOUT, 'world', { kind: 'beside', beside: 'world', side: 'left' });
    expect(alone).toBe(LAYOUT);
  });
});

describe('what is between two parts', () => {
  const lengths = place(LAYOUT, SIZE).sashes[1]?.lengths ?? [];

  test('gives one what it takes from the other, and the rest stays', () => {
    expect(said(resized(LAYOUT, [1], 0, lengths, -100))).toEqual([
      'players+links 0,0 300x840',
      'world 306,0 1140x496',
      'load 306,502 537x338',
      'audit 849,502 597x338',
    ]);
  });

  test('leaves each enough to take hold of', () => {
    expect(said(resized(LAYOUT, [1], 0, lengths, 9000))[1]).toBe('world 306,0 1140x744');
    expect(said(resized(LAYOUT, [1], 0, lengths, -9000))[1]).toBe('world 306,0 1140x90');
  });
});

describe('a panel that is let go of', () => {
  const placed = place(LAYOUT, SIZE);
  const at = (x: number, y: number) => dropAt(placed, SIZE, { x, y }, 32, () => 1)?.spot;

  test.each([
    [700, 10 + GAP_PX, { kind: 'within', beside: 'world', at: 1 }],
    [900, 300, { kind: 'within', beside: 'world', at: 1 }],
    [320, 300, { kind: 'beside', beside: 'world', side: 'left' }],
    [900, 560, { kind: 'beside', beside: 'world', side: 'below' }],
    [5, 300, { kind: 'edge', side: 'left' }],
    [700, 835, { kind: 'edge', side: 'below' }],
    [-5, 300, undefined],
  ])('at %d, %d lands there', (x, y, spot) => {
    expect(at(x, y)).toEqual(spot);
  });
});

describe('a stored layout', () => {
  test.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { share: 1, panels: ['world'] },
    { share: 0, parts: [{ share: 1, panels: ['world'] }] },
    { share: 1, parts: [{ share: 1, panels: [] }] },
    { share: 1, parts: [{ share: Number.NaN, panels: ['world'] }] },
    { share: 1, parts: [{ share: 1, panels: ['world'] }, 'x'] },
  ])('is not read out of %j', (broken) => {
    expect(readLayout(broken)).toBeUndefined();
  });

  test('has each panel once', () => {
    const twice = { share: 1, parts: [...LAYOUT.parts, { share: 1, panels: ['world', 'rooms'] }] };
    const read = readLayout(JSON.parse(JSON.stringify(twice)));
    expect(read && panelsOf(read)).toEqual([...panelsOf(LAYOUT), 'rooms']);
  });

  test.each(PRESETS)('of the preset $title is what it was', ({ layout }) => {
    const panels = panelsOf(layout);
    expect(new Set(panels).size).toBe(panels.length);
    expect(panels).toContain('world');
    expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
  });
});
