import { slotOf } from '@tickdeck/shared/world/table.js';
import type { ShownTable } from '../../../../net/frame.js';

/** By which column rows are sorted: a field's name, or empty for the id. */
export interface Sort {
  readonly column: string;
  readonly way: 'up' | 'down';
}

export const BY_ID: Sort = { column: '', way: 'up' };

/** The place of a row that is gone, in an order that is held. */
export const HOLE = -1;

const SLOTS = 0x10000;

/**
 * In which order the rows of one table are shown. While somebody points at a row or works on it by keys the order is `held`: whoever
 * is there stays where they are, and newcomers take the places of those that are gone, or come last.
 */
export class RowOrder {
  private ids: number[] = [];
  private readonly placed = new Uint8Array(SLOTS);

  /** Indexes into `rows` of those that pass, in order; HOLE where nothing is. */
  update(rows: ShownTable, passes: (index: number) => boolean, sort: Sort, state: 'free' | 'held'): readonly number[] {
    const order = state === 'held' ? this.hold(rows, passes) : this.sort(rows, passes, sort);
    this.ids = order.map((index) => (index === HOLE ? 0 : (rows.ids[index] as number)));
    return order;
  }

  /** What was in order before stays in that order until it is sorted: what is nearly sorted already takes little. */
  private sort(rows: ShownTable, passes: (index: number) => boolean, { column, way }: Sort): readonly number[] {
    const sign = way === 'up' ? 1 : -1;
    const values = rows.columns[column];
    const order = values ? this.keep(rows, passes) : [];
    this.mark(rows, order);
    for (let i = 0; i < rows.count; i++) {
      if (this.placed[slotOf(rows.ids[i] as number)] === 0 && passes(i)) order.push(i);
    }
    this.unmark(rows, order);
    // Rows come by slot, so that their indexes are in the order of their ids.
    if (values) return order.sort((a, b) => sign * ((values[a] as number) - (values[b] as number)) || a - b);
    return sign === 1 ? order : order.reverse();
  }

  private hold(rows: ShownTable, passes: (index: number) => boolean): readonly number[] {
    const order = this.ids.map((id) => this.indexOf(rows, id, passes));
    this.mark(rows, order);
    const newcomers: number[] = [];
    for (let i = 0; i < rows.count; i++) {
      if (this.placed[slotOf(rows.ids[i] as number)] === 0 && passes(i)) newcomers.push(i);
    }
    this.unmark(rows, order);
    let next = 0;
    for (let at = 0; at < order.length && next < newcomers.length; at++) {
      if (order[at] === HOLE) order[at] = newcomers[next++] as number;
    }
    while (order.at(-1) === HOLE) order.pop();
    return [...order, ...newcomers.slice(next)];
  }

  private keep(rows: ShownTable, passes: (index: number) => boolean): number[] {
    return this.ids.map((id) => this.indexOf(rows, id, passes)).filter((index) => index !== HOLE);
  }

  private indexOf(rows: ShownTable, id: number, passes: (index: number) => boolean): number {
    const index = id === 0 ? HOLE : rows.indexOf(id);
    return index !== HOLE && passes(index) ? index : HOLE;
  }

  private mark(rows: ShownTable, order: readonly number[]): void {
    for (const index of order) if (index !== HOLE) this.placed[slotOf(rows.ids[index] as number)] = 1;
  }

  private unmark(rows: ShownTable, order: readonly number[]): void {
    for (const index of order) if (index !== HOLE) this.placed[slotOf(rows.ids[index] as number)] = 0;
  }
}
