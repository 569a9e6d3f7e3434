import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import { createEffect, createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { ShownTable } from '../../../net/frame.js';
import { useStation } from '../station.js';
import { type Filter, parseFilter } from './filter.js';
import { FILTER_ID } from './filter-id.js';
import { type GridContent, RowGrid } from './grid.js';
import { RowForm } from './row-form.js';
import { type Showing, showValue } from './show.js';

/** One table: its rows in a list, filtered as asked, and the selected one with all its fields. */
export function TableSheet(props: { readonly layout: TableLayout }) {
  const { desk, showing, inspect } = useStation();
  const { layout } = props;
  const [text, setText] = createSignal('');
  const filter = createMemo(() => parseFilter(text(), layout));
  const selected = createMemo(() => {
    const row = desk.selected();
    return row?.table === layout.name ? row.id : 0;
  });
  const content = createMemo<GridContent | undefined>(() => {
    const rows = desk.shown()?.tables[layout.name];
    if (!rows) return undefined;
    return { rows, order: orderOf(rows, filter(), layout, showing()), selected: selected(), showing: showing() };
  });
  const wrong = () => {
    const now = filter();
    return now.kind === 'wrong' ? now.why : undefined;
  };
  let scroll: HTMLDivElement | undefined;

  onMount(() => {
    if (!scroll) return;
    const grid = new RowGrid(scroll, layout, (id) => inspect({ table: layout.name, id }));
    createEffect(() => {
      const now = content();
      if (now) grid.update(now);
    });
    createEffect(() => grid.reveal(selected()));
    onCleanup(() => grid.destroy());
  });

  return (
    <div class="table-sheet" classList={{ 'with-row': selected() !== 0 }}>
      <div class="table-tools">
        <input
          id={FILTER_ID}
          class="spot-input text"
          type="search"
          placeholder={`Filter: a word, or ${exampleOf(layout)}`}
          aria-label={`Filter ${layout.name}`}
          aria-invalid={wrong() ? 'true' : undefined}
          aria-describedby="table-count"
          value={text()}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text() === '') event.currentTarget.blur();
            if (event.key === 'Escape') setText('');
            if (event.key === 'ArrowDown') scroll?.focus();
          }}
        />
        <span id="table-count" class="table-count" classList={{ refused: wrong() !== undefined }} role="status">
          {wrong() ?? countOf(content())}
        </span>
      </div>
      <div class="grid-box">
        <div ref={scroll} class="grid" />
        <Show when={content()?.order.length === 0}>
          <p class="empty">{text() === '' ? `No ${layout.name} now.` : 'Nothing matches the filter.'}</p>
        </Show>
      </div>
      <Show when={selected() || undefined} keyed>
        {(id) => <RowForm layout={layout} id={id} />}
      </Show>
    </div>
  );
}

function orderOf(rows: ShownTable, filter: Filter, layout: TableLayout, showing: Showing): readonly number[] {
  const order: number[] = [];
  for (let i = 0; i < rows.count; i++) {
    const id = rows.ids[i] as number;
    const value = (name: string) => rows.columns[name]?.[i] ?? 0;
    const passes =
      filter.kind !== 'some' ||
      filter.matches({
        slot: slotOf(id),
        who: showing.nameOf(layout.name, id),
        value: ({ name }) => value(name),
        show: ({ name, field }) => showValue(field, value(name), showing),
      });
    if (passes) order.push(i);
  }
  return order;
}

function countOf(content: GridContent | undefined): string {
  if (!content) return '';
  const { order, rows } = content;
  return order.length === rows.count ? `${rows.count} rows` : `${order.length} of ${rows.count}`;
}

/** A comparison that this table could really be asked for. */
function exampleOf({ columns }: TableLayout): string {
  const counted = columns.find(({ field }) => field.kind === 'int' && field.unit !== '' && field.max <= 1000);
  if (counted) return `${counted.name} < ${Math.round(counted.field.max / 5)}`;
  const named = columns.find(({ field }) => field.kind === 'enum');
  return named ? `${named.name} = ${named.field.values[0]}` : 'x > 100';
}
