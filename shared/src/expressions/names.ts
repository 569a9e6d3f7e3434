import type { Shape, Value } from '../game/document.js';
import type { Field } from '../game/fields.js';
import type { Column, TableLayout } from '../world/schema.js';
import { slotOf } from '../world/table.js';
import { findFigure } from './figures.js';
import { bindColumn, type Part, type Result, type Run, type Scope, type ScopeAt } from './run.js';
import { type SubjectRows, valueAt } from './subject.js';
import { Mistake, type Span } from './syntax.js';
import { findShape, findTable, shapeBelow, type Terms } from './terms.js';
import { degreesOfStep, FLAG, NUMBER, typeOfField, typeOfShape } from './types.js';

/** The row that a path starts from. */
interface Origin {
  readonly layout: TableLayout;
  readonly steps: number;
  locate(run: Run): number;
}

const FLAGS: { readonly [word: string]: boolean } = { yes: true, true: true, no: false, false: false };

/**
 * What a path without an index means: a field of what the innermost quantifier has come to, else of the next one out; else a
 * figure of the room; else a value of the document.
 */
export function partOfPath(keys: readonly string[], at: Span, scopes: readonly Scope[], terms: Terms): Part {
  const [head = '', ...below] = keys;
  for (let depth = scopes.length - 1; depth >= 0; depth--) {
    const part = partInScope(head, below, at, scopes[depth] as Scope, depth, terms);
    if (part) return part;
  }
  const name = keys.join('.');
  const figure = findFigure(name);
  if (figure) return { type: figure.type, steps: 1, read: ({ subject }) => subject.figure(name) };
  const shape = findShape(terms, keys);
  if (shape) return leaf(shape, at, (run) => valueAt(run.subject.document, keys));
  if (below.length === 0 && Object.hasOwn(FLAGS, head.toLowerCase())) {
    const value = FLAGS[head.toLowerCase()];
    return { type: FLAG, steps: 0, read: () => value };
  }
  throw new Mistake(at, whyUnknown(head, below, scopes, terms));
}

/** The row of a table that a number names: the player's of the table of avatars, else the one that lists show under that number. */
export function partOfRow(head: string, number: Part | number, keys: readonly string[], at: Span, terms: Terms): Part {
  const layout = findTable(terms, head);
  if (!layout) throw new Mistake(at, `begins with no table of this game: ${namesOf(terms.schema.tables)}`);
  const { name } = layout;
  if (typeof number === 'number') {
    return follow(
      { layout, steps: 1, locate: ({ subject }) => indexOfRow(subject.rows(name), number) },
      keys,
      at,
      terms,
    );
  }
  if (number.type.kind !== 'number') throw new Mistake(at, 'needs a number, or a row such as #3, in its brackets');
  const owner = name === terms.avatars ? layout.columns[layout.owner]?.name : undefined;
  // It would be there never, and who wrote it means the row that is called so everywhere else.
  if (owner !== undefined && number.constant === 0) {
    throw new Mistake(at, `asks for player 0, and players count from 1: the row that lists show as #0 is ${name}[#0]`);
  }
  const locate = (run: Run) => {
    const rows = run.subject.rows(name);
    const wanted = number.read(run);
    if (!rows || typeof wanted !== 'number') return -1;
    if (owner === undefined) return indexOfRow(rows, wanted);
    const players = rows.column(owner);
    for (let i = 0; players && i < rows.size; i++) if (players[i] === wanted && rows.has(i)) return i;
    return -1;
  };
  const steps = number.steps + (owner === undefined ? 1 : layout.capacity);
  return follow({ layout, steps, locate }, keys, at, terms);
}

/** Whether an id is that of the row that lists show as `#number`; a larger number is a whole id, which no later row of the slot has. */
export function isRow(id: number, number: number): boolean {
  return number < SLOTS ? id !== 0 && slotOf(id) === number : id === number;
}

const SLOTS = 0x1_0000;

function indexOfRow(rows: SubjectRows | undefined, number: number): number {
  if (!rows || !Number.isInteger(number) || number < 0) return -1;
  return number < SLOTS ? rows.indexOfSlot(number) : rows.indexOf(number);
}

function partInScope(
  head: string,
  keys: readonly string[],
  at: Span,
  scope: Scope,
  depth: number,
  terms: Terms,
): Part | undefined {
  if (scope.kind === 'entry') return partOfEntry(head, keys, at, scope.shape, depth);
  const column = scope.layout.columns.find(({ name }) => name.toLowerCase() === head.toLowerCase());
  if (!column && head.toLowerCase() === 'id' && keys.length === 0) {
    const read = ({ scopes }: Run) => slotOf(scopes[depth]?.rows?.id(scopes[depth].index) ?? 0);
    return { type: NUMBER, steps: 1, read };
  }
  if (!column) return undefined;
  const place = bindColumn(scope, column.name);
  const stored = ({ scopes }: Run) => {
    const now = scopes[depth] as ScopeAt;
    return now.columns[place]?.[now.index];
  };
  return partOfField(column, stored, 1, keys, at, terms);
}

