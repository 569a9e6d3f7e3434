import { arithmetic, comparison, conditionOf, sameRow } from './compare.js';
import { eachOf, inArea, type Many } from './each.js';
import { partOfPath, partOfRow } from './names.js';
import { enter, type Part, type Run, rowScope, type Scope, type ScopeAt, scopeAt } from './run.js';
import { type Arithmetic, BINDING, type Comparison, Mistake, type Node } from './syntax.js';
import { findShape, findTable, type Terms } from './terms.js';
import { FLAG, NUMBER, type Type } from './types.js';

type BinaryNode = Extract<Node, { kind: 'binary' }>;
type PathNode = Extract<Node, { kind: 'path' }>;

/**
 * What an expression means in a game.
 * @param scopes - what names mean before anything else, from the outside in
 * @param beside - the type of what it is compared with, which gives a meaning to words such as `red`
 * @throws Mistake where it means nothing
 */
export function partOf(node: Node, terms: Terms, scopes: readonly Scope[], beside?: Type): Part {
  switch (node.kind) {
    case 'number': {
      const { value, unit } = node;
      if (unit !== '' && beside?.kind === 'number' && beside.unit !== unit) {
        throw new Mistake(
          node,
          beside.unit === '' ? 'has a unit, and what it is compared with has none' : `should be in ${beside.unit}`,
        );
      }
      return { type: NUMBER, steps: 0, constant: value, read: () => value };
    }
    case 'text': {
      const { value } = node;
      return { type: { kind: 'text' }, steps: 0, read: () => value };
    }
    case 'row':
      throw new Mistake(node, `is a row of no table: say which, as in ${terms.avatars}[#${node.number}]`);
    case 'path':
      return partOfNames(node, terms, scopes, beside);
    case 'minus':
      return arithmetic('-', { type: NUMBER, steps: 0, read: () => 0 }, partOf(node.of, terms, scopes), node);
    case 'not': {
      const of = partOf(node.of, terms, scopes);
      const holds = conditionOf(of, node.of);
      return { type: FLAG, steps: of.steps + 1, read: (run) => !holds(run) };
    }
    case 'binary':
      return partOfBinary(node, terms, scopes);
    case 'in':
      return partOfIn(node, terms, scopes);
    case 'each': {
      const many = manyOf(node, terms);
      const scope: Scope = many.kind === 'rows' ? many.scope : { kind: 'entry', shape: many.shape.of };
      const where = node.where && partOf(node.where, terms, [...scopes, scope]);
      return eachOf(node, many, where, scopes.length);
    }
  }
}

function partOfNames(node: PathNode, terms: Terms, scopes: readonly Scope[], beside: Type | undefined): Part {
  const { head, index, keys } = node;
  if (index)
    return partOfRow(head, index.kind === 'row' ? index.number : partOf(index, terms, scopes), keys, node, terms);
  const value = keys.length === 0 && beside ? valueOfWord(head, beside) : undefined;
  if (value !== undefined && beside) return { type: beside, steps: 0, read: () => value };
  try {
    return partOfPath([head, ...keys], node, scopes, terms);
  } catch (mistake) {
    if (!(mistake instanceof Mistake) || keys.length > 0) throw mistake;
    if (beside?.kind === 'choice') throw new Mistake(node, `is none of ${beside.values.join(', ')}`);
    // A name can be written without quotes, as long as it is not the name of something.
    if (beside?.kind === 'text') return { type: beside, steps: 0, read: () => head };
    throw mistake;
  }
}

/** A word as a value of a type: a choice, also by how it begins when no other begins so; `none` for no row. */
function valueOfWord(word: string, type: Type): string | number | undefined {
  if (type.kind === 'row') return word.toLowerCase() === 'none' ? 0 : undefined;
  if (type.kind !== 'choice') return undefined;
  const written = word.toLowerCase();
  const begin = type.values.filter((value) => value.toLowerCase().startsWith(written));
  return begin.find((value) => value.toLowerCase() === written) ?? (begin.length === 1 ? begin[0] : undefined);
}

