import type { Value } from '../game/document.js';
import { diff, type RowsDelta } from './diff.js';
import { rowId } from './table.js';
import type { RowSet, View, ViewColumn, ViewState } from './view.js';

/** A place in what a view shows: a value of a row, a whole row, or a place in a document part. */
export interface Spot {
  /** Name of the table or of the part. */
  readonly of: string;
  /** Id of the row; 0 in a part. */
  readonly row: number;
  /** Name of the field, or nothing for the whole row; keys into the part. */
  readonly path: readonly string[];
}

/** What a place is in each of two states, as people read it; empty where it is not there. */
export interface Difference extends Spot {
  readonly had: string;
  readonly is: string;
}

/** Places where two states of a view differ: how many, and the first of them. */
export interface Differences {
  readonly count: number;
  readonly named: readonly Difference[];
}

/** Where `had` differs from `is`: values of rows that both have, rows that only one has, places of the document. */
export function differences(view: View, had: ViewState, is: ViewState, namedMax: number): Differences {
  const { tables, parts } = diff(view, had, is);
  const inTables = tables.flatMap((delta, table) => rowSpots(view, table, had, delta));
  const inParts = parts.flatMap((changes, part) =>
    changes.map(({ path }) => ({ of: view.parts[part]?.name ?? '', row: 0, path })),
  );
  const spots = [...inTables, ...inParts];
  const show = (state: ViewState, spot: Spot) => showSpot(view, state, spot) ?? '';
  const named = spots.slice(0, namedMax).map((spot) => ({ ...spot, had: show(had, spot), is: show(is, spot) }));
  return { count: spots.length, named };
}

/** What a place is in a state, as people read it: empty when it is not there, undefined when the view has no such place. */
export function showSpot(view: View, state: ViewState, { of, row, path }: Spot): string | undefined {
  if (row === 0) {
    const part = view.parts.findIndex(({ name }) => name === of);
    return part < 0 ? undefined : showBranch(state.parts[part] as Value, path);
  }
  const index = view.tables.findIndex(({ table }) => table.name === of);
  const table = view.tables[index];
  const column = table?.columns.findIndex((one) => one.column.name === path[0]) ?? -1;
  if (!table || path.length > 1 || (path.length === 1 && column < 0)) return undefined;
  const rows = state.tables[index] as RowSet;
  const at = indexOf(rows, row);
  if (at < 0) return '';
  return column < 0 ? 'there' : showCell(table.columns[column] as ViewColumn, rows, column, at);
}

/** In the field's unit. */
function showCell({ column, shift }: ViewColumn, { cells, count }: RowSet, index: number, row: number): string {
  return String((cells[index * count + row] as number) * (1 << shift) * column.field.step);
}

function showBranch(tree: Value, path: readonly string[]): string {
  let branch: Value = tree;
  for (const key of path) {
    if (typeof branch !== 'object' || !Object.hasOwn(branch, key)) return '';
    branch = branch[key] as Value;
  }
  return JSON.stringify(branch);
}

function rowSpots(view: View, table: number, had: ViewState, { to, at, masks, came }: RowsDelta): readonly Spot[] {
  const { columns, table: layout } = view.tables[table] as View['tables'][number];
  const of = layout.name;
  const from = had.tables[table] as RowSet;
  const spots: Spot[] = [];
  for (let i = 0; i < from.count; i++) {
    const row = idAt(from, i);
    if ((at[i] as number) < 0) spots.push({ of, row, path: [] });
    for (const [c, { column }] of columns.entries()) {
      if (((masks[i] as number) >> c) & 1) spots.push({ of, row, path: [column.name] });
    }
  }
  return [...spots, ...came.map((j) => ({ of, row: idAt(to, j), path: [] }))];
}

function idAt({ slots, generations }: RowSet, row: number): number {
  return rowId(slots[row] as number, generations[row] as number);
}

function indexOf({ slots, generations }: RowSet, id: number): number {
  return slots.findIndex((slot, i) => rowId(slot, generations[i] as number) === id);
}
