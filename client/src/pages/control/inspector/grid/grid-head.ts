import type { Column } from '@tickdeck/shared/world/schema.js';
import { type Costs, sayBits, sayBitsShortly, WHOLE } from '../costs.js';
import { rangeOf } from '../row-spots.js';
import { BY_ID, type Sort } from './row-order.js';
import { spread } from './widths.js';

/** The names of the columns: pressed, they sort; below each stands what its field costs. */
export class GridHead {
  readonly element = document.createElement('div');
  private readonly heads: readonly Head[];

  /**
   * @param widths - of the id and of each column, CSS pixels.
   * @param sortBy - is told the column whose name was pressed.
   */
  constructor(
    columns: readonly Column[],
    widths: readonly number[],
    private readonly sortBy: (column: string) => void,
  ) {
    this.heads = [
      headOf('', 'id', 'id', 'slot of the row, and whose it is'),
      ...columns.map(({ name, field }) => {
        const hint = [field.label, rangeOf(field)].filter((text) => text !== '').join(', ');
        return headOf(name, name, field.kind, hint);
      }),
    ];
    const line = document.createElement('div');
    line.setAttribute('role', 'row');
    line.setAttribute('aria-rowindex', '1');
    line.className = 'grid-head';
    const cells = this.heads.map(({ cell }) => cell);
    line.append(...cells);
    spread(cells, widths);
    line.addEventListener('click', ({ target }) => this.pressed(target));
    line.addEventListener('keydown', (event) => this.moved(event));
    this.element.setAttribute('role', 'rowgroup');
    this.element.className = 'grid-head-group';
    this.element.append(line);
    this.showSort(BY_ID);
  }

  showSort({ column, way }: Sort): void {
    for (const { name, cell, button } of this.heads) {
      const isBy = name === column;
      cell.setAttribute('aria-sort', isBy ? (way === 'up' ? 'ascending' : 'descending') : 'none');
      // One stop for Tab; arrow keys go on from it.
      button.tabIndex = isBy ? 0 : -1;
    }
  }

  showCosts(costs: Costs): void {
    for (const { name, cost, cell, hint } of this.heads) {
      const bits = costs.get(name) ?? 0;
      const text = name === WHOLE ? `${sayBitsShortly(bits)} bit/s` : sayBitsShortly(bits);
      if (cost.textContent === text) continue;
      cost.textContent = text;
      const what = name === WHOLE ? 'which rows came, went or changed' : 'this field';
      cell.title = `${hint}\n${sayBits(bits)} to everyone together for ${what}, sampled`;
    }
  }

  private pressed(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest('button') : null;
    const head = this.heads.find((one) => one.button === button);
    if (head) this.sortBy(head.name);
  }

  private moved(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = this.heads.findIndex(({ button }) => button === event.target);
    // Enter and Space press the button; the grid does not select by them as well.
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    if (by === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.heads[Math.min(this.heads.length - 1, Math.max(0, at + by))]?.button.focus();
  }
}

interface Head {
  /** Of the field; empty for the id. */
  readonly name: string;
  readonly hint: string;
  readonly cell: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly cost: HTMLElement;
}

function headOf(name: string, text: string, kind: string, hint: string): Head {
  const cell = document.createElement('div');
  const button = document.createElement('button');
  const cost = document.createElement('span');
  cell.setAttribute('role', 'columnheader');
  cell.className = `grid-cell ${kind}`;
  cell.title = hint;
  button.type = 'button';
  button.className = 'grid-sort';
  button.textContent = text;
  cost.className = 'grid-cost';
  cell.append(button, cost);
  return { name, hint, cell, button, cost };
}
