import { ColumnWindow } from '@tickdeck/client/pages/control/inspector/grid/column-window.js';
import { describe, expect, it } from 'vitest';

const COLUMNS = 20;
const WIDTH_PX = 50;
const TIMES_A_SECOND = 10;
const open = () => new ColumnWindow(Array.from({ length: COLUMNS }, () => WIDTH_PX));
const written = (window: ColumnWindow) => Array.from({ length: COLUMNS }, (_, at) => at).filter((at) => window.has(at));

describe('which cells of a grid are written', () => {
  it('is all before anybody knows what is in sight', () => {
    expect(written(open())).toHaveLength(COLUMNS);
  });

  it.each([
    [0, 200, [0, 1, 2, 3]],
    [25, 200, [0, 1, 2, 3, 4]],
    [500, 100, [10, 11]],
    [900, 400, [18, 19]],
    [2_000, 400, []],
    [0, 5_000, Array.from({ length: COLUMNS }, (_, at) => at)],
  ])('is what is in sight from %i px on, over %i', (fromPx, widthPx, seen) => {
    const window = open();
    window.move(fromPx, widthPx);
    expect(written(window)).toEqual(expect.arrayContaining([...seen]));
    // Beside them only those whose turn it is.
    expect(written(window).length).toBeLessThanOrEqual(seen.length + COLUMNS / 20);
  });

  it('is every cell within four seconds, so that none is old', () => {
    const window = open();
    window.move(0, 100);
    const all = new Set<string>();
    for (let time = 0; time < 4 * TIMES_A_SECOND; time++) {
      window.next();
      for (const line of [0, 1, 2, 3].filter((index) => window.hasLine(index)))
        for (const column of written(window)) all.add(`${line} ${column}`);
    }
    expect(all.size).toBe(4 * COLUMNS);
  });

  it('tells when others have come into sight', () => {
    const window = open();
    expect([window.move(0, 200), window.move(10, 190), window.move(10, 200), window.move(60, 200)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