function partOfBinary(node: BinaryNode, terms: Terms, scopes: readonly Scope[]): Part {
  const { operator, left, right } = node;
  if (operator === 'and' || operator === 'or') {
    const [one, other] = [partOf(left, terms, scopes), partOf(right, terms, scopes)];
    const [a, b] = [conditionOf(one, left), conditionOf(other, right)];
    const read = operator === 'and' ? (run: Run) => a(run) && b(run) : (run: Run) => a(run) || b(run);
    return { type: FLAG, steps: one.steps + other.steps + 1, read };
  }
  if (BINDING[operator] !== BINDING['=']) {
    return arithmetic(operator as Arithmetic, partOf(left, terms, scopes), partOf(right, terms, scopes), node);
  }
  const compare = operator as Comparison;
  if (right.kind === 'row') return sameRow(compare, partOf(left, terms, scopes), right.number, node);
  if (left.kind === 'row') return sameRow(compare, partOf(right, terms, scopes), left.number, node);
  const [one, other] = besideEachOther(left, right, terms, scopes);
  return comparison(compare, one, other, node);
}

/** Both sides of a comparison. Usually the left says what the right can be; `red = team` can be said too. */
function besideEachOther(left: Node, right: Node, terms: Terms, scopes: readonly Scope[]): readonly [Part, Part] {
  if (left.kind === 'number' || (isWord(left) && !means(left, terms, scopes))) {
    const other = partOf(right, terms, scopes);
    return [partOf(left, terms, scopes, other.type), other];
  }
  const one = partOf(left, terms, scopes);
  return [one, partOf(right, terms, scopes, one.type)];
}

function isWord(node: Node): boolean {
  return node.kind === 'path' && !node.index && node.keys.length === 0;
}

function means(node: Node, terms: Terms, scopes: readonly Scope[]): boolean {
  try {
    partOf(node, terms, scopes);
    return true;
  } catch (mistake) {
    if (mistake instanceof Mistake) return false;
    throw mistake;
  }
}

function partOfIn(node: Extract<Node, { kind: 'in' }>, terms: Terms, scopes: readonly Scope[]): Part {
  if (!node.of) {
    const depth = scopes.length - 1;
    const scope = scopes[depth];
    if (scope?.kind !== 'row') throw new Mistake(node, `does not say what is in there: any ${terms.avatars} in …`);
    const test = inArea(node.area, scope, node);
    return { type: FLAG, steps: 2, read: (run) => test(run, run.scopes[depth] as ScopeAt) };
  }
  const { type, steps, locate } = partOf(node.of, terms, scopes);
  const layout = type.kind === 'row' ? findTable(terms, type.table) : undefined;
  if (!layout || !locate) throw new Mistake(node.of, 'is no row, so it has no place');
  const scope = rowScope(layout);
  const test = inArea(node.area, scope, node);
  const now = scopeAt();
  return {
    type: FLAG,
    steps: steps + 2,
    read(run) {
      const rows = run.subject.rows(layout.name);
      now.index = locate(run);
      if (!rows || now.index < 0) return false;
      enter(now, scope, rows);
      return test(run, now);
    },
  };
}

function manyOf({ of, ...at }: Extract<Node, { kind: 'each' }>, terms: Terms): Many {
  const layout = of.length === 1 ? findTable(terms, of[0] as string) : undefined;
  if (layout) return { kind: 'rows', scope: rowScope(layout) };
  const shape = findShape(terms, of);
  if (shape?.kind === 'record') return { kind: 'entries', path: of, shape };
  const tables = terms.schema.tables.map(({ name }) => name).join(', ');
  throw new Mistake(at, `asks for many ${of.join('.')}, which are neither rows (${tables}) nor a list of the document`);
}
