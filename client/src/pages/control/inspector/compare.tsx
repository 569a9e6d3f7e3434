import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useStation } from '../station.js';
import { seenColumns } from './grid/columns.js';
import { showFully, showRef } from './show.js';
import { together } from './together.js';

/** Rows that fit beside each other. */
const ROWS_MAX = 4;

/** Rows side by side, the one that was selected first to the left; what differs is marked. */
export function Compare(props: { readonly layout: TableLayout; readonly ids: readonly number[] }) {
  const { desk, showing } = useStation();
  const { layout } = props;
  const [which, setWhich] = createSignal<'all' | 'differing'>('all');
  const ids = createMemo(() => [...props.ids].reverse().slice(0, ROWS_MAX));
  const valuesOf = (name: string) => {
    const rows = desk.shown()?.tables[layout.name];
    return ids().map((id) => rows?.columns[name]?.[rows.indexOf(id)]);
  };
  return (
    <div class="compare">
      <label class="compare-which">
        <input
          type="checkbox"
          checked={which() === 'differing'}
          onChange={({ currentTarget }) => setWhich(currentTarget.checked ? 'differing' : 'all')}
        />
        Only what differs
        <Show when={props.ids.length > ROWS_MAX}>
          <span class="quiet">
            the first {ROWS_MAX} of {props.ids.length} rows
          </span>
        </Show>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="compare-scroll" tabIndex={0} aria-label={`Rows of ${layout.name} side by side`}>
        <table>
          <thead>
            <tr>
              <th scope="col">field</th>
              <For each={ids()}>{(id) => <th scope="col">{showRef(layout.name, id, showing())}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={seenColumns(layout)}>
              {({ name, field }) => {
                const values = createMemo(() => valuesOf(name));
                const differs = createMemo(() => together(values()).kind !== 'same');
                return (
                  <tr classList={{ differs: differs() }} hidden={which() === 'differing' && !differs()}>
                    <th scope="row">
                      {name}
                      <Show when={differs()}>
                        <span class="compare-mark" title="differs">
                          ≠<span class="unseen">differs</span>
                        </span>
                      </Show>
                    </th>
                    <For each={values()}>
                      {(value) => <td>{value === undefined ? 'gone' : showFully(field, value, showing())}</td>}
                    </For>
                  </tr>
                );
              }}
            </For>
          </tbody>
        </table>
      </section>
    </div>
  );
}
