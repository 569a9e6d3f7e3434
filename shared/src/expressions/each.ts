import type { Shape, Value } from '../game/document.js';
import { conditionOf } from './compare.js';
import { bindColumn, enter, type Part, type RowScope, type Run, type ScopeAt } from './run.js';
import { type SubjectRows, valueAt } from './subject.js';
import { type Area, Mistake, type Node, type Quantifier, type Span } from './syntax.js';
import { FLAG, NUMBER } from './types.js';

/** What a quantifier goes through. */
export type Many =
  | { readonly kind: 'rows'; readonly scope: RowScope }
  | { readonly kind: 'entries'; readonly path: readonly string[]; readonly shape: Extract<Shape, { kind: 'record' }> };

type Test = (run: Run, scope: ScopeAt) => boolean;

/** `any`, `all` or `count` of many; `where` is what they are asked, at the scope of this depth. */
export function eachOf(
  { quantifier, area, where: asked, ...at }: Extract<Node, { kind: 'each' }>,
  many: Many,
  where: Part | undefined,
  depth: number,
): Part {
  if (area && many.kind !== 'rows') throw new Mistake(at, WITHOUT_PLACE);
  const places = area && many.kind === 'rows' ? inArea(area, many.scope, at) : undefined;
  const condition = where && asked && conditionOf(where, asked);
  if (quantifier === 'all' && !places && !condition) throw new Mistake(at, 'does not say what of them: add where …');
  // All in an area: all of them stand there. All in an area where …: those that stand there are so.
  const [chosen, test] = quantifier === 'all' && condition ? [places, condition] : [undefined, both(places, condition)];
  const perOne = 1 + (places ? 2 : 0) + (where?.steps ?? 0);
  const walk = walkOf(many, depth);
  return {
    type: quantifier === 'count' ? NUMBER : FLAG,
    steps: (many.kind === 'rows' ? many.scope.layout.capacity : many.shape.max) * perOne,
    read: (run) => answer(quantifier, walk, run, chosen, test),
  };
}

/** Whether the row that a scope has come to stands in an area. @throws Mistake where rows have no place */
export function inArea(area: Area, scope: RowScope, at: Span): Test {
  const [x, y] = (scope.layout.position ?? []).map((index) => scope.layout.columns[index]?.name);
  if (x === undefined || y === undefined) throw new Mistake(at, WITHOUT_PLACE);
  const [placeX, placeY] = [bindColumn(scope, x), bindColumn(scope, y)];
  const [left, right] = [Math.min(area.from[0], area.to[0]), Math.max(area.from[0], area.to[0])];
  const [top, bottom] = [Math.min(area.from[1], area.to[1]), Math.max(area.from[1], area.to[1])];
  return (_, { columns, index }) => {
    const px = columns[placeX]?.[index];
    const py = columns[placeY]?.[index];
    return px !== undefined && py !== undefined && px >= left && px <= right && py >= top && py <= bottom;
  };
}

const WITHOUT_PLACE = 'asks for the place of what has none';

function both(places: Test | undefined, condition: ((run: Run) => boolean) | undefined): Test {
  return (run, scope) => (!places || places(run, scope)) && (!condition || condition(run));
}

/** Comes to one after the other until `stop` says so. */
type Walk = (run: Run, stop: (scope: ScopeAt) => boolean) => void;

function walkOf(many: Many, depth: number): Walk {
  if (many.kind === 'rows') {
    const { scope } = many;
    return (run, stop) => walkRows(run.subject.rows(scope.layout.name), scope, run.scopes[depth] as ScopeAt, stop);
  }
  return (run, stop) => walkEntries(valueAt(run.subject.document, many.path), run.scopes[depth] as ScopeAt, stop);
}

function walkRows(rows: SubjectRows | undefined, scope: RowScope, now: ScopeAt, stop: (now: ScopeAt) => boolean): void {
  if (!rows) return;
  enter(now, scope, rows);
  for (let i = 0; i < rows.size; i++) {
    if (!rows.has(i)) continue;
    now.index = i;
    if (stop(now)) return;
  }
}

function walkEntries(record: Value | undefined, scope: ScopeAt, stop: (scope: ScopeAt) => boolean): void {
  if (typeof record !== 'object') return;
  for (const key in record) {
    scope.key = key;
    scope.entry = record[key];
    if (stop(scope)) return;
  }
}

function answer(quantifier: Quantifier, walk: Walk, run: Run, chosen: Test | undefined, test: Test): boolean | number {
  let count = 0;
  let failed = false;
  walk(run, (scope) => {
    if (chosen && !chosen(run, scope)) return false;
    if (test(run, scope)) count++;
    else failed = true;
    return quantifier === 'any' ? count > 0 : quantifier === 'all' && failed;
  });
  if (quantifier === 'count') return count;
  return quantifier === 'any' ? count > 0 : !failed;
}
