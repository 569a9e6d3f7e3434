import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import type { View, ViewTable } from '@tickdeck/shared/world/view.js';

/** Where a table is among a session's views. */
export interface Holder {
  readonly view: number;
  readonly table: number;
  readonly seen: ViewTable;
}

/** What a session has of one table. */
export interface Holders {
  /** Those that say which rows there are: one that has all of them, or several that have some each. */
  readonly givers: readonly Holder[];
  /** All that say something of these rows, coarse before fine, so that the finest has the last word on each field. */
  readonly all: readonly Holder[];
}

export function holdersOf(views: readonly View[], layout: TableLayout): Holders {
  const holders = views.flatMap((of, view) => {
    const table = of.tables.findIndex((seen) => seen.table === layout);
    const seen = of.tables[table];
    return seen ? [{ view, table, seen, fineness: finenessOf(of), isWhole: isWhole(of) }] : [];
  });
  const [whole] = holders
    .filter((holder) => holder.isWhole)
    .sort((a, b) => b.seen.columns.length - a.seen.columns.length);
  const some = holders.filter((holder) => !holder.isWhole).sort((a, b) => a.fineness - b.fineness);
  return whole ? { givers: [whole], all: [whole, ...some] } : { givers: some, all: some };
}

function isWhole({ player, team, cell }: View): boolean {
  return player === 0 && team === 0 && cell < 0;
}

/** Own rows are seen finest, then those of the team. */
function finenessOf({ player, team }: View): number {
  return player > 0 ? 2 : team > 0 ? 1 : 0;
}
