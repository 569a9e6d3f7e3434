import type { Shape, Value } from '../game/document.js';
import type { Field } from '../game/fields.js';
import { slotOf } from '../world/table.js';

/** A field's value as the audit list shows it: names of enumerations, references as rows. */
export function showField(field: Field, value: number): string {
  if (field.kind === 'enum') return field.values[value] ?? String(value);
  if (field.kind === 'bool') return value === 1 ? 'yes' : 'no';
  if (field.kind === 'ref') return value === 0 ? 'none' : `${field.table}[#${slotOf(value)}]`;
  return String(value);
}

/** A value of the document as the audit list shows it: choices by name, text in quotes. */
export function showValue(shape: Shape | undefined, value: Value): string {
  if (shape?.kind === 'choice' || (typeof value !== 'string' && typeof value !== 'object')) return String(value);
  return JSON.stringify(value);
}
