import type { Shape, Value } from '../game/document.js';
import type { TableLayout } from '../world/schema.js';
import type { Subject, SubjectRows } from './subject.js';
import type { Type } from './types.js';

/** What a part of an expression comes to: a choice is the name of its value, a row its id; undefined where there is nothing. */
export type Result = number | string | boolean | undefined;

/** What is looked at while an expression is worked out: its subject, and the row or entry that each quantifier has come to. */
export interface Run {
  readonly subject: Subject;
  readonly scopes: readonly ScopeAt[];
}

/** Where one quantifier, or the filter of a table, has come to. */
export interface ScopeAt {
  rows: SubjectRows | undefined;
  /** Those that its expression asks for, looked up once for all rows. */
  readonly columns: (Float64Array | undefined)[];
  index: number;
  key: string;
  entry: Value | undefined;
}

/** A part of an expression, ready to be worked out. */
export interface Part {
  readonly type: Type;
  /** Values that it may look at, at most. */
  readonly steps: number;
  /** Of a number that is written: which. */
  readonly constant?: number;
  read(run: Run): Result;
  /** Of a row: where it is in its table, or -1. */
  locate?(run: Run): number;
}

/** What names mean within a quantifier. */
export type Scope = RowScope | { readonly kind: 'entry'; readonly shape: Shape };

/** Rows of a table, one at a time, and the names of the columns that are asked for: more while the expression is checked. */
export interface RowScope {
  readonly kind: 'row';
  readonly layout: TableLayout;
  readonly columns: string[];
}

export function rowScope(layout: TableLayout): RowScope {
  return { kind: 'row', layout, columns: [] };
}

/** Nowhere yet. */
export function scopeAt(): ScopeAt {
  return { rows: undefined, columns: [], index: -1, key: '', entry: undefined };
}

/** The place of a column in what a scope looks up. */
export function bindColumn({ columns }: RowScope, name: string): number {
  const known = columns.indexOf(name);
  return known >= 0 ? known : columns.push(name) - 1;
}

/** Turns to the rows of a table. */
export function enter(at: ScopeAt, { columns }: RowScope, rows: SubjectRows): void {
  at.rows = rows;
  for (let i = 0; i < columns.length; i++) at.columns[i] = rows.column(columns[i] as string);
}
