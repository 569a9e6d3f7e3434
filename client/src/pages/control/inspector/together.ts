import type { Leaf } from '@tickdeck/shared/commands/place.js';
import { untrack } from 'solid-js';
import type { Spot } from './leaf.js';

/** What several places hold: all the same value, values that differ, or some are gone. */
export type Together =
  | { readonly kind: 'same'; readonly value: Leaf }
  | { readonly kind: 'mixed'; readonly values: readonly Leaf[] }
  | { readonly kind: 'gone' };

export function together(values: readonly (Leaf | undefined)[]): Together {
  const there = values.filter((value) => value !== undefined);
  const [first] = there;
  if (first === undefined || there.length < values.length) return { kind: 'gone' };
  return there.every((value) => Object.is(value, first))
    ? { kind: 'same', value: first }
    : { kind: 'mixed', values: there };
}

/** What is read at each of several places. They read the same signals: that the first is told of a change is enough for all. */
export function readAll<T>([first, ...others]: readonly [Spot, ...Spot[]], read: (spot: Spot) => T): readonly T[] {
  return [read(first), ...untrack(() => others.map(read))];
}

/** Whether both mean the same to who looks at them: so that nothing is lit that has not changed. */
export function isSameTogether(a: Together, b: Together): boolean {
  if (a.kind === 'same' && b.kind === 'same') return Object.is(a.value, b.value);
  if (a.kind === 'mixed' && b.kind === 'mixed') {
    return a.values.length === b.values.length && a.values.every((value, at) => Object.is(value, b.values[at]));
  }
  return a.kind === b.kind;
}

/** `3 – 100` for numbers, `mixed` for others. */
export function showMixed(values: readonly Leaf[], isNumber: boolean): string {
  if (!isNumber) return 'mixed';
  const numbers = values.map(Number);
  return `${shortly(Math.min(...numbers))} – ${shortly(Math.max(...numbers))}`;
}

function shortly(value: number): string {
  return String(Number(value.toPrecision(4)));
}
