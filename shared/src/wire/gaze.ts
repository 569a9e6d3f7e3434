import type { CellGrid } from '../game/relevancy.js';
import { type Layout, whole } from './layout.js';

/** Parts of a cell's side in which a gaze says where it is. */
export const GAZE_PARTS = 256;

/** A place as a gaze says it: in parts of a cell's side from the least x and y of the world. */
export interface GazePlace {
  readonly x: number;
  readonly y: number;
}

/** One way of a gaze's place, in a world of so many cells that way; where there are none only 0 is in the world. */
export function gazeCoordinate(cells: number): Layout<number> {
  return { ...whole(cells * GAZE_PARTS), says: `varint ≤ ${GAZE_PARTS} × cells that way` };
}

/** The place of the world that is nearest to x and y, in units. */
export function toGazePlace({ left, top, size, columns, rows }: CellGrid, x: number, y: number): GazePlace {
  return { x: partsAt(x - left, size, columns), y: partsAt(y - top, size, rows) };
}

/** Where a gaze's place is, in units. */
export function fromGazePlace({ left, top, size }: CellGrid, { x, y }: GazePlace): readonly [number, number] {
  return [left + (x / GAZE_PARTS) * size, top + (y / GAZE_PARTS) * size];
}

function partsAt(distance: number, size: number, cells: number): number {
  return Math.round(Math.min(cells, Math.max(0, distance / size)) * GAZE_PARTS);
}
