import type { Value } from '../game/document.js';
import { rowId, type Table } from '../world/table.js';
import type { World } from '../world/world.js';

/** The rows of one table, at indexes below `size`; not at every index there need be one. */
export interface SubjectRows {
  readonly size: number;
  has(index: number): boolean;
  /** The row's id, slot and generation. */
  id(index: number): number;
  /** The index of the row with an id, or -1. */
  indexOf(id: number): number;
  /** The index of the row that has a slot now, or -1. */
  indexOfSlot(slot: number): number;
  column(field: string): Float64Array | undefined;
}

/** What an expression is about: a room's world, or what a page shows of it. */
export interface Subject {
  rows(table: string): SubjectRows | undefined;
  readonly document: { readonly [part: string]: Value };
  /** A figure of the room by its name (figures.ts); undefined where nobody knows it. */
  figure(name: string): number | boolean | undefined;
}

/** What a value of the document holds at a path below it; undefined when there is no such place. */
export function valueAt(value: Value | undefined, keys: readonly string[]): Value | undefined {
  let at = value;
  for (const key of keys) {
    if (typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** A world as expressions see it. */
export class WorldSubject implements Subject {
  private readonly tables: ReadonlyMap<string, SubjectRows>;

  constructor(
    private readonly world: World,
    readonly figure: Subject['figure'],
  ) {
    this.tables = new Map(world.tableList.map((table) => [table.layout.name, new WorldRows(table)]));
  }

  get document(): { readonly [part: string]: Value } {
    return this.world.document as { readonly [part: string]: Value };
  }

  rows(table: string): SubjectRows | undefined {
    return this.tables.get(table);
  }
}

/** Rows of a table, by slot. */
class WorldRows implements SubjectRows {
  constructor(private readonly table: Table) {}

  get size(): number {
    return this.table.high;
  }

  has(slot: number): boolean {
    return this.table.alive[slot] === 1;
  }

  id(slot: number): number {
    return rowId(slot, this.table.generations[slot] as number);
  }

  indexOf(id: number): number {
    return this.table.slot(id);
  }

  indexOfSlot(slot: number): number {
    return this.table.alive[slot] === 1 ? slot : -1;
  }

  column(field: string): Float64Array | undefined {
    return this.table.column(field);
  }
}
