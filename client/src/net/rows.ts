import type { Field } from '@tickdeck/shared/game/fields.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId, slotOf } from '@tickdeck/shared/world/table.js';
import type { RowSet, ViewTable } from '@tickdeck/shared/world/view.js';
import type { ShownTable } from './frame.js';

/** Beyond all slots. */
const SLOTS = 0x10000;

/**
 * One table's rows as they are shown, in arrays that are used again every frame. Fields that no view of the viewer holds
 * stay 0 (or what is nearest to it in their range).
 */
export class ShownRows implements ShownTable {
  count = 0;
  readonly ids: Int32Array;
  readonly columns: { readonly [field: string]: Float64Array };
  private readonly indexes: Int32Array;
  /** The one set whose rows these are, if it is one. */
  private taken: RowSet | undefined;
  /** How far each of several sets has been taken. */
  private readonly heads = new Uint16Array(LIMITS.viewsPerSessionMax);

  constructor(readonly layout: TableLayout) {
    const { capacity, columns } = layout;
    this.ids = new Int32Array(capacity);
    this.indexes = new Int32Array(capacity);
    this.columns = Object.fromEntries(
      columns.map(({ name, field }) => [name, new Float64Array(capacity).fill(unknownOf(field))]),
    );
  }

  indexOf(id: number): number {
    const index = this.indexes[slotOf(id)] ?? 0;
    return index < this.count && this.ids[index] === id ? index : -1;
  }

  column(name: string): Float64Array {
    return this.columns[name] as Float64Array;
  }

  /** Adds a row that is in no set; returns its index, or -1 when there is no room. Its values are still those of another. */
  append(id: number): number {
    if (this.count >= this.layout.capacity) return -1;
    this.ids[this.count] = id;
    return this.count++;
  }

  /** Says which rows there are now: all that are in any of some sets; their values are still those of others. */
  take(sets: readonly RowSet[]): void {
    const [only] = sets;
    const isKnown = only !== undefined && sets.length === 1 && this.isTakenFrom(only);
    this.taken = sets.length === 1 ? only : undefined;
    this.count = isKnown ? only.count : 0;
    if (isKnown) return;
    if (this.taken) for (let i = 0; i < this.taken.count; i++) this.add(this.taken, i);
    else this.takeMerged(sets);
  }

  /** Whether these are just the rows of a set, at the same indexes; where no row comes or goes, states share their slots. */
  isTakenFrom({ slots, generations }: RowSet): boolean {
    return this.taken?.slots === slots && this.taken.generations === generations;
  }

  private takeMerged(sets: readonly RowSet[]): void {
    const { heads } = this;
    heads.fill(0);
    for (;;) {
      let least = SLOTS;
      for (let s = 0; s < sets.length; s++) least = Math.min(least, sets[s]?.slots[heads[s] as number] ?? SLOTS);
      if (least === SLOTS) return;
      let isNew = true;
      for (let s = 0; s < sets.length; s++) {
        const set = sets[s] as RowSet;
        const head = heads[s] as number;
        if (set.slots[head] !== least) continue;
        if (isNew) this.add(set, head);
        isNew = false;
        heads[s] = head + 1;
      }
    }
  }

  private add({ slots, generations }: RowSet, index: number): void {
    const slot = slots[index] as number;
    this.ids[this.count] = rowId(slot, generations[index] as number);
    this.indexes[slot] = this.count++;
  }
}

/** What is shown of a field that nobody told: what is nearest to 0. */
export function unknownOf({ min, max }: Field): number {
  return Math.min(Math.max(0, min), max);
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
