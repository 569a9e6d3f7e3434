import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { createEffect, onCleanup, onMount, Show } from 'solid-js';
import { theme } from '../../../ui/appearance.js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { costsOf } from './costs.js';
import { exampleOf } from './filter.js';
import { FILTER_ID } from './filter-id.js';
import { type GridContent, RowGrid } from './grid/grid.js';
import { HOLE } from './grid/row-order.js';
import { RowForm } from './row-form.js';
import { TableMenu } from './table-menu.js';
import { createTableView, type TableView } from './table-view.js';

/** One table: its rows in a list, filtered and sorted as asked, and those that are selected with all their fields. */
export function TableSheet(props: { readonly layout: TableLayout }) {
  const view = createTableView(useStation(), props.layout);
  const { layout, ids, content, wrong } = view;
  let scroll: HTMLDivElement | undefined;
  return (
    <div class="table-sheet" classList={{ 'with-row': ids().length > 0 }}>
      <div class="table-tools">
        <input
          id={FILTER_ID}
          class="spot-input text"
          type="search"
          placeholder={`Filter: a word, or ${exampleOf(layout)}`}
          aria-label={`Filter ${layout.name}`}
          aria-invalid={wrong() ? 'true' : undefined}
          aria-describedby="table-count"
          value={view.text()}
          onInput={({ currentTarget }) => view.setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && view.text() === '') event.currentTarget.blur();
            if (event.key === 'Escape') view.setText('');
            if (event.key === 'ArrowDown') scroll?.focus();
          }}
        />
        <Button
          tone="quiet"
          icon="several"
          label="Select several: each press takes one more"
          aria-pressed={view.clicks() === 'several'}
          onClick={() => view.setClicks(view.clicks() === 'one' ? 'several' : 'one')}
        />
        <TableMenu view={view} />
      </div>
      <p id="table-count" class="table-count" classList={{ refused: wrong() !== undefined }} role="status">
        {wrong() ?? countOf(content(), ids().length)}
      </p>
      <div class="grid-box">
        <Rows view={view} ref={(element) => (scroll = element)} />
        <Show when={content()?.order.length === 0}>
          <p class="empty">{view.text() === '' ? `No ${layout.name} now.` : 'Nothing matches the filter.'}</p>
        </Show>
      </div>
      <Show when={ids().length > 0}>
        <RowForm layout={layout} ids={ids()} />
      </Show>
    </div>
  );
}

/** The grid, made anew when other columns are chosen, and in a theme with letters of another size. */
function Rows(props: { readonly view: TableView; readonly ref: (element: HTMLDivElement) => void }) {
  const { desk } = useStation();
  const { view } = props;
  let scroll: HTMLDivElement | undefined;
  onMount(() => {
    const element = scroll;
    if (!element) return;
    createEffect(() => {
      theme();
      const grid = new RowGrid(element, { ...view, columns: view.columns.seen() });
      createEffect(() => {
        const now = view.content();
        if (now) grid.update(now);
      });
      createEffect(() => grid.reveal(view.ids()[0] ?? 0));
      createEffect(() => grid.head.showSort(view.sort()));
      createEffect(() => {
        const bandwidth = desk.bandwidth();
        if (bandwidth) grid.head.showCosts(costsOf(bandwidth, view.layout.name, desk.welcome()?.beatRate ?? 60));
      });
      onCleanup(() => grid.destroy());
    });
  });
  return (
    <div
      ref={(element) => {
        scroll = element;
        props.ref(element);
      }}
      class="grid"
    />
  );
}

function countOf(content: GridContent | undefined, selected: number): string {
  if (!content) return '';
  const { order, rows } = content;
  const count = order.filter((index) => index !== HOLE).length;
  const said = count === rows.count ? `${rows.count} rows` : `${count} of ${rows.count} rows`;
  return selected > 1 ? `${said}, ${selected} selected` : said;
}
