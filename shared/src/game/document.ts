import type { Sight } from './fields.js';

/** The shape of one value of the document; drives validation, editors and types. Collections are records, never arrays. */
export type Shape =
  | { readonly kind: 'text'; readonly max: number; readonly initial: string }
  | { readonly kind: 'flag'; readonly initial: boolean }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: string;
      readonly label: string;
      readonly initial: number;
    }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly initial: string }
  | { readonly kind: 'group'; readonly of: { readonly [name: string]: Shape } }
  | { readonly kind: 'record'; readonly of: Shape; readonly max: number };

/** A JSON-like immutable value of the document. */
export type Value = string | number | boolean | { readonly [key: string]: Value };

/** One named part of the document and who may see it; of a record for teams each sees the entry with its own key (teamKey). */
export interface Part<S extends Shape = Shape> {
  readonly see: Exclude<Sight, 'own'>;
  readonly shape: S;
}

/** The value type a shape describes. */
export type ValueOf<S extends Shape> = S extends { kind: 'text' }
  ? string
  : S extends { kind: 'flag' }
    ? boolean
    : S extends { kind: 'number' }
      ? number
      : S extends { kind: 'choice'; values: readonly (infer V)[] }
        ? V
        : S extends { kind: 'group'; of: infer G extends { [name: string]: Shape } }
          ? { [K in keyof G]: ValueOf<G[K]> }
          : S extends { kind: 'record'; of: infer E extends Shape }
            ? { [key: string]: ValueOf<E> }
            : never;

/** Text of at most `max` characters (UTF-16 units). */
export function text(max: number, initial = '') {
  return { kind: 'text', max, initial } as const;
}

export function flag(initial = false) {
  return { kind: 'flag', initial } as const;
}

/** A number from `min` to `max` on a grid of `step`. */
export function number(shape: {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly step?: number;
  readonly unit?: string;
  readonly label?: string;
}) {
  return { kind: 'number', step: 1, unit: '', label: '', ...shape } as const;
}

export function choice<const V extends string>(values: readonly V[], initial: V) {
  return { kind: 'choice', values, initial } as const;
}

export function group<const G extends { readonly [name: string]: Shape }>(of: G) {
  return { kind: 'group', of } as const;
}

/** A collection keyed by id, of at most `max` entries; keys must not look like whole numbers (they would lose their order). */
export function record<const E extends Shape>(of: E, max: number) {
  return { kind: 'record', of, max } as const;
}

export function part<const S extends Shape>(shape: S, see: Part['see'] = 'public') {
  return { see, shape } as const;
}

/** The key of a team's entry in a record that teams see. */
export function teamKey(team: number): string {
  return `t${team}`;
}

/** The value a shape starts with. */
export function initialOf(shape: Shape): Value {
  switch (shape.kind) {
    case 'group':
      return Object.fromEntries(Object.entries(shape.of).map(([name, of]) => [name, initialOf(of)]));
    case 'record':
      return {};
    default:
      return shape.initial;
  }
}
