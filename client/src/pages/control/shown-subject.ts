import type { Subject, SubjectRows } from '@tickdeck/shared/expressions/subject.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { Shown, ShownTable } from '../../net/frame.js';

/** What a page shows, as expressions see it: good as long as the shown is. Figures of the room are not known here. */
export function shownSubject(shown: Pick<Shown, 'tables' | 'document' | 'tick'>): Subject {
  return {
    document: shown.document,
    rows: (name) => {
      const table = shown.tables[name];
      return table && new ShownRows(table);
    },
    figure: (name) => (name === 'tick' ? shown.tick : undefined),
  };
}

/** The rows of one table, at the indexes that they have on the page. */
export class ShownRows implements SubjectRows {
  constructor(private readonly table: ShownTable) {}

  get size(): number {
    return this.table.count;
  }

  has(index: number): boolean {
    return index < this.table.count;
  }

  id(index: number): number {
    return this.table.ids[index] ?? 0;
  }

  indexOf(id: number): number {
    return this.table.indexOf(id);
  }

  /** Rows come in the order of their slots. */
  indexOfSlot(slot: number): number {
    let [low, high] = [0, this.table.count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = slotOf(this.id(middle));
      if (found === slot) return middle;
      if (found < slot) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  column(field: string): Float64Array | undefined {
    return this.table.columns[field];
  }
}
