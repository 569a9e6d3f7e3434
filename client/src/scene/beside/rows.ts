import { slotOf } from '@tickdeck/shared/world/table.js';
import type { Shown, ShownTable } from '../../net/frame.js';
import type { TableShape } from '../easel.js';

type Tables = Shown['tables'];

/** How many numbers the rows of all tables are. */
export function sizeOfRows(tables: Tables, shapes: readonly TableShape[]): number {
  return shapes.reduce((sum, { name, fields }) => sum + 1 + (tables[name]?.count ?? 0) * (1 + fields.length), 0);
}

/** Writes the rows of all tables one after the other: of each table how many there are, their ids, their columns. */
export function writeRows(tables: Tables, shapes: readonly TableShape[], into: Float64Array): void {
  let at = 0;
  for (const { name, fields } of shapes) {
    const rows = tables[name];
    const count = rows?.count ?? 0;
    into[at++] = count;
    for (let i = 0; i < count; i++) into[at++] = rows?.ids[i] as number;
    for (const field of fields) {
      const column = rows?.columns[field] as Float64Array;
      for (let i = 0; i < count; i++) into[at++] = column[i] as number;
    }
  }
}

/** The other end of `writeRows`: tables in arrays that are used again every frame. */
export class ReadRows {
  readonly tables: Tables;
  private readonly copies: readonly RowsCopy[];

  constructor(shapes: readonly TableShape[]) {
    this.copies = shapes.map((shape) => new RowsCopy(shape));
    this.tables = Object.fromEntries(shapes.map(({ name }, t) => [name, this.copies[t] as RowsCopy]));
  }

  /** Makes `tables` what was written; returns how many numbers that were. */
  read(from: Float64Array): number {
    return this.copies.reduce((at, copy) => copy.read(from, at), 0);
  }
}

class RowsCopy implements ShownTable {
  count = 0;
  readonly ids: Int32Array;
  readonly columns: { readonly [field: string]: Float64Array };
  private readonly inOrder: readonly Float64Array[];
  private readonly indexes: Int32Array;

  constructor({ capacity, fields }: TableShape) {
    this.ids = new Int32Array(capacity);
    this.indexes = new Int32Array(capacity);
    this.inOrder = fields.map(() => new Float64Array(capacity));
    this.columns = Object.fromEntries(fields.map((field, c) => [field, this.inOrder[c] as Float64Array]));
  }

  indexOf(id: number): number {
    const index = this.indexes[slotOf(id)] ?? 0;
    return index < this.count && this.ids[index] === id ? index : -1;
  }

  read(from: Float64Array, start: number): number {
    const { ids, indexes, inOrder } = this;
    const count = from[start] as number;
    this.count = count;
    let at = start + 1;
    for (let i = 0; i < count; i++) {
      const id = from[at++] as number;
      ids[i] = id;
      indexes[slotOf(id)] = i;
    }
    for (const column of inOrder) for (let i = 0; i < count; i++) column[i] = from[at++] as number;
    return at;
  }
}
