import type { Value } from '@tickdeck/shared/game/document.js';
import type { Delta, RowsDelta } from '@tickdeck/shared/world/diff.js';
import { applyTree } from '@tickdeck/shared/world/tree.js';
import type { RowSet, ViewState } from '@tickdeck/shared/world/view.js';

/** What `from` becomes when nothing but what a delta names is taken from the state that it leads to. */
export function patched(from: ViewState, delta: Delta, tick: number): ViewState {
  return {
    tick,
    tables: delta.tables.map((table, index) => patchedRows(from.tables[index] as RowSet, table)),
    parts: delta.parts.map((changes, index) => applyTree(from.parts[index] as Value, changes)),
  };
}

function patchedRows(from: RowSet, { to, at, masks, came }: RowsDelta): RowSet {
  const rows = new Map<number, { generation: number; values: number[] }>();
  const width = from.count > 0 ? from.cells.length / from.count : to.count > 0 ? to.cells.length / to.count : 0;
  for (const [i, j] of at.entries()) {
    if (j < 0) continue;
    const values = Array.from({ length: width }, (_, c) =>
      ((masks[i] as number) >> c) & 1 ? to.cells[c * to.count + j] : from.cells[c * from.count + i],
    );
    rows.set(from.slots[i] as number, { generation: from.generations[i] as number, values: values as number[] });
  }
  for (const j of came) {
    const values = Array.from({ length: width }, (_, c) => to.cells[c * to.count + j] as number);
    rows.set(to.slots[j] as number, { generation: to.generations[j] as number, values });
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return {
    count: sorted.length,
    slots: Uint16Array.from(sorted, ([slot]) => slot),
    generations: Uint16Array.from(sorted, ([, { generation }]) => generation),
    cells: Int32Array.from({ length: width * sorted.length }, (_, cell) => {
      const row = sorted[cell % sorted.length];
      return row?.[1].values[Math.floor(cell / sorted.length)] ?? 0;
    }),
  };
}
