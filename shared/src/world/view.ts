import type { Value } from '../game/document.js';
import type { Sight } from '../game/fields.js';
import type { Priors } from '../game/state.js';
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
  /** Indexes of those `columns` whose values are expected to go on changing. */
  readonly moving: readonly number[];
}

/** A row filter and a field set: who sees what. */
export interface View {
  /** `public`, `operator` or `own:<player>`. */
  readonly key: string;
  readonly tables: readonly ViewTable[];
  readonly parts: readonly PartLayout[];
  /** Only rows of this player, or 0 for all rows. */
  readonly player: number;
  /** `public`, `operator` or `own`: views of one kind differ in their rows alone. */
  readonly kind: string;
  /** The game's, for all kinds of views. */
  readonly priors: Priors;
}

/** Some rows of one table by ascending slot. */
export interface RowSet {
  readonly count: number;
  readonly slots: Uint16Array;
  readonly generations: Uint16Array;
  /** Wire values, column after column in one block: that of column c in row i is at `c * count + i`. */
  readonly cells: Int32Array;
}

/** A snapshot as a view sees it; what server and replica agree on, frame by frame. */
export interface ViewState {
  readonly tick: number;
  /** In the order of the view's tables. */
  readonly tables: readonly RowSet[];
  /** In the order of the view's parts. */
  readonly parts: readonly Value[];
}

/** One column's values, in the rows' own memory. */
export function columnOf({ cells, count }: RowSet, column: number): Int32Array {
  return cells.subarray(column * count, (column + 1) * count);
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
  const kinds = kindsOf.get(schema) ?? new Map<string, Kind>();
  kindsOf.set(schema, kinds);
  const kind = player > 0 ? 'own' : key;
  const known = kinds.get(kind);
  if (known) return { key, player, ...known };
  const tables = schema.tables
    .filter((table) => player === 0 || table.owner >= 0)
    .map((table) => viewTable(table, sights, grid))
    .filter(({ columns }) => columns.length > 0);
  const parts = player > 0 ? [] : schema.parts.filter(({ part }) => sights.includes(part.see));
  const made = { kind, tables, parts, priors: schema.priors };
  kinds.set(kind, made);
  return { key, player, ...made };
}

/** What views of one kind share, and with it all that is worked out from it: a hundred players' own views are alike. */
type Kind = Omit<View, 'key' | 'player'>;
const kindsOf = new WeakMap<Schema, Map<string, Kind>>();

function viewTable(table: TableLayout, sights: readonly Sight[], grid: 'coarse' | 'exact'): ViewTable {
  const seen = table.columns.filter(({ field }) => sights.includes(field.see));
  const columns = seen.map((column) => {
    const shift = grid === 'coarse' ? column.field.wireShift : 0;
    const { predict } = column.field;
    const velocity = typeof predict === 'object' ? seen.findIndex(({ name }) => name === predict.velocity) : -1;
    return { column, shift, wireMin: toWire(column.gridMin, shift), wireMax: toWire(column.gridMax, shift), velocity };
  });
  const jump = columns.findIndex(({ column }) => column.index === table.jump);
  const moves = ({ velocity, column }: ViewColumn) => velocity >= 0 || column.field.predict === 'linear';
  return { table, columns, jump, moving: columns.flatMap((column, index) => (moves(column) ? [index] : [])) };
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
  const slots = player > 0 ? ownSlots(from, table.owner, player) : livingSlots(from);
  const count = slots.length;
  if (count === 0) return NO_ROWS;
  const generations = new Uint16Array(count);
  for (let i = 0; i < count; i++) generations[i] = from.generations[slots[i] as number] as number;
  const cells = new Int32Array(columns.length * count);
  let at = 0;
  for (const { column, shift } of columns) {
    const grid = from.columns[column.index] as Int32Array;
    for (let i = 0; i < count; i++) cells[at++] = toWire(grid[slots[i] as number] as number, shift);
  }
  return { count, slots, generations, cells };
}

function livingSlots({ alive, high }: TableSnapshot): Uint16Array {
  const slots = new Uint16Array(high);
  let count = 0;
  for (let slot = 0; slot < high; slot++) if (alive[slot] === 1) slots[count++] = slot;
  return slots.slice(0, count);
}

/** The slots of a player's rows, looked up for all players at once: each of them asks in every beat. */
function ownSlots(from: TableSnapshot, owner: number, player: number): Uint16Array {
  let byOwner = slotsByOwner.get(from);
  if (!byOwner) {
    byOwner = new Map();
    const owners = from.columns[owner] as Int32Array;
    for (const slot of livingSlots(from)) {
      const known = byOwner.get(owners[slot] as number);
      if (known) known.push(slot);
      else byOwner.set(owners[slot] as number, [slot]);
    }
    slotsByOwner.set(from, byOwner);
  }
  return Uint16Array.from(byOwner.get(player) ?? []);
}

const slotsByOwner = new WeakMap<TableSnapshot, Map<number, number[]>>();

const NO_ROWS: RowSet = {
  count: 0,
  slots: new Uint16Array(0),
  generations: new Uint16Array(0),
  cells: new Int32Array(0),
};

/** What a view shows of nothing: the baseline of a keyframe. */
export function emptyState(view: View): ViewState {
  return {
    tick: 0,
    tables: view.tables.map(() => NO_ROWS),
    parts: view.parts.map(() => ({})),
  };
}
