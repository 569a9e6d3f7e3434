import type { Column } from '@tickdeck/shared/world/schema.js';
import { For } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Popover } from '../../../ui/popover.js';
import { BY_ID } from './grid/row-order.js';
import type { TableView } from './table-view.js';

/** What can be done with a whole table: sort it, choose its columns, take its rows elsewhere. */
export function TableMenu(props: { readonly view: TableView }) {
  const { columns, sort, setSort, copy, save } = props.view;
  const isSeen = (column: Column) => columns.seen().includes(column);
  return (
    <Popover tone="quiet" label="Sort, columns and copies" class="table-menu" icon={<Icon name="sliders" />}>
      <div class="table-menu-sort">
        <label>
          Sort by
          <select
            class="spot-input"
            onChange={({ currentTarget }) => setSort({ ...sort(), column: currentTarget.value })}
          >
            <option value={BY_ID.column} selected={sort().column === BY_ID.column}>
              id
            </option>
            <For each={columns.all}>
              {({ name }) => (
                <option value={name} selected={sort().column === name}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
        <Button
          aria-pressed={sort().way === 'down'}
          onClick={() => setSort({ ...sort(), way: sort().way === 'up' ? 'down' : 'up' })}
        >
          {sort().way === 'up' ? 'Least first' : 'Most first'}
        </Button>
      </div>
      <fieldset class="table-menu-columns">
        <legend>Columns</legend>
        <For each={columns.all}>
          {(column) => (
            <label>
              <input type="checkbox" checked={isSeen(column)} onChange={() => columns.toggle(column.name)} />
              {column.name}
            </label>
          )}
        </For>
      </fieldset>
      <div class="table-menu-take">
        <Button onClick={() => columns.showAll()}>All columns</Button>
        <Button icon="copy" onClick={() => void copy()}>
          Copy rows
        </Button>
        <Button onClick={() => save()}>Save as CSV</Button>
      </div>
    </Popover>
  );
}
