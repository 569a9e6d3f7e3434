import { reuse } from './reuse.js';
import type { Schema, TableLayout } from './schema.js';
import type { Snapshot, TableSnapshot } from './snapshot.js';

/** Slots by ascending key and, where rows share one, by ascending slot; and the key of each slot. */
interface Groups {
  readonly slots: Uint16Array;
  readonly keys: ArrayLike<number>;
}

/** Slots fit into 16 bits, as in a row id. */
const SLOTS = 0x10000;

/** Slots of all rows. @param spare - here and below: slots that this gave for another snapshot and nobody reads any more */
export function livingSlots({ alive, high }: TableSnapshot, spare: Uint16Array): Uint16Array {
  let count = 0;
  for (let slot = 0; slot < high; slot++) count += alive[slot] as number;
  const slots = reuse(spare, count);
  for (let slot = 0, at = 0; at < count; slot++) if (alive[slot] === 1) slots[at++] = slot;
  return slots;
}

/** Slots of the rows in a cell. */
export function slotsInCell(rows: TableSnapshot, cells: Uint16Array, cell: number, spare: Uint16Array): Uint16Array {
  return slotsOf(inCells(rows, cells), cell, spare);
}

/** Slots of a player's rows. */
export function slotsOfOwner(
  rows: TableSnapshot,
  layout: TableLayout,
  player: number,
  spare: Uint16Array,
): Uint16Array {
  return slotsOf(ofOwners(rows, layout), player, spare);
}

/** The first slot of a player's rows, or undefined. */
export function firstOfOwner(rows: TableSnapshot, layout: TableLayout, player: number): number | undefined {
  const { slots, keys } = ofOwners(rows, layout);
  const slot = slots[firstOf(slots, keys, player)];
  return slot !== undefined && keys[slot] === player ? slot : undefined;
}

/** Slots of a team's rows: those with its number or, in a table that has none, those of its players. */
export function slotsOfTeam(
  snapshot: Snapshot,
  schema: Schema,
  layout: TableLayout,
  team: number,
  spare: Uint16Array,
): Uint16Array {
  const rows = snapshot.tables[layout.index] as TableSnapshot;
  const keys = () =>
    layout.team >= 0 ? (rows.columns[layout.team] as Int32Array) : teamsOfOwners(snapshot, schema, layout);
  return slotsOf(grouped(byTeam, rows, rows, keys), team, spare);
}

/** The team of a player, 0 for none: that of the first row it has in the table that tells, or undefined without such a row. */
export function teamOf(snapshot: Snapshot, { teams }: Schema, player: number): number | undefined {
  const rows = teams && snapshot.tables[teams.index];
  const slot = rows && firstOfOwner(rows, teams, player);
  return slot === undefined ? undefined : rows?.columns[teams?.team ?? -1]?.[slot];
}

function teamsOfOwners(snapshot: Snapshot, schema: Schema, layout: TableLayout): Int32Array {
  const owners = snapshot.tables[layout.index]?.columns[layout.owner] ?? new Int32Array(0);
  return owners.map((player) => teamOf(snapshot, schema, player) ?? 0);
}

/** Grouped for all who ask at once: each player, team and cell does in every beat. */
const byCell = new WeakMap<object, Groups>();
const byOwner = new WeakMap<object, Groups>();
const byTeam = new WeakMap<object, Groups>();

function inCells(rows: TableSnapshot, cells: Uint16Array): Groups {
  return grouped(byCell, cells, rows, () => cells);
}

function ofOwners(rows: TableSnapshot, { owner }: TableLayout): Groups {
  return grouped(byOwner, rows, rows, () => rows.columns[owner] as Int32Array);
}

function grouped(
  known: WeakMap<object, Groups>,
  of: object,
  rows: TableSnapshot,
  keys: () => ArrayLike<number>,
): Groups {
  let groups = known.get(of);
  if (!groups) {
    groups = group(rows, keys());
    known.set(of, groups);
  }
  return groups;
}

let sorting = new Float64Array(1024);

/** One array for all groups, as every snapshot of two seconds has some: an array for each would be the most that a room holds. */
function group({ alive, high }: TableSnapshot, keys: ArrayLike<number>): Groups {
  if (sorting.length < high) sorting = new Float64Array(high);
  let count = 0;
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] === 1) sorting[count++] = (keys[slot] as number) * SLOTS + slot;
  }
  sorting.subarray(0, count).sort();
  const slots = new Uint16Array(count);
  for (let i = 0; i < count; i++) slots[i] = (sorting[i] as number) % SLOTS;
  return { slots, keys };
}

function slotsOf({ slots, keys }: Groups, key: number, spare: Uint16Array): Uint16Array {
  const start = firstOf(slots, keys, key);
  let end = start;
  while (end < slots.length && keys[slots[end] as number] === key) end++;
  const found = reuse(spare, end - start);
  for (let i = start; i < end; i++) found[i - start] = slots[i] as number;
  return found;
}

/** Where the slots of a key begin, or would. */
function firstOf(slots: Uint16Array, keys: ArrayLike<number>, key: number): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[slots[middle] as number] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
