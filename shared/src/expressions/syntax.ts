/** Where something stands in the text of an expression, in UTF-16 units: from `from` up to but not including `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'has';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';
export type Operator = 'or' | 'and' | Comparison | Arithmetic;
export type Quantifier = 'any' | 'all' | 'count';

/** A rectangle of the ground between two corners, whichever they are; world units. */
export interface Area {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** One expression as it was written; check.ts says what it means in a game. */
export type Node = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit: string }
    | { readonly kind: 'text'; readonly value: string }
    /** `#3`: a row as every list names it. */
    | { readonly kind: 'row'; readonly number: number }
    /** `hp`, `match.phase`, `ships[3].hp`, or a word that only what it is compared with gives a meaning: `red`. */
    | {
        readonly kind: 'path';
        readonly head: string;
        readonly index: Node | undefined;
        readonly keys: readonly string[];
      }
    | { readonly kind: 'not' | 'minus'; readonly of: Node }
    | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
    /** Whether a row, or the one that is looked at, stands in an area. */
    | { readonly kind: 'in'; readonly of: Node | undefined; readonly area: Area }
    /** `any ships in (0, 0)-(100, 100) where hp < 20`; `of` is a table or the path of a record of the document. */
    | {
        readonly kind: 'each';
        readonly quantifier: Quantifier;
        readonly of: readonly string[];
        readonly area: Area | undefined;
        readonly where: Node | undefined;
      }
  );

/** From the one that binds least. Comparisons do not chain. */
export const BINDING: { readonly [operator in Operator]: number } = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  has: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
/** `not` binds less than comparisons and more than `and`. */
export const NOT_BINDING = 3;
export const MINUS_BINDING = 7;

/** Words that begin no path. */
export const KEYWORDS: ReadonlySet<string> = new Set(['or', 'and', 'not', 'in', 'where', 'has']);
export const QUANTIFIERS: ReadonlySet<string> = new Set<Quantifier>(['any', 'all', 'count']);

/** What is wrong with an expression, for the person who wrote it. */
export class Mistake extends Error {
  constructor(
    readonly at: Span,
    readonly why: string,
  ) {
    super(why);
  }
}
