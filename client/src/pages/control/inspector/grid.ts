import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { ShownTable } from '../../../net/frame.js';
import { headLine, seenColumns, widthsOf } from './grid-head.js';
import { GridLine } from './grid-line.js';
import type { Showing } from './show.js';

const OVERSCAN = 4;
const PAGE_LINES = 10;

const KEYS: { readonly [key: string]: number } = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_LINES,
  PageUp: -PAGE_LINES,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What a grid shows at one moment. */
export interface GridContent {
  readonly rows: ShownTable;
  /** Indexes into `rows`, in the order to show. */
  readonly order: readonly number[];
  /** Id of the selected row, or 0. */
  readonly selected: number;
  readonly showing: Showing;
}

/**
 * The rows of one table, of which only those in sight exist, without a framework: text is written where a value has changed
 * and nowhere else, because most of them change ten times a second. Fills `scroll`, which it makes a grid for screen readers.
 */
export class RowGrid {
  private readonly body = document.createElement('div');
  private readonly lines: GridLine[] = [];
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  private readonly unmount: () => void;
  private readonly listeners = new AbortController();
  private content: GridContent | undefined;

  constructor(
    private readonly scroll: HTMLElement,
    private readonly layout: TableLayout,
    private readonly choose: (id: number) => void,
  ) {
    this.furnish();
    // The style sheet says how high a line is: a finger needs more than a mouse.
    const lineHeightPx = Number.parseFloat(getComputedStyle(scroll).getPropertyValue('--line')) || 28;
    this.virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => scroll,
      estimateSize: () => lineHeightPx,
      overscan: OVERSCAN,
      // The head sticks to the top and covers as much.
      scrollPaddingEnd: lineHeightPx,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(),
    });
    this.unmount = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    const { signal } = this.listeners;
    scroll.addEventListener('click', (event) => this.clicked(event), { signal });
    scroll.addEventListener('keydown', (event) => this.pressed(event), { signal });
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

  /** Brings the selected row into sight. */
  reveal(id: number): void {
    const { content } = this;
    const place = content ? content.order.indexOf(content.rows.indexOf(id)) : -1;
    if (place >= 0) this.virtualizer.scrollToIndex(place, { align: 'auto' });
    if (id === 0) this.scroll.removeAttribute('aria-activedescendant');
    else this.scroll.setAttribute('aria-activedescendant', this.elementId(id));
  }

  destroy(): void {
    this.listeners.abort();
    this.unmount();
  }

  private furnish(): void {
    this.scroll.setAttribute('role', 'grid');
    this.scroll.setAttribute('aria-label', `Rows of ${this.layout.name}`);
    this.scroll.tabIndex = 0;
    this.scroll.style.setProperty('--columns', widthsOf(this.layout));
    this.body.className = 'grid-body';
    this.body.setAttribute('role', 'rowgroup');
    this.scroll.append(headLine(this.layout), this.body);
  }

  private draw(): void {
    const { content } = this;
    if (!content) return;
    const items = this.virtualizer.getVirtualItems();
    while (this.lines.length < items.length) this.addLine();
    const used = new Set<GridLine>();
    for (const { index, start } of items) {
      const row = content.order[index];
      // A line keeps its place while the list scrolls, so that its texts stay valid.
      const line = this.lines[index % this.lines.length];
      if (row === undefined || line === undefined || row >= content.rows.count) continue;
      used.add(line);
      line.place(start, index);
      const id = content.rows.ids[row] as number;
      line.show(content, row, id, this.elementId(id));
    }
    for (const line of this.lines) if (!used.has(line)) line.hide();
  }

  private addLine(): void {
    const line = new GridLine(this.layout, seenColumns(this.layout));
    this.lines.push(line);
    this.body.append(line.element);
  }

  private clicked({ target }: Event): void {
    const line = target instanceof Element ? target.closest<HTMLElement>('.grid-line') : null;
    const id = Number(line?.dataset.id ?? 0);
    if (id !== 0) this.choose(id);
  }

  private pressed(event: KeyboardEvent): void {
    const { content } = this;
    const by = KEYS[event.key];
    if (by === undefined || !content || content.order.length === 0) return;
    event.preventDefault();
    const at = content.order.indexOf(content.rows.indexOf(content.selected));
    const to = Math.min(content.order.length - 1, Math.max(0, at + by));
    const id = content.rows.ids[content.order[to] ?? -1];
    if (id !== undefined) this.choose(id);
  }

  private elementId(id: number): string {
    return `row-${this.layout.name}-${slotOf(id)}`;
  }
}
