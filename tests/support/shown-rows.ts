import type { ShownTable } from '@tickdeck/client/net/frame.js';

/** Rows as a page shows them, from ids and columns. */
export function shownRows(
  ids: readonly number[],
  columns: { readonly [field: string]: readonly number[] } = {},
): ShownTable {
  return {
    count: ids.length,
    ids: Int32Array.from(ids),
    columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
    indexOf: (id) => ids.indexOf(id),
  };
}
