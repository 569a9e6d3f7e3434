import { diff } from '../world/diff.js';
import { rowId } from '../world/table.js';
import type { RowSet, View, ViewState } from '../world/view.js';
import { costLines } from './cost.js';
import { expectedState } from './delta-codec.js';

/** How often rows were told of, by id. */
export type RowCounts = Map<number, number>;

/**
 * Counts the rows that encodeState tells of, for the same states, under the line of `costLines` that they are told for: a row that came or
 * went under its table's own. Rows of one line take about the same, so this says which of them its bits were for.
 */
export function countRows(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
  counts: readonly RowCounts[],
): void {
  const expected = expectedState(view, base, previous, now.tick);
  const { tables } = diff(view, expected, now);
  const lines = costLines(view);
  for (const [index, { at, masks, to, came }] of tables.entries()) {
    const name = view.tables[index]?.table.name;
    const first = lines.findIndex(({ of, field }) => of === name && field === '');
    if (first < 0) continue;
    const from = expected.tables[index] as RowSet;
    for (let i = 0; i < from.count; i++) {
      if ((at[i] as number) < 0) add(counts[first], from, i);
      for (let mask = masks[i] as number, line = first + 1; mask !== 0; mask >>>= 1, line++) {
        if ((mask & 1) === 1) add(counts[line], from, i);
      }
    }
    for (const i of came) add(counts[first], to, i);
  }
}

function add(counts: RowCounts | undefined, { slots, generations }: RowSet, index: number): void {
  const id = rowId(slots[index] as number, generations[index] as number);
  counts?.set(id, (counts.get(id) ?? 0) + 1);
}
