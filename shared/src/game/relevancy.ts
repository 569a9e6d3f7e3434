import type { Field } from './fields.js';

/** Most cells of a world. */
export const CELLS_MAX = 4_096;
/** What a margin is of a cell's side. Cells seen reach a radius and two margins in each direction: at most one and a half cells. */
const MARGIN_SHARE = 1 / 16;

/** A game's word on what is too far away to be sent: rows of some tables go to viewers by square cells of the world. */
export interface Relevancy<Name extends string = string> {
  /** Tables with a position whose rows only viewers near them get; all others are everybody's. */
  readonly tables: readonly Name[];
  /** Side of a cell, in units. */
  readonly cellSize: number;
  /** How far every viewer sees at least, in units; at most 7/8 of a cell, so that nobody ever holds more than nine. */
  readonly radius: number;
}

/** What of a table's declaration says where its rows are. */
interface Placed {
  readonly fields: { readonly [name: string]: Field };
  readonly position?: readonly [string, string];
}

/** A world cut into cells, row after row; in units. */
export interface CellGrid {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly radius: number;
  /** How far beyond its border a row still belongs to a cell, and how far a viewer goes before its cells are chosen anew. */
  readonly margin: number;
}

/** The cells that hold all places of the tables. @throws RangeError when what is declared does not fit together */
export function cellGrid(
  { tables, cellSize: size, radius }: Relevancy,
  specs: { readonly [table: string]: Placed },
): CellGrid {
  if (!(size > 0)) throw new RangeError(`cells of ${size} units`);
  const margin = size * MARGIN_SHARE;
  if (!(radius > 0 && radius <= size - 2 * margin)) {
    throw new RangeError(`a radius of ${radius} units, at most ${size - 2 * margin} with cells of ${size}`);
  }
  const [xs, ys] = [0, 1].map((axis) => tables.map((name) => placeOf(specs, name, axis)));
  const [left, columns] = cut(xs ?? [], size);
  const [top, rows] = cut(ys ?? [], size);
  if (!(columns * rows <= CELLS_MAX)) throw new RangeError(`${columns} × ${rows} cells, at most ${CELLS_MAX}`);
  return { left, top, size, columns, rows, radius, margin };
}

function placeOf(specs: { readonly [table: string]: Placed }, name: string, axis: number): Field {
  const field = specs[name]?.fields[specs[name]?.position?.[axis] ?? ''];
  if (!field) throw new RangeError(`${name}: a table in cells needs a position`);
  return field;
}

/** Where the first cell begins and how many it takes to the end. */
function cut(places: readonly Field[], size: number): readonly [number, number] {
  const from = Math.min(...places.map(({ min }) => min));
  const to = Math.max(...places.map(({ max }) => max));
  return [from, Math.floor((to - from) / size) + 1];
}
