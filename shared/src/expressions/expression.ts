import { LIMITS } from '../wire/limits.js';
import { partOf } from './check.js';
import { conditionOf } from './compare.js';
import { parse } from './parse.js';
import { enter, type Part, type Result, type RowScope, type Run, rowScope, type ScopeAt, scopeAt } from './run.js';
import type { Subject, SubjectRows } from './subject.js';
import { Mistake, type Node, type Span } from './syntax.js';
import { findTable, type Terms } from './terms.js';
import type { Type } from './types.js';

/** An expression that means something in a game, or what is wrong with it and where. */
export type Understood =
  | { readonly kind: 'good'; readonly expression: Expression }
  | { readonly kind: 'bad'; readonly at: Span; readonly why: string };

/** What is asked for. */
export interface Asked {
  /** `condition`: something true or false; `value`: whatever can be shown. */
  readonly wants: 'condition' | 'value';
  /** The table whose rows it is about, one at a time: names are its fields first. */
  readonly table?: string;
}

/** A checked expression: pure, total, and bounded in what it looks at. */
export class Expression {
  private readonly scopes: readonly ScopeAt[] = Array.from({ length: LIMITS.expressionDepthMax + 1 }, scopeAt);

  constructor(
    readonly text: string,
    private readonly part: Part,
    private readonly condition: (run: Run) => boolean,
    /** The rows that it is about, if it is. */
    private readonly scope: RowScope | undefined,
  ) {}

  get type(): Type {
    return this.part.type;
  }

  /** Values that it may look at to come to an answer, with every table full. */
  get steps(): number {
    return this.part.steps;
  }

  /** What it comes to; undefined where something that it asks for is not there. */
  of(subject: Subject): Result {
    return this.part.read({ subject, scopes: this.scopes });
  }

  /** Whether it holds. Where something is not there, a comparison with it does not. */
  holds(subject: Subject): boolean {
    return this.condition({ subject, scopes: this.scopes });
  }

  /** The indexes of the rows of its table for which it holds, in order. */
  *rowsIn(subject: Subject, rows: SubjectRows): Generator<number, void, undefined> {
    const scope = this.scopes[0] as ScopeAt;
    if (this.scope) enter(scope, this.scope, rows);
    const run = { subject, scopes: this.scopes };
    for (let index = 0; index < rows.size; index++) {
      if (!rows.has(index)) continue;
      scope.index = index;
      if (this.condition(run)) yield index;
    }
  }
}

/** Reads and checks what somebody wrote, against the schema of a game. */
export function understand(text: string, terms: Terms, { wants, table }: Asked): Understood {
  try {
    const node = parse(text);
    const layout = table === undefined ? undefined : findTable(terms, table);
    if (table !== undefined && !layout) throw new Error(`there is no table ${table}`);
    const scope = layout && rowScope(layout);
    const part = partOf(node, terms, scope ? [scope] : []);
    if (part.steps > LIMITS.expressionStepsMax) throw new Mistake(node, sayTooMuch(part.steps));
    const condition = wants === 'condition' ? conditionOf(part, node) : conditionIfAny(part, node);
    return { kind: 'good', expression: new Expression(text.trim(), part, condition, scope) };
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    const { at, why } = mistake;
    return { kind: 'bad', at: { from: at.from, to: at.to }, why: sayMistake(text, at, why) };
  }
}

function conditionIfAny(part: Part, node: Node): (run: Run) => boolean {
  return part.type.kind === 'flag' || part.type.kind === 'row' ? conditionOf(part, node) : () => false;
}

function sayTooMuch(steps: number): string {
  return `may have to look at ${steps} values, of at most ${LIMITS.expressionStepsMax}: put one any, all or count in parentheses if it need not be asked again for each row`;
}

/** Characters of what is wrong that are said again. */
const QUOTED_MAX = 40;

function sayMistake(text: string, { from, to }: Span, why: string): string {
  const part = text.slice(from, to).trim();
  const ended = why.endsWith('…') ? why : `${why}.`;
  if (part === '') return text.trim() === '' ? 'Nothing is asked yet.' : `At the end ${ended}`;
  const quoted = part.length > QUOTED_MAX ? `${part.slice(0, QUOTED_MAX - 1)}…` : part;
  return `“${quoted}” (character ${from + 1}) ${ended}`;
}
