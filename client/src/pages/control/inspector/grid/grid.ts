import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { ShownTable } from '../../../../net/frame.js';
import type { Showing } from '../show.js';
import { ColumnWindow } from './column-window.js';
import { type Hands, hear } from './grid-hands.js';
import { GridHead } from './grid-head.js';
import { GridLine } from './grid-line.js';
import { HOLE } from './row-order.js';
import { widthsOf } from './widths.js';

const OVERSCAN = 4;

/** What a grid shows at one moment. */
export interface GridContent {
  readonly rows: ShownTable;
  /** Indexes into `rows`, in the order to show; HOLE for a place where nothing is. */
  readonly order: readonly number[];
  /** Ids of the selected rows. */
  readonly selected: ReadonlySet<number>;
  /** The one of them that keys go on from, or 0. */
  readonly current: number;
  readonly showing: Showing;
}

export interface GridOptions extends Hands {
  readonly layout: TableLayout;
  readonly columns: readonly Column[];
  /** The name of a column was pressed; empty for the id. */
  sortBy(column: string): void;
}

/**
 * The rows of one table, of which only those in sight exist, without a framework: text is written where a value has changed
 * and nowhere else, because most of them change with every refresh. Fills `scroll`, which it makes a grid for screen readers.
 */
export class RowGrid {
  readonly head: GridHead;
  private readonly body = document.createElement('div');
  private readonly lines: GridLine[] = [];
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  private readonly unmount: () => void;
  private readonly deafen: () => void;
  private readonly window: ColumnWindow;
  private readonly idWidthPx: number;
  /** Of the id and of each column. */
  private readonly widths: readonly number[];
  private content: GridContent | undefined;
  /** How far it is scrolled sideways; asking the page each time would have it laid out each time. */
  private leftPx = 0;

  constructor(
    private readonly scroll: HTMLElement,
    private readonly options: GridOptions,
  ) {
    const { layout, columns } = options;
    // The style sheet says how large letters are and how high a line is: a finger needs more than a mouse, a hall more than a desk.
    const style = getComputedStyle(scroll);
    const widths = widthsOf(layout, columns, Number.parseFloat(style.fontSize) || 12);
    this.idWidthPx = widths.id;
    this.widths = [widths.id, ...widths.columns];
    this.window = new ColumnWindow(widths.columns);
    this.head = new GridHead(columns, this.widths, options.sortBy);
    this.furnish();
    const lineHeightPx = Number.parseFloat(style.getPropertyValue('--row')) || 28;
    this.virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => scroll,
      estimateSize: () => lineHeightPx,
      overscan: OVERSCAN,
      // The head sticks to the top and covers as much.
      scrollPaddingEnd: Number.parseFloat(style.getPropertyValue('--head')) || lineHeightPx,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(),
    });
    this.unmount = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    this.deafen = hear(scroll, options, () => this.content);
    scroll.addEventListener('scroll', this.slide, { passive: true });
  }

  update(content: GridContent): void {
    const { options } = this.virtualizer;
    const count = content.order.length;
    this.content = content;
    if (options.count !== count) {
      this.virtualizer.setOptions({ ...options, count });
      this.virtualizer._willUpdate();
      this.body.style.height = `${this.virtualizer.getTotalSize()}px`;
      this.scroll.setAttribute('aria-rowcount', String(count + 1));
    }
    this.draw();
  }

  /** Brings a row into sight. */
  reveal(id: number): void {
    const { content } = this;
    const index = content?.rows.indexOf(id) ?? -1;
    const place = index < 0 ? -1 : (content?.order.indexOf(index) ?? -1);
    if (place >= 0) this.virtualizer.scrollToIndex(place, { align: 'auto' });
    if (id === 0) this.scroll.removeAttribute('aria-activedescendant');
    else this.scroll.setAttribute('aria-activedescendant', this.elementId(id));
  }

  destroy(): void {
    this.deafen();
    this.scroll.removeEventListener('scroll', this.slide);
    this.unmount();
    this.scroll.replaceChildren();
  }

  private furnish(): void {
    const { layout } = this.options;
    this.scroll.setAttribute('role', 'grid');
    this.scroll.setAttribute('aria-label', `Rows of ${layout.name}`);
    this.scroll.setAttribute('aria-multiselectable', 'true');
    this.scroll.tabIndex = 0;
    this.body.className = 'grid-body';
    this.body.setAttribute('role', 'rowgroup');
    this.scroll.append(this.head.element, this.body);
  }

  private draw(): void {
    const { content } = this;
    if (!content) return;
    const items = this.virtualizer.getVirtualItems();
    this.look();
    this.window.next();
    while (this.lines.length < items.length) this.addLine();
    const lines = this.linesFor(content, items);
    for (const { index, start } of items) {
      const row = content.order[index] ?? HOLE;
      const line = row === HOLE ? undefined : lines.get(content.rows.ids[row] as number);
      if (!line) continue;
      line.place(start, index);
      line.show(content, row, this.elementId(content.rows.ids[row] as number), this.window);
    }
  }

  /** The lines of the rows in sight, by id: a row keeps its line wherever it goes, so that most of its texts stay valid. */
  private linesFor({ rows, order }: GridContent, items: readonly { readonly index: number }[]): Map<number, GridLine> {
    const inSight = items.map(({ index }) => order[index] ?? HOLE).filter((row) => row !== HOLE && row < rows.count);
    const ids = new Set(inSight.map((row) => rows.ids[row] as number));
    const lines = new Map<number, GridLine>();
    const free: GridLine[] = [];
    for (const line of this.lines) {
      if (ids.has(line.rowId)) lines.set(line.rowId, line);
      else free.push(line);
    }
    // In order, so that the first line of the page is the first row until rows pass each other.
    let used = 0;
    for (const id of ids) if (!lines.has(id)) lines.set(id, free[used++] as GridLine);
    for (const line of free.slice(used)) line.hide();
    return lines;
  }

  /** Scrolling sideways brings columns into sight that were not written. */
  private readonly slide = () => {
    this.leftPx = this.scroll.scrollLeft;
    if (this.look()) this.draw();
  };

  /** @returns whether other columns are in sight now */
  private look(): boolean {
    return this.window.move(this.leftPx, (this.virtualizer.scrollRect?.width ?? 0) - this.idWidthPx);
  }

  private addLine(): void {
    const { layout, columns } = this.options;
    const line = new GridLine(layout, columns, this.widths, this.lines.length);
    this.lines.push(line);
    this.body.append(line.element);
  }

  private elementId(id: number): string {
    return `row-${this.options.layout.name}-${slotOf(id)}`;
  }
}
