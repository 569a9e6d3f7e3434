import type { Field } from '@tickdeck/shared/game/fields.js';
import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { type Showing, showValue } from '../show.js';

/** Room for one character, as a part of the size of letters; bold heads allowed for. */
const CHAR_EM = 0.64;
/** What lies beside a text in a cell, in characters. */
const PADDING_CHARS = 2;
/** Width of a column by its kind, in characters. */
const WIDTH_CHARS = { bool: 6, int: 8, fixed: 10, angle: 7, ref: 15, enum: 10, tick: 12 } as const;

/**
 * CSS pixels for the id and for each column, wide enough for most of its values and its name.
 * @param letterPx - the size of letters
 */
export function widthsOf(
  layout: TableLayout,
  columns: readonly Column[],
  letterPx: number,
): { readonly id: number; readonly columns: readonly number[] } {
  const px = (chars: number) => Math.ceil(chars * CHAR_EM * letterPx);
  return { id: px(layout.owner >= 0 ? 20 : 10), columns: columns.map((column) => px(charsOf(column))) };
}

/** Whether a column has values that are longer than it is wide: only its cells must be clipped. */
export function isNarrow(column: Column): boolean {
  return longestOf(column.field) + PADDING_CHARS > charsOf(column);
}

/** Gives the cells of a line their widths. */
export function spread(cells: readonly HTMLElement[], widths: readonly number[]): void {
  for (const [at, cell] of cells.entries()) cell.style.width = `${widths[at]}px`;
}

function charsOf({ name, field }: Column): number {
  return Math.max(WIDTH_CHARS[field.kind], name.length + PADDING_CHARS + 1);
}

/** Characters of the longest value. */
function longestOf(field: Field): number {
  switch (field.kind) {
    case 'ref':
      return Number.POSITIVE_INFINITY;
    case 'enum':
      return Math.max(...field.values.map((name) => name.length));
    case 'int':
    case 'fixed':
      return Math.max(...[field.min, field.max].map((value) => showValue(field, value, ANY).length));
    default:
      return 0;
  }
}

/** Numbers are shown the same at every time. */
const ANY: Showing = { tick: 0, tickRate: 1, nameOf: () => '' };
