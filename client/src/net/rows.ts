import type { Field } from '@tickdeck/shared/game/fields.js';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId, slotOf } from '@tickdeck/shared/world/table.js';
import type { RowSet, ViewTable } from '@tickdeck/shared/world/view.js';
import type { ShownTable } from './frame.js';

/**
 * One table's rows as they are shown, in arrays that are used again every frame. Fields that no view of the viewer holds
 * stay 0 (or what is nearest to it in their range).
 */
export class ShownRows implements ShownTable {
  count = 0;
  readonly ids: Int32Array;
  readonly columns: { readonly [field: string]: Float64Array };
  private readonly indexes: Int32Array;

  constructor(readonly layout: TableLayout) {
    const { capacity, columns } = layout;
    this.ids = new Int32Array(capacity);
    this.indexes = new Int32Array(capacity);
    this.columns = Object.fromEntries(
      columns.map(({ name, field }) => {
        const nearestToZero = Math.min(Math.max(0, field.min), field.max);
        return [name, new Float64Array(capacity).fill(nearestToZero)];
      }),
    );
  }

  indexOf(id: number): number {
    const index = this.indexes[slotOf(id)] ?? 0;
    return index < this.count && this.ids[index] === id ? index : -1;
  }

  column(name: string): Float64Array {
    return this.columns[name] as Float64Array;
  }

  /** Says which rows there are now; their values are still those of others. */
  take({ count, slots, generations }: RowSet): void {
    this.count = count;
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number;
      this.ids[i] = rowId(slot, generations[i] as number);
      this.indexes[slot] = i;
    }
  }
}

/** How one column of a view's table gets to the screen. */
export interface ColumnPlan {
  readonly from: number;
  readonly to: Float64Array;
  /** Shown value of one wire step. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
  /** What lies between two states: nothing (the older value), a straight line, or the shorter way round a turn of `max + 1`. */
  readonly between: 'older' | 'line' | 'turn';
}

export function planColumns(table: ViewTable, shown: ShownRows): readonly ColumnPlan[] {
  return table.columns.map((seen, from) => ({
    from,
    to: shown.column(seen.column.name),
    scale: seen.column.field.step * 2 ** seen.shift,
    min: seen.wireMin,
    max: seen.wireMax,
    between: betweenOf(seen.column.field),
  }));
}

/** How values of a field between two states come about. */
export function betweenOf(field: Field): ColumnPlan['between'] {
  if (field.kind === 'angle') return 'turn';
  return field.predict === 'hold' ? 'older' : 'line';
}
