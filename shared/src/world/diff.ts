import type { Value } from '../game/document.js';
import { Arena } from './arena.js';
import { matchRows } from './match.js';
import { diffTree, type TreeChange } from './tree.js';
import type { RowSet, View, ViewState } from './view.js';

/** How the rows of one table differ. */
export interface RowsDelta {
  readonly to: RowSet;
  /** For each row there was: its index in `to`, or -1 when it is gone. */
  readonly at: Int32Array;
  /** For each row there was: a bit for each column that differs, none when it is gone. */
  readonly masks: Int32Array;
  /** Indexes in `to` of the rows that are new. */
  readonly came: readonly number[];
  readonly isEmpty: boolean;
}

/** How two states of one view differ. */
export interface Delta {
  readonly tables: readonly RowsDelta[];
  /** Changes of each document part; empty where it is the same. */
  readonly parts: readonly (readonly TreeChange[])[];
}

/**
 * What makes `to` another state than `from`; the wire, previews and the desync report all use it.
 * @param arena - where the numbers of the result are.
 */
export function diff(view: View, from: ViewState, to: ViewState, arena = new Arena()): Delta {
  return {
    tables: view.tables.map((_, index) => diffRows(from.tables[index] as RowSet, to.tables[index] as RowSet, arena)),
    parts: view.parts.map((_, index) => diffTree(from.parts[index] as Value, to.parts[index] as Value)),
  };
}

export function isEmpty(delta: Delta): boolean {
  return delta.tables.every((table) => table.isEmpty) && delta.parts.every((changes) => changes.length === 0);
}

function diffRows(from: RowSet, to: RowSet, arena: Arena): RowsDelta {
  const { count, cells } = from;
  const { cells: toCells } = to;
  const at = matchRows(from, to, arena.take(from.count));
  const masks = arena.take(count);
  let any = 0;
  // Column by column, as they lie in memory.
  for (let a = 0, b = 0, bit = 1; b < toCells.length; a += count, b += to.count, bit <<= 1) {
    for (let i = 0; i < count; i++) {
      const j = at[i] as number;
      if (j < 0 || cells[a + i] === toCells[b + j]) continue;
      masks[i] = (masks[i] as number) | bit;
      any = 1;
    }
  }
  const came = newRows(at, to.count);
  return { to, at, masks, came, isEmpty: any === 0 && came.length === 0 && count === to.count };
}

/** The rows that none matches, of `count`; `at` is ascending but for its gaps. */
function newRows(at: Int32Array, count: number): readonly number[] {
  const came: number[] = [];
  let next = 0;
  for (const j of at) {
    if (j < 0) continue;
    while (next < j) came.push(next++);
    next = j + 1;
  }
  while (next < count) came.push(next++);
  return came;
}
