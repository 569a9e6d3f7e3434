import type { Value } from '../game/document.js';
import type { DocumentOf, State } from '../game/state.js';
import type { PastTick } from './past.js';
import { reuse } from './reuse.js';
import type { Column } from './schema.js';
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

/** The whole world at the end of a beat; nothing in it changes as long as anybody may read it, and restoring it is exact. */
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
 * @param spare - a snapshot of the same world that nobody will read any more: its memory serves again.
 */
export function takeSnapshot<S extends State>(world: World<S>, spare?: Snapshot): Snapshot {
  return {
    tick: world.tick,
    tables: world.tableList.map((table, index) => takeTable(table, spare?.tables[index])),
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

function takeTable(table: Table, spare: TableSnapshot | undefined): TableSnapshot {
  const { high, layout } = table;
  const { alive, generations, columns, free } =
    spare?.high === high ? spare : roomFor(layout.columns.length, high, spare);
  for (let slot = 0; slot < high; slot++) {
    alive[slot] = table.alive[slot] as number;
    generations[slot] = table.generations[slot] as number;
  }
  for (const column of layout.columns) {
    takeColumn(column, table.column(column.name), alive, columns[column.index] as Int32Array);
  }
  const waiting = reuse(free, table.freeCount);
  for (let i = 0; i < waiting.length; i++) waiting[i] = table.free[(table.freeHead + i) % layout.capacity] as number;
  // A new object every time: what is known of a snapshot is found by it.
  return { high, alive, generations, columns, free: waiting };
}

/** Puts the values on their grid, too. Dead slots are 0, so that what a slot held before never tells snapshots apart. */
function takeColumn(column: Column, values: Float64Array, alive: Uint8Array, grid: Int32Array): void {
  for (let slot = 0; slot < alive.length; slot++) {
    const value = alive[slot] === 1 ? toGrid(column, values[slot] as number) : 0;
    grid[slot] = value;
    if (alive[slot] === 1) values[slot] = value * column.field.step;
  }
}

/** One block for all columns: memory of their own for each of them costs more than filling it. */
function roomFor(width: number, high: number, spare: TableSnapshot | undefined): TableSnapshot {
  const block = new Int32Array(width * high);
  return {
    high,
    alive: new Uint8Array(high),
    generations: new Uint16Array(high),
    columns: Array.from({ length: width }, (_, index) => block.subarray(index * high, (index + 1) * high)),
    free: spare?.free ?? new Uint16Array(0),
  };
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
