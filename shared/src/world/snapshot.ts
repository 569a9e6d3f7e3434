import type { Value } from '../game/document.js';
import type { DocumentOf, State } from '../game/state.js';
import type { PastTick } from './past.js';
import { toGrid } from './snap.js';
import type { Table } from './table.js';
import type { World } from './world.js';

/** One table at the end of a beat; arrays cover slots 0 … high - 1, columns hold grid values. */
export interface TableSnapshot {
  readonly high: number;
  readonly alive: Uint8Array;
  readonly generations: Uint16Array;
  readonly columns: readonly Int32Array[];
  /** Freed slots in the order they will be reused. */
  readonly free: Uint16Array;
}

/** The whole world at the end of a beat; immutable, and restoring it is exact. */
export interface Snapshot {
  readonly tick: number;
  readonly tables: readonly TableSnapshot[];
  readonly random: Uint32Array;
  readonly past: readonly PastTick[];
  readonly document: { readonly [part: string]: Value };
}

/**
 * The world as it is. What a join or a command wrote between two grid points is put on its grid here, not only at the end of
 * the next tick: else a world that goes on would differ from one that is restored.
 */
export function takeSnapshot<S extends State>(world: World<S>): Snapshot {
  return {
    tick: world.tick,
    tables: world.tableList.map(takeTable),
    random: world.random.words.slice(),
    past: world.past.ticks,
    document: world.document as unknown as Snapshot['document'],
  };
}

/** Makes the world what it was when the snapshot was taken. */
export function restoreSnapshot<S extends State>(world: World<S>, snapshot: Snapshot): void {
  world.tick = snapshot.tick;
  world.random.words.set(snapshot.random);
  world.past.ticks = snapshot.past;
  // A snapshot is only restored into a world of the same state.
  world.document = snapshot.document as unknown as DocumentOf<S>;
  for (const [index, table] of world.tableList.entries()) {
    restoreTable(table, snapshot.tables[index] as TableSnapshot);
  }
}

function takeTable(table: Table): TableSnapshot {
  const { alive, high, layout, free, freeHead, freeCount } = table;
  // One block for all columns: memory of their own for each of them, in every beat, costs more than filling it.
  const block = new Int32Array(layout.columns.length * high);
  const columns = layout.columns.map((column, index) => {
    const values = table.column(column.name);
    const grid = block.subarray(index * high, (index + 1) * high);
    // Dead slots stay 0, so that what a slot held before never tells snapshots apart.
    for (let slot = 0; slot < high; slot++) {
      if (alive[slot] !== 1) continue;
      grid[slot] = toGrid(column, values[slot] as number);
      values[slot] = (grid[slot] as number) * column.field.step;
    }
    return grid;
  });
  const waiting = new Uint16Array(freeCount);
  for (let i = 0; i < freeCount; i++) waiting[i] = free[(freeHead + i) % layout.capacity] as number;
  return { high, alive: alive.slice(0, high), generations: table.generations.slice(0, high), columns, free: waiting };
}

function restoreTable(table: Table, from: TableSnapshot): void {
  table.high = from.high;
  table.alive.fill(0);
  table.alive.set(from.alive);
  table.generations.fill(0);
  table.generations.set(from.generations);
  table.free.set(from.free);
  table.freeHead = 0;
  table.freeCount = from.free.length;
  table.count = from.alive.reduce((sum, one) => sum + one, 0);
  for (const { name, index, field } of table.layout.columns) {
    const values = table.column(name);
    const grid = from.columns[index] as Int32Array;
    for (let slot = 0; slot < from.high; slot++) values[slot] = (grid[slot] as number) * field.step;
  }
}
