import type { Field } from '@tickdeck/shared/game/fields.js';
import type { Column } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { ShownTable } from '../../../../net/frame.js';
import { HOLE } from './row-order.js';

/** Rows to be written down. */
export interface Written {
  readonly columns: readonly Column[];
  readonly rows: ShownTable;
  /** Indexes into `rows`. */
  readonly order: readonly number[];
  /** Whose a row is, or empty. */
  nameOf(id: number): string;
}

/** Comma-separated values as RFC 4180 has them. */
export function toCsv(written: Written): string {
  return linesOf(written)
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

/** What programs for sheets take from the clipboard. */
export function toTabs(written: Written): string {
  return linesOf(written)
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]/g, ' ')).join('\t'))
    .join('\n');
}

function linesOf({ columns, rows, order, nameOf }: Written): readonly (readonly string[])[] {
  const head = ['id', 'name', ...columns.map(({ name }) => name)];
  const lines = order
    .filter((index) => index !== HOLE)
    .map((index) => {
      const id = rows.ids[index] as number;
      const values = columns.map(({ name, field }) => cellOf(field, rows.columns[name]?.[index] ?? 0));
      return [String(slotOf(id)), harmless(nameOf(id)), ...values];
    });
  return [head, ...lines];
}

/** Numbers as they are, names for what has names. */
function cellOf(field: Field, value: number): string {
  if (field.kind === 'enum') return field.values[value] ?? String(value);
  if (field.kind === 'ref') return value === 0 ? '' : String(slotOf(value));
  return String(value);
}

/** People choose their names, and a sheet would calculate what begins like a formula. */
function harmless(name: string): string {
  return /^[=+\-@]/.test(name) ? `'${name}` : name;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
