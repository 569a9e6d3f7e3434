import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import { showValue } from '../show.js';
import type { ColumnWindow } from './column-window.js';
import type { GridContent } from './grid.js';
import { isNarrow, spread } from './widths.js';

/** Of all that are selected one is current: keys go on from it. */
type Mark = 'none' | 'selected' | 'current';

/** How often a cell is written before it is no longer lit: for some half a second. */
const LIT_TIMES = 3;

/** One line of a grid: the id, and a cell for each column. */
export class GridLine {
  readonly element = document.createElement('div');
  private readonly name = cell('rowheader', 'id clipped');
  private readonly cells: readonly HTMLElement[];
  /** A text that is changed costs half of one that is put in anew. */
  private readonly texts: readonly Text[];
  private readonly values: Float64Array;
  /** How many more times each cell is written lit. */
  private readonly lit: Uint8Array;
  private id = 0;
  private start = -1;
  private label = '';
  private selection: Mark = 'none';

  /**
   * @param widths - of the id and of each column, CSS pixels.
   * @param number - of the line among all, which decides when it is its turn.
   */
  constructor(
    private readonly layout: TableLayout,
    private readonly columns: readonly Column[],
    widths: readonly number[],
    private readonly number: number,
  ) {
    this.element.className = 'grid-line';
    this.element.setAttribute('role', 'row');
    this.cells = columns.map((column) =>
      cell('gridcell', isNarrow(column) ? `${column.field.kind} clipped` : column.field.kind),
    );
    this.texts = this.cells.map((element) => element.appendChild(document.createTextNode('')));
    this.values = new Float64Array(columns.length);
    this.lit = new Uint8Array(columns.length);
    this.element.append(this.name, ...this.cells);
    spread([this.name, ...this.cells], widths);
  }

  /** The row it shows, or 0. */
  get rowId(): number {
    return this.id;
  }

  place(startPx: number, index: number): void {
    if (this.start === startPx) return;
    this.start = startPx;
    this.element.style.transform = `translateY(${startPx}px)`;
    // The header is row 1.
    this.element.setAttribute('aria-rowindex', String(index + 2));
  }

  /** @param window - which cells are written; of a row that was not in this line before, it is all */
  show({ rows, selected, current, showing }: GridContent, row: number, elementId: string, window: ColumnWindow): void {
    const id = rows.ids[row] as number;
    const same = this.id === id;
    if (!same) this.become(id, elementId);
    const label = `#${slotOf(id)} ${showing.nameOf(this.layout.name, id)}`;
    if (label !== this.label) {
      this.label = label;
      this.name.textContent = label;
    }
    // The one that keys are on is read out whole.
    const isWhole = !same || id === current;
    this.mark(id === current ? 'current' : selected.has(id) ? 'selected' : 'none');
    if (same && !window.hasLine(this.number)) return;
    for (const [at, { name, field }] of this.columns.entries()) {
      if (!isWhole && !window.has(at)) continue;
      const value = rows.columns[name]?.[row] ?? 0;
      const changed = this.values[at] !== value;
      // The moment a tick field is away changes although its value does not.
      if (!same || changed || field.kind === 'tick' || field.kind === 'ref') {
        this.values[at] = value;
        this.write(at, showValue(field, value, showing));
      }
      this.heat(at, same && changed ? LIT_TIMES : same ? Math.max(0, (this.lit[at] as number) - 1) : 0);
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
    const node = this.texts[at] as Text;
    if (node.data !== text) node.data = text;
  }

  /** Lit or not, with nothing between: hundreds of cells that fade cost more than all the rest of the page. */
  private heat(at: number, times: number): void {
    const wasLit = this.lit[at] !== 0;
    this.lit[at] = times;
    if (wasLit !== times > 0) (this.cells[at] as HTMLElement).classList.toggle('hot', times > 0);
  }
}

function cell(role: string, looks: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = `grid-cell ${looks}`;
  return element;
}
