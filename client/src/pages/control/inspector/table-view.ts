import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js';
import { copyText } from '../rooms/copy.js';
import type { Station } from '../station.js';
import { type Filter, parseFilter } from './filter.js';
import { type ColumnChoice, createColumnChoice } from './grid/columns.js';
import type { GridContent } from './grid/grid.js';
import type { Hands } from './grid/grid-hands.js';
import { BY_ID, RowOrder, type Sort } from './grid/row-order.js';
import { saveText } from './grid/save.js';
import { toCsv, toTabs, type Written } from './grid/sheet-text.js';

/** What is seen of one table: which rows, in which order, which columns; and what hands do with them. */
export interface TableView extends Hands {
  readonly layout: TableLayout;
  readonly columns: ColumnChoice;
  /** What was asked for, as it was typed. */
  readonly text: Accessor<string>;
  readonly setText: (text: string) => void;
  /** Why that cannot be understood. */
  readonly wrong: Accessor<string | undefined>;
  readonly sort: Accessor<Sort>;
  readonly setSort: (sort: Sort) => void;
  /** By the column that was pressed: up, then down, then by id again. */
  sortBy(column: string): void;
  readonly setClicks: (clicks: 'one' | 'several') => void;
  /** The selected rows of this table, the one that was taken last first. */
  readonly ids: Accessor<readonly number[]>;
  readonly content: Accessor<GridContent | undefined>;
  save(): void;
}

export function createTableView({ desk, showing, inspect, sheet }: Station, layout: TableLayout): TableView {
  const { game } = desk.look;
  const columns = createColumnChoice(game.id, layout);
  const [text, setText] = createSignal('');
  const [sort, setSort] = createSignal(BY_ID);
  const [state, hold] = createSignal<'free' | 'held'>('free');
  const [clicks, setClicks] = createSignal<'one' | 'several'>('one');
  const filter = createMemo(() => parseFilter(text(), game, layout));
  const ids = createMemo(() => desk.selection().flatMap(({ table, id }) => (table === layout.name ? [id] : [])));
  // Another panel may send somebody here with a question.
  createEffect(() => {
    const now = sheet();
    if (now.kind !== 'table' || now.table !== layout.name || !now.asked) return;
    setText(now.asked.filter);
    setSort(now.asked.sort === '' ? BY_ID : { column: now.asked.sort, way: 'down' });
  });
  const order = new RowOrder();
  let asked: { readonly filter: Filter; readonly sort: Sort } | undefined;

  const content = createMemo<GridContent | undefined>(() => {
    const shown = desk.shown();
    const rows = shown?.tables[layout.name];
    if (!shown || !rows) return undefined;
    const now = { filter: filter(), sort: sort() };
    // Whoever asks for another order gets it, wherever the pointer is.
    const isSame = asked?.filter === now.filter && asked.sort === now.sort;
    asked = now;
    const passes = now.filter.kind === 'some' ? now.filter.select({ shown, rows, showing: showing() }) : () => true;
    return {
      rows,
      order: order.update(rows, passes, now.sort, isSame ? state() : 'free'),
      selected: new Set(ids()),
      current: ids()[0] ?? 0,
      showing: showing(),
    };
  });
  const written = (): Written | undefined => {
    const now = content();
    const nameOf = (id: number) => showing().nameOf(layout.name, id);
    return now && { columns: columns.seen(), rows: now.rows, order: now.order, nameOf };
  };

  return {
    layout,
    columns,
    text,
    setText,
    wrong() {
      const now = filter();
      return now.kind === 'wrong' ? now.why : undefined;
    },
    sort,
    setSort,
    sortBy(column) {
      const before = sort();
      if (before.column !== column) setSort({ column, way: 'up' });
      else if (before.way === 'up') setSort({ column, way: 'down' });
      else setSort(BY_ID);
    },
    clicks,
    setClicks,
    ids,
    content,
    hold,
    choose(chosen) {
      const [first] = chosen;
      if (first === undefined) return;
      inspect({ table: layout.name, id: first });
      // No transaction could change more of them.
      const rows = chosen.slice(0, LIMITS.editsPerTransactionMax).map((id) => ({ table: layout.name, id }));
      if (rows.length > 1) desk.selectAll(rows);
    },
    toggle: (id) => desk.toggle({ table: layout.name, id }),
    async copy() {
      const now = written();
      if (!now) return;
      const chosen = new Set(ids());
      const own = now.order.filter((index) => chosen.has(now.rows.ids[index] ?? 0));
      const outcome = await copyText(toTabs(own.length > 0 ? { ...now, order: own } : now));
      if (outcome === 'copied')
        desk.notice({ level: 'info', text: `Copied ${own.length > 0 ? own.length : 'all'} rows.` });
      else desk.notice({ level: 'warning', text: 'This browser lets no page copy. Save the rows as CSV instead.' });
    },
    save() {
      const now = written();
      if (now) saveText(`${game.id}-${layout.name}.csv`, 'text/csv', toCsv(now));
    },
  };
}
