import type { Value } from '../game/document.js';
import type { Sight } from '../game/fields.js';
import type { Column, PartLayout, Schema, TableLayout } from './schema.js';
import type { Snapshot, TableSnapshot } from './snapshot.js';

/** A field as a view sends it: wire value = grid value / 2^shift, rounded. */
export interface ViewColumn {
  readonly column: Column;
  readonly shift: number;
  readonly wireMin: number;
  readonly wireMax: number;
  /** Index among the view's columns of the velocity that predicts this one, or -1. */
  readonly velocity: number;
}

export interface ViewTable {
  readonly table: TableLayout;
  readonly columns: readonly ViewColumn[];
  /** Index among `columns` of the jump counter, or -1. */
  readonly jump: number;
}

/** A row filter and a field set: who sees what. */
export interface View {
  /** `public`, `operator` or `own:<player>`. */
  readonly key: string;
  readonly tables: readonly ViewTable[];
  readonly parts: readonly PartLayout[];
  /** Only rows of this player, or 0 for all rows. */
  readonly player: number;
}

/** Some rows of one table by ascending slot; only the first `count` of each array are valid. Columns hold wire values. */
export interface RowSet {
  readonly count: number;
  readonly slots: Uint16Array;
  readonly generations: Uint16Array;
  readonly columns: readonly Int32Array[];
}

/** A snapshot as a view sees it; what server and replica agree on, frame by frame. */
export interface ViewState {
  readonly tick: number;
  /** In the order of the view's tables. */
  readonly tables: readonly RowSet[];
  /** In the order of the view's parts. */
  readonly parts: readonly Value[];
}

export const PUBLIC = 'public';
export const OPERATOR = 'operator';

/** The key of a player's own view. */
export function ownKey(player: number): string {
  return `own:${player}`;
}

/** Makes the view a key names. @throws RangeError for a key that names none. */
export function createView(schema: Schema, key: string): View {
  if (key === PUBLIC) return view(schema, key, ['public'], 'coarse', 0);
  if (key === OPERATOR) return view(schema, key, ['public', 'own', 'operator'], 'exact', 0);
  const player = /^own:([1-9]\d{0,8})$/.exec(key)?.[1];
  if (!player) throw new RangeError(`no such view: ${key}`);
  return view(schema, key, ['public', 'own'], 'exact', Number(player));
}

function view(schema: Schema, key: string, sights: readonly Sight[], grid: 'coarse' | 'exact', player: number): View {
  const tables = schema.tables
    .filter((table) => player === 0 || table.owner >= 0)
    .map((table) => viewTable(table, sights, grid))
    .filter(({ columns }) => columns.length > 0);
  const parts = player > 0 ? [] : schema.parts.filter(({ part }) => sights.includes(part.see));
  return { key, tables, parts, player };
}

function viewTable(table: TableLayout, sights: readonly Sight[], grid: 'coarse' | 'exact'): ViewTable {
  const seen = table.columns.filter(({ field }) => sights.includes(field.see));
  const columns = seen.map((column) => {
    const shift = grid === 'coarse' ? column.field.wireShift : 0;
    const { predict } = column.field;
    const velocity = typeof predict === 'object' ? seen.findIndex(({ name }) => name === predict.velocity) : -1;
    return { column, shift, wireMin: toWire(column.gridMin, shift), wireMax: toWire(column.gridMax, shift), velocity };
  });
  return { table, columns, jump: columns.findIndex(({ column }) => column.index === table.jump) };
}

/** The wire value nearest to a grid value. */
export function toWire(grid: number, shift: number): number {
  return shift === 0 ? grid : (grid + (1 << (shift - 1))) >> shift;
}

/** A snapshot as a view sees it. */
export function project(snapshot: Snapshot, view: View): ViewState {
  return {
    tick: snapshot.tick,
    tables: view.tables.map((seen) =>
      projectTable(snapshot.tables[seen.table.index] as TableSnapshot, seen, view.player),
    ),
    parts: view.parts.map(({ name }) => snapshot.document[name] as Value),
  };
}

function projectTable(from: TableSnapshot, { table, columns }: ViewTable, player: number): RowSet {
  const slots = livingSlots(from, player > 0 ? from.columns[table.owner] : undefined, player);
  const count = slots.length;
  const generations = new Uint16Array(count);
  for (let i = 0; i < count; i++) generations[i] = from.generations[slots[i] as number] as number;
  return {
    count,
    slots,
    generations,
    columns: columns.map(({ column, shift }) => {
      const grid = from.columns[column.index] as Int32Array;
      const wire = new Int32Array(count);
      for (let i = 0; i < count; i++) wire[i] = toWire(grid[slots[i] as number] as number, shift);
      return wire;
    }),
  };
}

function livingSlots(from: TableSnapshot, owners: Int32Array | undefined, player: number): Uint16Array {
  const slots = new Uint16Array(from.high);
  let count = 0;
  for (let slot = 0; slot < from.high; slot++) {
    if (from.alive[slot] === 1 && (!owners || owners[slot] === player)) slots[count++] = slot;
  }
  return slots.slice(0, count);
}

/** What a view shows of nothing: the baseline of a keyframe. */
export function emptyState(view: View): ViewState {
  return {
    tick: 0,
    tables: view.tables.map(({ columns }) => ({
      count: 0,
      slots: new Uint16Array(0),
      generations: new Uint16Array(0),
      columns: columns.map(() => new Int32Array(0)),
    })),
    parts: view.parts.map(() => ({})),
  };
}
