import type { Shown, ShownTable } from '@tickdeck/client/net/frame.js';

/** Distance in world units that stays free around a spot, and between two of them. */
const FREE = 160;
const STEP = 40;

/** Spots of an arena with nothing near, far from each other. */
export function emptySpots(shown: Shown, [width, height]: readonly [number, number]): readonly [number, number][] {
  const spots: [number, number][] = [];
  for (let y = FREE; y <= height - FREE; y += STEP) {
    for (let x = FREE; x <= width - FREE; x += STEP) {
      const apart = spots.every(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) > 2 * FREE);
      if (apart && isFree(shown, x, y)) spots.push([x, y]);
    }
  }
  return spots;
}

function isFree({ tables }: Shown, x: number, y: number): boolean {
  const rocks = rowsOf(tables.rocks, ['x', 'y', 'radius']);
  const walls = rowsOf(tables.walls, ['x', 'y', 'width', 'height']);
  return (
    rocks.every(([rockX = 0, rockY = 0, radius = 0]) => Math.hypot(rockX - x, rockY - y) > radius + FREE) &&
    walls.every(([wallX = 0, wallY = 0, width = 0, height = 0]) => {
      const dx = Math.max(0, Math.abs(wallX - x) - width / 2);
      const dy = Math.max(0, Math.abs(wallY - y) - height / 2);
      return Math.hypot(dx, dy) > FREE;
    })
  );
}

function rowsOf(table: ShownTable | undefined, fields: readonly string[]): readonly (readonly number[])[] {
  return Array.from({ length: table?.count ?? 0 }, (_, row) =>
    fields.map((field) => table?.columns[field]?.[row] ?? 0),
  );
}
