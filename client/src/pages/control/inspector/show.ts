import { showNumber } from '@tickdeck/shared/commands/show-field.js';
import type { Field } from '@tickdeck/shared/game/fields.js';
import { slotOf } from '@tickdeck/shared/world/table.js';

/** What values are shown relative to. */
export interface Showing {
  readonly tick: number;
  readonly tickRate: number;
  /** Whose a row is, for people; empty when it is nobody's. */
  nameOf(table: string, id: number): string;
}

/** A field's value as the rows of a table show it: short, in one line. */
export function showValue(field: Field, value: number, showing: Showing): string {
  switch (field.kind) {
    case 'bool':
      return value === 1 ? 'yes' : 'no';
    case 'enum':
      return field.values[value] ?? String(value);
    case 'angle':
      return `${Math.round(toDegrees(field, value))}°`;
    case 'ref':
      return showRef(field.table, value, showing);
    case 'tick':
      return value === 0 ? '–' : showRelative(value, showing);
    case 'fixed':
      return value.toFixed(2);
    case 'int':
      return String(value);
  }
}

/** The same with all there is to know, for the one row that is looked at closely. */
export function showFully(field: Field, value: number, showing: Showing): string {
  if (field.kind === 'tick') return showMoment(value, showing);
  if (field.kind === 'fixed') return `${showNumber(value, field.step)}${unit(field.unit)}`;
  if (field.kind === 'int') return `${value}${unit(field.unit)}`;
  return showValue(field, value, showing);
}

/** A moment of simulated time, from now: `in 1.5 s`, `2.0 s ago`; 0 means never. */
export function showMoment(tick: number, showing: Showing): string {
  return tick === 0 ? 'never' : showRelative(tick, showing);
}

/** A row as every list names it: `#3 Anna`. */
export function showRef(table: string, id: number, showing: Showing): string {
  if (id === 0) return 'none';
  const name = showing.nameOf(table, id);
  return name === '' ? `#${slotOf(id)}` : `#${slotOf(id)} ${name}`;
}

/** Degrees of a direction in steps of a turn. */
export function toDegrees(field: Field, value: number): number {
  return (value / (field.max + 1)) * 360;
}

/** The step of a turn nearest to a direction in degrees. */
export function fromDegrees(field: Field, degrees: number): number {
  const steps = field.max + 1;
  const step = Math.round((degrees / 360) * steps) % steps;
  return step < 0 ? step + steps : step;
}

/** A length of wall time that has gone by: `3 s ago`, `12 min ago`. */
export function sayAgo(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 100) return `${whole} s ago`;
  return whole < 6000 ? `${Math.round(whole / 60)} min ago` : `${Math.round(whole / 3600)} h ago`;
}

/** A number without needless zeros. */
export function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

export function unit(text: string): string {
  return text === '' ? '' : ` ${text}`;
}

function showRelative(tick: number, { tick: now, tickRate }: Showing): string {
  const seconds = (tick - now) / tickRate;
  const amount = Math.abs(seconds) < 99.95 ? Math.abs(seconds).toFixed(1) : Math.abs(seconds).toFixed(0);
  return seconds >= 0 ? `in ${amount} s` : `${amount} s ago`;
}