function partOfEntry(head: string, keys: readonly string[], at: Span, shape: Shape, depth: number): Part | undefined {
  if (head === 'key' && keys.length === 0) {
    return { type: { kind: 'text' }, steps: 1, read: ({ scopes }) => scopes[depth]?.key };
  }
  const path = [head, ...keys];
  const own = shapeBelow(shape, path);
  return own && leaf(own, at, ({ scopes }) => valueAt(scopes[depth]?.entry, path));
}

/** A row, or what a path below it leads to, through rows that it points to. */
function follow({ layout, steps, locate }: Origin, keys: readonly string[], at: Span, terms: Terms): Part {
  const { name } = layout;
  const rowsOf = ({ subject }: Run) => subject.rows(name);
  const [key, ...rest] = keys;
  if (key === undefined) {
    const read = (run: Run) => {
      const index = locate(run);
      return index < 0 ? 0 : rowsOf(run)?.id(index);
    };
    return { type: { kind: 'row', table: name }, steps, read, locate };
  }
  const column = layout.columns.find((one) => one.name.toLowerCase() === key.toLowerCase());
  if (!column) throw new Mistake(at, `asks for “${key}”, which is no field of ${name}: ${namesOf(layout.columns)}`);
  const stored = (run: Run) => {
    const index = locate(run);
    return index < 0 ? undefined : rowsOf(run)?.column(column.name)?.[index];
  };
  return partOfField(column, stored, steps + 1, rest, at, terms);
}

function partOfField(
  { name, field }: Column,
  stored: (run: Run) => number | undefined,
  steps: number,
  keys: readonly string[],
  at: Span,
  terms: Terms,
): Part {
  const decode = decoderOf(field);
  const read = (run: Run): Result => {
    const value = stored(run);
    return value === undefined ? undefined : decode(value);
  };
  const layout = field.kind === 'ref' ? findTable(terms, field.table) : undefined;
  if (layout) {
    const locate = (run: Run) => {
      const id = read(run);
      return typeof id === 'number' ? (run.subject.rows(layout.name)?.indexOf(id) ?? -1) : -1;
    };
    if (keys.length > 0) return follow({ layout, steps: steps + 1, locate }, keys, at, terms);
    return { type: { kind: 'row', table: layout.name }, steps, read, locate };
  }
  if (keys.length > 0) throw new Mistake(at, `goes on after ${name}, which is a single value`);
  return { type: typeOfField(field), steps, read };
}

function decoderOf(field: Field): (stored: number) => Result {
  if (field.kind === 'bool') return (stored) => stored === 1;
  if (field.kind === 'enum') return (stored) => field.values[stored];
  if (field.kind !== 'angle') return (stored) => stored;
  const degrees = degreesOfStep(field);
  return (stored) => stored * degrees;
}

function leaf(shape: Shape, at: Span, read: (run: Run) => Value | undefined): Part {
  const type = typeOfShape(shape);
  if (!type) throw new Mistake(at, 'holds several values: ask for one of them, or for any, all or a count of them');
  return {
    type,
    steps: 1,
    read(run) {
      const value = read(run);
      return typeof value === 'object' ? undefined : value;
    },
  };
}

function whyUnknown(head: string, keys: readonly string[], scopes: readonly Scope[], terms: Terms): string {
  const scope = scopes.at(-1);
  const table = findTable(terms, head);
  if (table)
    return `is a table: say which row, as in ${table.name}[3]${keys.length > 0 ? `.${keys.join('.')}` : ''}, or any ${table.name}`;
  if (scope?.kind === 'row') {
    const { name, columns } = scope.layout;
    return `is no field of ${name}: ${namesOf(columns)}`;
  }
  if (scope?.kind === 'entry' && scope.shape.kind === 'group')
    return `is none of ${Object.keys(scope.shape.of).join(', ')}`;
  if (findShape(terms, [head])) return `is not in the document: there is no ${keys.join('.')} in ${head}`;
  return `is nothing in this game: neither a row such as ${terms.avatars}[3], nor in the document (${namesOf(terms.schema.parts)}), nor a figure of the room`;
}

/** Names that are listed before the rest is counted. */
const NAMED_MAX = 10;

function namesOf(named: readonly { readonly name: string }[]): string {
  const names = named.slice(0, NAMED_MAX).map(({ name }) => name);
  return `${names.join(', ')}${named.length > NAMED_MAX ? ` and ${named.length - NAMED_MAX} more` : ''}`;
}
