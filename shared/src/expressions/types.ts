import type { Shape } from '../game/document.js';
import type { Field } from '../game/fields.js';

/** What kind of value a part of an expression has. */
export type Type =
  /** Two are equal when they are at most half a `step` apart: what is written need not be on a field's grid. */
  | { readonly kind: 'number'; readonly unit: string; readonly step: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** A row of a table, which may be there or not. */
  | { readonly kind: 'row'; readonly table: string };

export const FLAG: Type = { kind: 'flag' };
export const NUMBER: Type = { kind: 'number', unit: '', step: 0 };

/** The type of a table's field. Directions are in degrees, as everywhere on the deck. */
export function typeOfField(field: Field): Type {
  switch (field.kind) {
    case 'bool':
      return FLAG;
    case 'enum':
      return { kind: 'choice', values: field.values };
    case 'ref':
      return { kind: 'row', table: field.table };
    case 'angle':
      return { kind: 'number', unit: '°', step: degreesOfStep(field) };
    case 'fixed':
      return { kind: 'number', unit: field.unit, step: field.step };
    case 'int':
    case 'tick':
      return { kind: 'number', unit: field.unit, step: 0 };
  }
}

/** The type of a leaf of the document; undefined for what holds several values. */
export function typeOfShape(shape: Shape): Type | undefined {
  switch (shape.kind) {
    case 'text':
      return { kind: 'text' };
    case 'flag':
      return FLAG;
    case 'choice':
      return { kind: 'choice', values: shape.values };
    case 'number':
      return { kind: 'number', unit: shape.unit, step: 0 };
    case 'group':
    case 'record':
      return undefined;
  }
}

/** Degrees from one value of a direction to the next; exact, as a turn has a power of two of them. */
export function degreesOfStep({ max }: Field): number {
  return 360 / (max + 1);
}

/** In the words of a person. */
export function sayType(type: Type): string {
  switch (type.kind) {
    case 'number':
      return 'a number';
    case 'flag':
      return 'yes or no';
    case 'text':
      return 'a text';
    case 'choice':
      return `one of ${type.values.join(', ')}`;
    case 'row':
      return `a row of ${type.table}`;
  }
}
