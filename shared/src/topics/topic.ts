import type { Shape, Value, ValueOf } from '../game/document.js';
import type { Role } from '../wire/messages.js';

/** Something about a room that is no part of its world and that pages look at while they care: a whole value, told when it changes. */
export interface Topic<S extends Shape = Shape> {
  /** Least role that may look. */
  readonly role: Role;
  /** What is told; a group or a record. */
  readonly shape: S;
}

/** Declares a topic. */
export function topic<const S extends Extract<Shape, { kind: 'group' | 'record' }>>(role: Role, shape: S): Topic<S> {
  return { role, shape };
}

/** The type of what a topic tells. */
export type NewsOf<T> = T extends Topic<infer S> ? ValueOf<S> : never;

/** Whether a value has a shape, down to its leaves: a page does not believe what it cannot show. */
export function isOfShape(shape: Shape, value: Value | undefined): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= shape.max;
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && value >= shape.min && value <= shape.max;
    case 'choice':
      return typeof value === 'string' && shape.values.includes(value);
    case 'group':
      return isMap(value) && Object.entries(shape.of).every(([name, of]) => isOfShape(of, value[name]));
    case 'record':
      return (
        isMap(value) &&
        Object.keys(value).length <= shape.max &&
        Object.values(value).every((entry) => isOfShape(shape.of, entry))
      );
  }
}

function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object';
}
