import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import type { RowSet, View, ViewState, ViewTable } from '@tickdeck/shared/world/view.js';

/** What happened, on the grid every contender gets: one state a beat, as everybody sees it. */
export interface Recording {
  readonly name: string;
  readonly view: View;
  readonly states: readonly ViewState[];
  /** What the states were taken from. */
  readonly snapshots: readonly Snapshot[];
}

/** One row for the peers: its id and one whole number a column. */
export interface PeerRow {
  readonly id: number;
  readonly values: readonly number[];
}

/** One state for the peers: the rows of each table. */
export type PeerState = readonly (readonly PeerRow[])[];

/** A coder under test; notice, encode and decode are timed, the rest is not. */
export interface Contender {
  readonly name: string;
  /** Makes ready for state `index`. */
  stage(index: number): void;
  /** Learns what the state is now, in whatever way a room would tell it. */
  notice(): void;
  encode(): Uint8Array;
  decode(bytes: Uint8Array): void;
  /** @throws Error when what was decoded is not state `index`. */
  verify(index: number): void;
}

/** Every `each`-th state of a recording, as a room that sends at a lower rate would see it. */
export function thin(recording: Recording, each: number): Recording {
  const thinned = <T>(all: readonly T[]) => all.filter((_, index) => index % each === 0);
  return { ...recording, states: thinned(recording.states), snapshots: thinned(recording.snapshots) };
}

/**
 * The recording as the peers get it. What flies straight they need not resend: such a place stays what it was when the
 * row came or its velocity last changed, and the receiver would do the arithmetic, as ours does.
 */
export function forPeers({ view, states }: Recording): readonly PeerState[] {
  const known = view.tables.map(() => new Map<number, readonly number[]>());
  return states.map((state) =>
    view.tables.map((table, index) => {
      const before = known[index] as Map<number, readonly number[]>;
      const rows = freeze(table, state.tables[index] as RowSet, before);
      known[index] = new Map(rows.map(({ id, values }) => [id, values]));
      return rows;
    }),
  );
}

function freeze({ columns }: ViewTable, rows: RowSet, before: ReadonlyMap<number, readonly number[]>): PeerRow[] {
  return Array.from({ length: rows.count }, (_, i) => {
    const id = rowId(rows.slots[i] as number, rows.generations[i] as number);
    const now = columns.map((_, c) => rows.cells[c * rows.count + i] as number);
    const old = before.get(id);
    const values = now.map((value, c) => {
      const velocity = columns[c]?.velocity ?? -1;
      return velocity >= 0 && old?.[velocity] === now[velocity] ? (old?.[c] ?? value) : value;
    });
    return { id, values };
  });
}

/** @throws Error naming the first row that differs. */
export function compare(
  coder: string,
  wanted: PeerState,
  got: (table: number, id: number) => readonly number[] | undefined,
  counts: readonly number[],
): void {
  for (const [table, rows] of wanted.entries()) {
    if (counts[table] !== rows.length)
      throw new Error(`${coder}: table ${table} has ${counts[table]} rows, not ${rows.length}`);
    for (const { id, values } of rows) {
      const have = got(table, id);
      if (!have || values.some((value, c) => value !== have[c])) {
        throw new Error(`${coder}: table ${table} row ${id} is ${have}, not ${values}`);
      }
    }
  }
}
