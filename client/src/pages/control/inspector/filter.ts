import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { fromDegrees } from './show.js';

/** One row, as a filter reads it. */
export interface FilterRow {
  readonly slot: number;
  /** Whose it is, or empty. */
  readonly who: string;
  value(column: Column): number;
  show(column: Column): string;
}

export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'some'; matches(row: FilterRow): boolean }
  | { readonly kind: 'wrong'; readonly why: string };

type Test = (row: FilterRow) => boolean;

const COMPARISON = /([a-z_]\w*)\s*(<=|>=|!=|==|=|<|>|:)\s*("[^"]*"|[^\s"]+)/gi;

/**
 * What somebody typed over a table: comparisons (`hp < 20`, `life = wrecked`, `id = 3`) and words that any value, the id or
 * the owner's name must hold; all of them must be true of a row.
 */
export function parseFilter(text: string, layout: TableLayout): Filter {
  const tests: Test[] = [];
  for (const [, name = '', sign = '', written = ''] of text.matchAll(COMPARISON)) {
    const test = comparison(layout, name, sign, written.replaceAll('"', ''));
    if (typeof test === 'string') return { kind: 'wrong', why: test };
    tests.push(test);
  }
  const words = text.replaceAll(COMPARISON, ' ').toLowerCase().split(/\s+/);
  for (const word of words) if (word !== '' && word !== 'and') tests.push(contains(layout, word));
  if (tests.length === 0) return { kind: 'all' };
  return { kind: 'some', matches: (row) => tests.every((test) => test(row)) };
}

function contains({ columns }: TableLayout, word: string): Test {
  const holds = (text: string) => text.toLowerCase().includes(word);
  return (row) =>
    holds(`#${row.slot}`) || holds(row.who) || columns.some((column) => holds(row.show(column).toLowerCase()));
}

function comparison(layout: TableLayout, name: string, sign: string, written: string): Test | string {
  if (name === 'id') {
    const slot = Number(written.replace('#', ''));
    return Number.isNaN(slot) ? `“${written}” is no id` : (row) => compares(row.slot, sign, slot);
  }
  if (name === 'name') {
    const wanted = written.toLowerCase();
    const same = sign !== '!=';
    return (row) => row.who.toLowerCase().includes(wanted) === same;
  }
  const column = layout.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!column) return `${layout.name} has no field “${name}”`;
  const value = readWritten(column, written);
  if (value === undefined) return `“${written}” is no value of ${column.name}`;
  return (row) => compares(row.value(column), sign, value);
}

/** What was written, in the units of the column; names of enumerations may be shortened. */
function readWritten({ field }: Column, written: string): number | undefined {
  const word = written.toLowerCase();
  if (field.kind === 'enum') {
    const exact = field.values.findIndex((value) => value.toLowerCase() === word);
    const index = exact >= 0 ? exact : field.values.findIndex((value) => value.toLowerCase().startsWith(word));
    if (index >= 0) return index;
  }
  if (field.kind === 'bool' && /^(yes|true|no|false)$/.test(word)) return word === 'yes' || word === 'true' ? 1 : 0;
  if (field.kind === 'ref' && word === 'none') return 0;
  const number = Number(word.replace(/[°#]/g, ''));
  if (written === '' || Number.isNaN(number)) return undefined;
  return field.kind === 'angle' ? fromDegrees(field, number) : number;
}

function compares(left: number, sign: string, right: number): boolean {
  switch (sign) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '!=':
      return left !== right;
    default:
      return left === right;
  }
}
