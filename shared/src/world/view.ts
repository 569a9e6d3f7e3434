import { teamKey, type Value } from '../game/document.js';
import type { Sight } from '../game/fields.js';
import type { CellGrid } from '../game/relevancy.js';
import { type Priors, TEAMS_MAX } from '../game/state.js';
import { type Cells, NO_CELLS } from './cells.js';
import { reuse } from './reuse.js';
import type { Column, PartLayout, Schema, TableLayout } from './schema.js';
import { livingSlots, slotsInCell, slotsOfOwner, slotsOfTeam } from './slots.js';
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
  /** `public`, `cell:<column>,<row>`, `team:<number>`, `own:<player>` or `operator`. */
  readonly key: string;
  readonly tables: readonly ViewTable[];
  readonly parts: readonly PartLayout[];
  /** Only rows of this player, or 0. */
  readonly player: number;
  /** Only rows of this team, or 0. */
  readonly team: number;
  /** Only rows in this cell, or -1. */
  readonly cell: number;
  /** `public`, `cell`, `team`, `own` or `operator`: views of one kind differ in their rows alone. */
  readonly kind: string;
  readonly schema: Schema;
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

/** The key of a team's view. */
export function teamViewKey(team: number): string {
  return `team:${team}`;
}

/** The key of a cell's view. */
export function cellKey({ columns }: CellGrid, cell: number): string {
  return `cell:${cell % columns},${Math.floor(cell / columns)}`;
}

/** Makes the view a key names. @throws RangeError for a key that names none. */
export function createView(schema: Schema, key: string): View {
  const [, kind = '', first = '', second = ''] = /^([a-z]+)(?::(\d{1,9})(?:,(\d{1,4}))?)?$/.exec(key) ?? [];
  const rows = rowsOf(schema, kind, Number(first), Number(second));
  if (!rows || keyOf(schema, kind, rows) !== key) throw new RangeError(`no such view: ${key}`);
  return { key, ...rows, ...kindOf(schema, kind) };
}

/** Which rows a view takes. */
type Rows = Pick<View, 'player' | 'team' | 'cell'>;
const ALL_ROWS: Rows = { player: 0, team: 0, cell: -1 };

/** What the numbers in a key mean to views of its kind; undefined where there is no such view. */
function rowsOf({ grid, teams }: Schema, kind: string, first: number, second: number): Rows | undefined {
  if (kind === PUBLIC || kind === OPERATOR) return ALL_ROWS;
  if (kind === 'own') return first > 0 ? { ...ALL_ROWS, player: first } : undefined;
  if (kind === 'team') return teams && first > 0 && first <= TEAMS_MAX ? { ...ALL_ROWS, team: first } : undefined;
  if (kind !== 'cell' || !grid || first >= grid.columns || second >= grid.rows) return undefined;
  return { ...ALL_ROWS, cell: second * grid.columns + first };
}

/** The one way to write a key. */
function keyOf({ grid }: Schema, kind: string, { player, team, cell }: Rows): string {
  if (player > 0) return ownKey(player);
  if (team > 0) return teamViewKey(team);
  return grid && cell >= 0 ? cellKey(grid, cell) : kind;
}

/** What views of one kind share, and with it all that is worked out from it: a hundred players' own views are alike. */
type Kind = Omit<View, 'key' | keyof Rows>;
const kindsOf = new WeakMap<Schema, Map<string, Kind>>();

function kindOf(schema: Schema, kind: string): Kind {
  const kinds = kindsOf.get(schema) ?? new Map<string, Kind>();
  kindsOf.set(schema, kinds);
  const known = kinds.get(kind);
  if (known) return known;
  const { sights, grid, holds, part } = KINDS[kind] as KindRule;
  const tables = schema.tables
    .filter((table) => holds(table, schema))
    .map((table) => viewTable(table, sights, grid))
    .filter(({ columns }) => columns.length > 0);
  const made = { kind, schema, tables, parts: schema.parts.filter(part), priors: schema.priors };
  kinds.set(kind, made);
  return made;
}

interface KindRule {
  readonly sights: readonly Sight[];
  readonly grid: 'coarse' | 'exact';
  holds(table: TableLayout, schema: Schema): boolean;
  part(layout: PartLayout): boolean;
}

const KINDS: { readonly [kind: string]: KindRule } = {
  [PUBLIC]: {
    sights: ['public'],
    grid: 'coarse',
    holds: ({ isCelled }) => !isCelled,
    part: ({ part }) => part.see === 'public',
  },
  cell: { sights: ['public'], grid: 'coarse', holds: ({ isCelled }) => isCelled, part: () => false },
  // A team sees the rows of which it may know more than others: whole ones, so that it sees them however far away.
  team: {
    sights: ['public', 'team'],
    grid: 'coarse',
    holds: ({ team, owner, columns }) => (team >= 0 || owner >= 0) && columns.some(({ field }) => field.see === 'team'),
    part: ({ part }) => part.see === 'team',
  },
  own: { sights: ['public', 'team', 'own'], grid: 'exact', holds: ({ owner }) => owner >= 0, part: () => false },
  [OPERATOR]: {
    sights: ['public', 'team', 'own', 'operator'],
    grid: 'exact',
    holds: () => true,
    part: () => true,
  },
};

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

/**
 * A snapshot as a view sees it; for the view of a cell one must say in which cells its rows are.
 * @param spare - what the view saw of another, if nobody will read it any more: its memory serves again.
 */
export function project(snapshot: Snapshot, view: View, cells = NO_CELLS, spare?: ViewState): ViewState {
  return {
    tick: snapshot.tick,
    tables: view.tables.map((seen, index) => {
      const from = snapshot.tables[seen.table.index] as TableSnapshot;
      const old = spare?.tables[index] ?? NO_ROWS;
      return projectTable(from, seen, slotsOf(snapshot, view, seen.table, cells, old.slots), old);
    }),
    parts: view.parts.map(({ name }) => projectPart(snapshot.document[name] as Value, view.team)),
  };
}

/** The rows of a table that a view takes. */
function slotsOf(snapshot: Snapshot, view: View, layout: TableLayout, cells: Cells, spare: Uint16Array): Uint16Array {
  const rows = snapshot.tables[layout.index] as TableSnapshot;
  if (view.player > 0) return slotsOfOwner(rows, layout, view.player, spare);
  if (view.team > 0) return slotsOfTeam(snapshot, view.schema, layout, view.team, spare);
  if (view.cell < 0) return livingSlots(rows, spare);
  const cellOf = cells[layout.index];
  if (!cellOf) throw new Error(`nobody has said in which cells ${layout.name} are`);
  return slotsInCell(rows, cellOf, view.cell, spare);
}

function projectTable(from: TableSnapshot, { columns }: ViewTable, slots: Uint16Array, spare: RowSet): RowSet {
  const count = slots.length;
  if (count === 0) return NO_ROWS;
  const generations = reuse(spare.generations, count);
  for (let i = 0; i < count; i++) generations[i] = from.generations[slots[i] as number] as number;
  const cells = reuse(spare.cells, columns.length * count);
  let at = 0;
  for (const { column, shift } of columns) {
    const grid = from.columns[column.index] as Int32Array;
    for (let i = 0; i < count; i++) cells[at++] = toWire(grid[slots[i] as number] as number, shift);
  }
  return { count, slots, generations, cells };
}

/** Of a part for teams, each sees its own entry. */
function projectPart(part: Value, team: number): Value {
  if (team === 0 || typeof part !== 'object') return part;
  const entry = part[teamKey(team)];
  return entry === undefined ? {} : { [teamKey(team)]: entry };
}

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
