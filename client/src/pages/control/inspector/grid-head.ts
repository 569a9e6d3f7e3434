import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { rangeOf } from './row-spots.js';

export const LINE_HEIGHT_PX = 28;

/** Width of a column by its kind, in characters. */
const WIDTH_CH = { bool: 6, int: 8, fixed: 10, angle: 7, ref: 15, enum: 10, tick: 12 } as const;

/** The columns worth a look: the jump counter is none. */
export function seenColumns({ columns, jump }: TableLayout): readonly Column[] {
  return columns.filter(({ index }) => index !== jump);
}

/** One width for each column, wide enough for its values and its name. */
export function widthsOf(layout: TableLayout): string {
  const widths = seenColumns(layout).map(({ name, field }) => `${Math.max(WIDTH_CH[field.kind], name.length + 3)}ch`);
  return [layout.owner >= 0 ? '20ch' : '10ch', ...widths].join(' ');
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

function head(text: string, kind: string, hint: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'columnheader');
  element.className = `grid-cell ${kind}`;
  element.textContent = text;
  if (hint !== '') element.title = hint;
  return element;
}
