import type { Fields } from '../game/state.js';
import type { TableLayout } from './schema.js';

/** Generations are 15 bits so that a row id is a positive 31-bit integer; 0 is no row. */
export const GENERATION_MAX = 0x7fff;

/** The slot part of a row id. */
export function slotOf(id: number): number {
  return id & 0xffff;
}

/** The generation part of a row id. */
export function generationOf(id: number): number {
  return id >>> 16;
}

/** A row id: tells one use of a slot from the next. */
export function rowId(slot: number, generation: number): number {
  return (generation << 16) | slot;
}

/** A row seen through its columns: reads and writes go straight to the typed arrays. A cursor moves; keep ids, not rows. */
export type Row<F extends Fields = Fields> = { readonly slot: number; readonly id: number } & {
  -readonly [K in keyof F]: number;
};

/** Rows of one kind in columns of doubles, which every tick end leaves on their grid. */
export class Table<F extends Fields = Fields> {
  readonly columns: { readonly [K in keyof F]: Float64Array };
  readonly alive: Uint8Array;
  readonly generations: Uint16Array;
  /** Freed slots, first in first out: a ring of `freeCount` entries from `freeHead`. */
  readonly free: Uint16Array;
  freeHead = 0;
  freeCount = 0;
  /** Slots that were ever used: every living row is below it. */
  high = 0;
  /** Living rows. */
  count = 0;
  private readonly Cursor: new (
    slot: number,
  ) => Row<F>;

  constructor(readonly layout: TableLayout) {
    const { capacity } = layout;
    this.columns = Object.fromEntries(
      layout.columns.map((column) => [column.name, new Float64Array(capacity)]),
    ) as unknown as Table<F>['columns'];
    this.alive = new Uint8Array(capacity);
    this.generations = new Uint16Array(capacity);
    this.free = new Uint16Array(capacity);
    this.Cursor = cursorClass(this);
  }

  /** A new row with every field at its initial value, then `values`; undefined when the table is full. */
  spawn(values: Partial<{ readonly [K in keyof F]: number }> = {}): Row<F> | undefined {
    const slot = this.takeSlot();
    if (slot < 0) return undefined;
    const generation = this.generations[slot] as number;
    this.generations[slot] = generation === GENERATION_MAX ? 1 : generation + 1;
    this.alive[slot] = 1;
    this.count++;
    for (const { name, field } of this.layout.columns) {
      this.column(name)[slot] = values[name] ?? field.initial;
    }
    return new this.Cursor(slot);
  }

  /** Removes the row with this id; does nothing when it is gone already. */
  despawn(id: number): void {
    const slot = this.slot(id);
    if (slot < 0) return;
    this.alive[slot] = 0;
    this.count--;
    this.free[(this.freeHead + this.freeCount) % this.layout.capacity] = slot;
    this.freeCount++;
  }

  /**
   * Brings a row that is gone back under the id it had, with these values by column: as if it had never gone, down to the order
   * in which free slots will be used. False, and nothing is done, when its slot is in use.
   */
  restore(id: number, values: readonly number[]): boolean {
    const slot = slotOf(id);
    if (slot >= this.high || this.alive[slot] === 1) return false;
    this.takeFree(slot);
    this.generations[slot] = generationOf(id);
    this.alive[slot] = 1;
    this.count++;
    for (const { name, index } of this.layout.columns) this.column(name)[slot] = values[index] as number;
    return true;
  }

  /** The slot of a living row, or -1. */
  slot(id: number): number {
    const slot = slotOf(id);
    return this.alive[slot] === 1 && this.generations[slot] === generationOf(id) ? slot : -1;
  }

  /** The id of the row in a slot, or 0. */
  id(slot: number): number {
    return this.alive[slot] === 1 ? rowId(slot, this.generations[slot] as number) : 0;
  }

  find(id: number): Row<F> | undefined {
    const slot = this.slot(id);
    return slot < 0 ? undefined : new this.Cursor(slot);
  }

  /** The row in a slot that is known to be alive. */
  at(slot: number): Row<F> {
    return new this.Cursor(slot);
  }

  /** Living rows by slot, through one moving cursor; despawning on the way is fine. */
  *rows(): Generator<Row<F>, void, undefined> {
    const cursor = new this.Cursor(0) as { slot: number } & Row<F>;
    for (let slot = 0; slot < this.high; slot++) {
      if (this.alive[slot] !== 1) continue;
      cursor.slot = slot;
      yield cursor;
    }
  }

  /** Says that a row was put somewhere else, so that nothing is interpolated across. */
  jumped(slot: number): void {
    const jump = this.column('jump');
    jump[slot] = ((jump[slot] as number) + 1) % 256;
  }

  /** A column by its name at run time. */
  column(name: string): Float64Array {
    return (this.columns as { readonly [name: string]: Float64Array })[name] as Float64Array;
  }

  /** Takes one slot out of the ring of free ones, wherever it waits. */
  private takeFree(slot: number): void {
    const { capacity } = this.layout;
    const at = (index: number) => (this.freeHead + index) % capacity;
    let index = 0;
    while (this.free[at(index)] !== slot) index++;
    for (; index + 1 < this.freeCount; index++) this.free[at(index)] = this.free[at(index + 1)] as number;
    this.freeCount--;
  }

  private takeSlot(): number {
    if (this.freeCount > 0) {
      const slot = this.free[this.freeHead] as number;
      this.freeHead = (this.freeHead + 1) % this.layout.capacity;
      this.freeCount--;
      return slot;
    }
    return this.high < this.layout.capacity ? this.high++ : -1;
  }
}

/** One class a table, its accessors bound to that table's columns, so that engines inline a field access to an array access. */
function cursorClass<F extends Fields>(table: Table<F>): new (slot: number) => Row<F> {
  class Cursor {
    // Only declared: a field's initialiser costs more than the rest of making a cursor.
    declare slot: number;
    constructor(slot: number) {
      this.slot = slot;
    }
    get id(): number {
      return table.id(this.slot);
    }
  }
  for (const { name } of table.layout.columns) {
    const column = table.column(name);
    Object.defineProperty(Cursor.prototype, name, {
      get(this: Cursor) {
        return column[this.slot];
      },
      set(this: Cursor, value: number) {
        column[this.slot] = value;
      },
    });
  }
  // The accessors defined above are exactly the fields of F.
  return Cursor as unknown as new (
    slot: number,
  ) => Row<F>;
}
