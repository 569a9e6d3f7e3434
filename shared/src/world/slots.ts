import { reuse } from './reuse.js';
import type { Schema, TableLayout } from './schema.js';
import type { Snapshot, TableSnapshot } from './snapshot.js';

/** Slots by what their rows have in common, each list ascending. */
type Groups = ReadonlyMap<number, Uint16Array>;

const NONE = new Uint16Array(0);

/** Slots of all rows. @param spare - what this gave for another snapshot and nobody reads any more */
export function livingSlots({ alive, high }: TableSnapshot, spare: Uint16Array): Uint16Array {
  let count = 0;
  for (let slot = 0; slot < high; slot++) count += alive[slot] as number;
  const slots = reuse(spare, count);
  for (let slot = 0, at = 0; at < count; slot++) if (alive[slot] === 1) slots[at++] = slot;
  return slots;
}

/** Slots of the rows in a cell. */
export function slotsInCell(rows: TableSnapshot, cells: Uint16Array, cell: number): Uint16Array {
  return grouped(byCell, cells, rows, () => cells).get(cell) ?? NONE;
}

/** Slots of a player's rows. */
export function slotsOfOwner(rows: TableSnapshot, { owner }: TableLayout, player: number): Uint16Array {
  return grouped(byOwner, rows, rows, () => rows.columns[owner] as Int32Array).get(player) ?? NONE;
}

/** Slots of a team's rows: those with its number or, in a table that has none, those of its players. */
export function slotsOfTeam(snapshot: Snapshot, schema: Schema, layout: TableLayout, team: number): Uint16Array {
  const rows = snapshot.tables[layout.index] as TableSnapshot;
  const keys = () =>
    layout.team >= 0 ? (rows.columns[layout.team] as Int32Array) : teamsOfOwners(snapshot, schema, layout);
  return grouped(byTeam, rows, rows, keys).get(team) ?? NONE;
}

/** The team of a player, 0 for none: that of the first row it has in the table that tells, or undefined without such a row. */
export function teamOf(snapshot: Snapshot, { teams }: Schema, player: number): number | undefined {
  const rows = teams && snapshot.tables[teams.index];
  const slot = rows && slotsOfOwner(rows, teams, player)[0];
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

/** Two passes, so that all lists lie in one block. */
function group({ alive, high }: TableSnapshot, keys: ArrayLike<number>): Groups {
  const ends = new Map<number, number>();
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] !== 1) continue;
    const key = keys[slot] as number;
    ends.set(key, (ends.get(key) ?? 0) + 1);
  }
  const groups = new Map<number, Uint16Array>();
  const block = new Uint16Array(high);
  let start = 0;
  for (const [key, count] of ends) {
    groups.set(key, block.subarray(start, start + count));
    ends.set(key, start);
    start += count;
  }
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] !== 1) continue;
    const at = ends.get(keys[slot] as number) as number;
    block[at] = slot;
    ends.set(keys[slot] as number, at + 1);
  }
  return groups;
}
