import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { rangeOf } from './row-spots.js';

/** Room for one character, padding and bold heads allowed for. */
const CHAR_PX = 7.2;
/** Width of a column by its kind, in characters. */
const WIDTH_CHARS = { bool: 6, int: 8, fixed: 10, angle: 7, ref: 15, enum: 10, tick: 12 } as const;

/** The columns worth a look: the jump counter is none. */
export function seenColumns({ columns, jump }: TableLayout): readonly Column[] {
  return columns.filter(({ index }) => index !== jump);
}

/** One width for each column, wide enough for its values and its name. */
export function widthsOf(layout: TableLayout): string {
  const widths = seenColumns(layout).map(({ name, field }) => px(Math.max(WIDTH_CHARS[field.kind], name.length + 3)));
  return [px(layout.owner >= 0 ? 20 : 10), ...widths].join(' ');
}

/** The names of the columns, with what they may be as a hint. */
export function headLine(layout: TableLayout): HTMLElement {
  const group = document.createElement('div');
  group.setAttribute('role', 'rowgroup');
  group.className = 'grid-head-group';
  const line = document.createElement('div');
  line.setAttribute('role', 'row');
  line.setAttribute('aria-rowindex', '1');
  line.className = 'grid-head';
  line.append(head('id', 'id', 'slot of the row, and whose it is'));
  for (const { name, field } of seenColumns(layout)) {
    line.append(head(name, field.kind, [field.label, rangeOf(field)].filter((text) => text !== '').join(', ')));
  }
  group.append(line);
  return group;
}

function px(chars: number): string {
  return `${Math.ceil(chars * CHAR_PX)}px`;
}

function head(text: string, kind: string, hint: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'columnheader');
  element.className = `grid-cell ${kind}`;
  element.textContent = text;
  if (hint !== '') element.title = hint;
  return element;
}
