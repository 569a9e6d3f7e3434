import type { Shape, Value } from '../game/document.js';
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
  index: number;
  key: string;
  entry: Value | undefined;
}

/** A part of an expression, ready to be worked out. */
export interface Part {
  readonly type: Type;
  /** Values that it may look at, at most. */
  readonly steps: number;
  read(run: Run): Result;
  /** Of a row: where it is in its table, or -1. */
  locate?(run: Run): number;
}

/** What names mean within a quantifier. */
export type Scope =
  | { readonly kind: 'row'; readonly table: string }
  | { readonly kind: 'entry'; readonly shape: Shape };
