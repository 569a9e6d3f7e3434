import { fromDock, toDock } from '@tickdeck/client/pages/control/layout/dock-json.js';
import { lengthsOf, panelsOf, prune, readLayout, type Split } from '@tickdeck/client/pages/control/layout/parts.js';
import { PRESETS } from '@tickdeck/client/pages/control/layout/presets.js';
import { describe, expect, test } from 'vitest';

const SIZE = { width: 1440, height: 840, textScale: 1 };
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

describe('a layout', () => {
  test('is the same after it was a dock', () => {
    const dock = toDock(LAYOUT, SIZE, (panel) => panel.toUpperCase());
    expect(dock.panels.links).toEqual({ id: 'links', contentComponent: 'links', title: 'LINKS' });
    const panels = panelsOf(LAYOUT);
    expect(Object.keys(dock.panels)).toEqual(panels);
    const again = fromDock(dock);
    expect(again && panelsOf(again)).toEqual(panels);
    expect(again && toDock(again, SIZE, (panel) => panel.toUpperCase())).toEqual(dock);
  });

  test('fills every size: the parts of a split add up to it', () => {
    const [left, right] = lengthsOf(LAYOUT.parts, 2880);
    expect([left, right]).toEqual([600, 2280]);
  });

  test('gives a part its least length, and the others what is left', () => {
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
    expect(left && panelsOf(left)).toEqual(['players', 'world']);
    expect(left?.parts.length).toBe(2);
    expect(prune(LAYOUT, () => false)).toBeUndefined();
  });

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

  test('read again has each panel once', () => {
    const twice = { share: 1, parts: [...LAYOUT.parts, { share: 1, panels: ['world', 'rooms'] }] };
    const read = readLayout(JSON.parse(JSON.stringify(twice)));
    expect(read && panelsOf(read)).toEqual([...panelsOf(LAYOUT), 'rooms']);
  });

  test.each(PRESETS)('of the preset $title has every panel once, and can be stored', ({ layout }) => {
    const panels = panelsOf(layout);
    expect(new Set(panels).size).toBe(panels.length);
    expect(panels).toContain('world');
    const read = readLayout(JSON.parse(JSON.stringify(layout)));
    expect(read && panelsOf(read)).toEqual(panels);
  });
});
