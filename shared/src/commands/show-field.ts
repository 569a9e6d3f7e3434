import type { Shape, Value } from '../game/document.js';
import type { Field } from '../game/fields.js';
import { slotOf } from '../world/table.js';

/** A field's value as the audit list shows it: names of enumerations, references as rows. */
export function showField(field: Field, value: number): string {
  if (field.kind === 'enum') return field.values[value] ?? String(value);
  if (field.kind === 'bool') return value === 1 ? 'yes' : 'no';
  if (field.kind === 'ref') return value === 0 ? 'none' : `${field.table}[#${slotOf(value)}]`;
  return showNumber(value, field.step);
}

/** A number to a tenth of its `step`, which tells it from its neighbours, and without needless zeros. */
export function showNumber(value: number, step: number): string {
  let decimals = 0;
  for (let place = 10; place > step && decimals < DECIMALS_MAX; place /= 10) decimals++;
  return String(Number(value.toFixed(decimals)));
}

/** More would be the noise of floating point. */
const DECIMALS_MAX = 9;

/** A value of the document as the audit list shows it: choices by name, text in quotes. */
export function showValue(shape: Shape | undefined, value: Value): string {
  if (shape?.kind === 'number' && typeof value === 'number') return showNumber(value, shape.step);
  if (shape?.kind === 'choice' || (typeof value !== 'string' && typeof value !== 'object')) return String(value);
  return JSON.stringify(value);
}
