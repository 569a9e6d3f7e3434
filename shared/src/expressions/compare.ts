import { isRow } from './names.js';
import type { Part, Run } from './run.js';
import { type Arithmetic, type Comparison, Mistake, type Span } from './syntax.js';
import { FLAG, NUMBER, sayType, type Type } from './types.js';

/** Whether two values are as they should be to each other; where one of them is not there, they never are. */
export function comparison(operator: Comparison, left: Part, right: Part, at: Span): Part {
  const [a, b] = [left.type, right.type];
  const steps = left.steps + right.steps + 1;
  const make = (holds: (a: never, b: never) => boolean): Part => ({
    type: FLAG,
    steps,
    read(run) {
      const one = left.read(run);
      const other = right.read(run);
      // The types of both sides were checked, so that what is there is what `holds` takes.
      return one !== undefined && other !== undefined && holds(one as never, other as never);
    },
  });
  if (a.kind === 'number' && b.kind === 'number') return make(numbers(operator, Math.max(a.step, b.step) / 2, at));
  if (isText(a) && isText(b) && operator === 'has') return make((one: string, other: string) => holdsText(one, other));
  if (operator !== '=' && operator !== '!=') {
    throw new Mistake(at, `cannot put ${sayType(a)} and ${sayType(b)} in order: only = and != can compare them`);
  }
  const alike = a.kind === b.kind || (isText(a) && isText(b));
  if (!alike || (a.kind === 'row' && b.kind === 'row' && a.table !== b.table)) {
    throw new Mistake(at, `compares ${sayType(a)} with ${sayType(b)}`);
  }
  const same = operator === '=';
  return make((one: unknown, other: unknown) => (one === other) === same);
}

/** Whether a row is the one that lists show as `#number`. */
export function sameRow(operator: Comparison, row: Part, number: number, at: Span): Part {
  if (row.type.kind !== 'row') throw new Mistake(at, `compares ${sayType(row.type)} with a row`);
  if (operator !== '=' && operator !== '!=') throw new Mistake(at, 'cannot put rows in order');
  const same = operator === '=';
  return {
    type: FLAG,
    steps: row.steps + 1,
    read(run) {
      const id = row.read(run);
      return typeof id === 'number' && isRow(id, number) === same;
    },
  };
}

/** A sum, product and so on; nothing where a side is not there or the result is no number. */
export function arithmetic(operator: Arithmetic, left: Part, right: Part, at: Span): Part {
  for (const { type } of [left, right]) {
    if (type.kind !== 'number') throw new Mistake(at, `calculates with ${sayType(type)}`);
  }
  const apply = ARITHMETIC[operator];
  return {
    type: NUMBER,
    steps: left.steps + right.steps + 1,
    read(run) {
      const a = left.read(run);
      const b = right.read(run);
      if (typeof a !== 'number' || typeof b !== 'number') return undefined;
      const result = apply(a, b);
      return Number.isFinite(result) ? result : undefined;
    },
  };
}

/** What stands beside and, or, not: a flag, or a row, which is true when it is there. @throws Mistake for anything else */
export function conditionOf(part: Part, at: Span): (run: Run) => boolean {
  if (part.type.kind === 'flag') return (run) => part.read(run) === true;
  const { locate } = part;
  if (part.type.kind === 'row' && locate) return (run) => locate(run) >= 0;
  throw new Mistake(at, `is ${sayType(part.type)} and neither true nor false: compare it with something`);
}

const ARITHMETIC: { readonly [operator in Arithmetic]: (a: number, b: number) => number } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function numbers(operator: Comparison, tolerance: number, at: Span): (a: number, b: number) => boolean {
  switch (operator) {
    case '=':
      return (a, b) => Math.abs(a - b) <= tolerance;
    case '!=':
      return (a, b) => Math.abs(a - b) > tolerance;
    case '<':
      return (a, b) => a < b;
    case '<=':
      return (a, b) => a <= b;
    case '>':
      return (a, b) => a > b;
    case '>=':
      return (a, b) => a >= b;
    case 'has':
      throw new Mistake(at, 'looks for a text in a number');
  }
}

function holdsText(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function isText({ kind }: Type): boolean {
  return kind === 'text' || kind === 'choice';
}
