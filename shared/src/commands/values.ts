import type { Shape } from '../game/document.js';
import type { Field } from '../game/fields.js';
import type { Column } from '../world/schema.js';
import { toGrid } from '../world/snap.js';
import type { World } from '../world/world.js';
import type { Leaf } from './place.js';

/** A value as it will be stored, or why it cannot be. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export type LeafShape = Exclude<Shape, { readonly kind: 'group' } | { readonly kind: 'record' }>;

/** Part of a step that decimal notation may be off by: 0.1 is no binary fraction. */
const STEP_TOLERANCE = 1e-6;

/** Checks a value for a field. Fixed-point values go to the nearest grid point, which is finer than anybody types. */
export function checkField(world: World, column: Column, value: unknown): Checked<number> {
  const { field } = column;
  if (typeof value !== 'number') return no('must be a number');
  const why = whyNotOf(field, value);
  if (why !== undefined) return no(why);
  if (field.kind === 'ref' && value !== 0 && (world.table(field.table)?.slot(value) ?? -1) < 0) {
    return no(`${field.table} has no such row`);
  }
  return yes(toGrid(column, value) * field.step);
}

/** Why no row of any world may have a number in a field; undefined when there is nothing against it. */
export function whyNotOf(field: Field, value: number): string | undefined {
  if (!Number.isFinite(value)) return 'must be a number';
  if (value < field.min || value > field.max) return `${value} is not in ${field.min} to ${field.max}${unit(field)}`;
  return field.kind !== 'fixed' && !Number.isInteger(value) ? `${value} is not a whole number` : undefined;
}

/** Checks a value for a place of the document or an argument. Text is trimmed, numbers go to their step. */
export function checkLeaf(shape: LeafShape, value: unknown): Checked<Leaf> {
  switch (shape.kind) {
    case 'text': {
      if (typeof value !== 'string') return no('must be text');
      const trimmed = value.replace(CONTROLS, ' ').trim();
      return trimmed.length > shape.max ? no(`is longer than ${shape.max} characters`) : yes(trimmed);
    }
    case 'flag':
      return typeof value === 'boolean' ? yes(value) : no('must be true or false');
    case 'choice':
      return typeof value === 'string' && shape.values.includes(value)
        ? yes(value)
        : no(`must be one of ${shape.values.join(', ')}`);
    case 'number':
      return checkNumber(shape, value);
  }
}

// Half a surrogate pair would come out of UTF-8 as another character: what the room keeps and what viewers get would differ.
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

function checkNumber(shape: Extract<Shape, { kind: 'number' }>, value: unknown): Checked<number> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return no('must be a number');
  if (value < shape.min || value > shape.max)
    return no(`${value} is not in ${shape.min} to ${shape.max}${unit(shape)}`);
  const steps = (value - shape.min) / shape.step;
  const whole = Math.round(steps);
  if (Math.abs(steps - whole) > STEP_TOLERANCE) return no(`${value} is not on a step of ${shape.step}`);
  return yes(value);
}

function unit(of: { readonly unit: string }): string {
  return of.unit === '' ? '' : ` ${of.unit}`;
}

function yes<T>(value: T): Checked<T> {
  return { ok: true, value };
}

function no(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
