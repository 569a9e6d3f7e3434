import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import { showValue } from '../show.js';
import type { GridContent } from './grid.js';

/** Of all that are selected one is current: keys go on from it. */
type Mark = 'none' | 'selected' | 'current';

/** One line of a grid: the id, and a cell for each column. */
export class GridLine {
  readonly element = document.createElement('div');
  private readonly name = cell('rowheader');
  private readonly cells: readonly HTMLElement[];
  private readonly texts: string[];
  private readonly values: Float64Array;
  private id = 0;
  private start = -1;
  private label = '';
  private selection: Mark = 'none';

  constructor(
    private readonly layout: TableLayout,
    private readonly columns: readonly Column[],
  ) {
    this.element.className = 'grid-line';
    this.element.setAttribute('role', 'row');
    this.cells = columns.map(({ field }) => cell('gridcell', field.kind));
    this.texts = columns.map(() => '');
    this.values = new Float64Array(columns.length);
    this.element.append(this.name, ...this.cells);
  }

  place(startPx: number, index: number): void {
    if (this.start === startPx) return;
    this.start = startPx;
    this.element.style.transform = `translateY(${startPx}px)`;
    // The header is row 1.
    this.element.setAttribute('aria-rowindex', String(index + 2));
  }

  show({ rows, selected, current, showing }: GridContent, row: number, elementId: string): void {
    const id = rows.ids[row] as number;
    const same = this.id === id;
    if (!same) this.become(id, elementId);
    const label = `#${slotOf(id)} ${showing.nameOf(this.layout.name, id)}`;
    if (label !== this.label) {
      this.label = label;
      this.name.textContent = label;
    }
    this.mark(id === current ? 'current' : selected.has(id) ? 'selected' : 'none');
    for (const [at, { name, field }] of this.columns.entries()) {
      const value = rows.columns[name]?.[row] ?? 0;
      const changed = this.values[at] !== value;
      // The moment a tick field is away changes although its value does not.
      if (same && !changed && field.kind !== 'tick' && field.kind !== 'ref') this.heat(at, 'cold');
      else {
        this.values[at] = value;
        this.write(at, showValue(field, value, showing));
        this.heat(at, same && changed ? 'hot' : 'cold');
      }
    }
  }

  hide(): void {
    if (this.id === 0) return;
    this.id = 0;
    this.start = -1;
    this.element.style.transform = 'translateY(-9999px)';
  }

  private become(id: number, elementId: string): void {
    this.id = id;
    this.element.id = elementId;
    this.element.dataset.id = String(id);
  }

  private mark(selection: Mark): void {
    if (this.selection === selection) return;
    this.selection = selection;
    this.element.setAttribute('aria-selected', String(selection !== 'none'));
    this.element.classList.toggle('current', selection === 'current');
  }

  private write(at: number, text: string): void {
    if (this.texts[at] === text) return;
    this.texts[at] = text;
    (this.cells[at] as HTMLElement).textContent = text;
  }

  /** A cell that cools fades for a second; one that keeps changing just stays lit, which costs nothing. */
  private heat(at: number, heat: 'hot' | 'cold'): void {
    const { classList } = this.cells[at] as HTMLElement;
    if (classList.contains('hot') !== (heat === 'hot')) classList.toggle('hot');
  }
}

function cell(role: string, kind = 'id'): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = `grid-cell ${kind}`;
  return element;
}
