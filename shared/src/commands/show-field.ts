import type { Field } from '../game/fields.js';
import { slotOf } from '../world/table.js';

/** A field's value as the audit list shows it: names of enumerations, references as rows. */
export function showField(field: Field, value: number): string {
  if (field.kind === 'enum') return field.values[value] ?? String(value);
  if (field.kind === 'bool') return value === 1 ? 'yes' : 'no';
  if (field.kind === 'ref') return value === 0 ? 'none' : `${field.table}[${slotOf(value)}]`;
  return String(value);
}
