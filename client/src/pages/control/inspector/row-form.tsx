import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { Compare } from './compare.js';
import type { Spot } from './leaf.js';
import { spotsOfRow } from './row-spots.js';
import { showRef } from './show.js';
import { SpotRow } from './spot-row.js';

/** Every field of the selected rows, live, each with its editor: what is set is set for all of them. */
export function RowForm(props: { readonly layout: TableLayout; readonly ids: readonly number[] }) {
  const { desk, camera, follow, showing } = useStation();
  const { layout } = props;
  const [mode, setMode] = createSignal<'fields' | 'compare'>('fields');
  const ids = createMemo(() => props.ids, [], { equals: (a, b) => a.join() === b.join() });
  createEffect(on(ids, (now) => now.length < 2 && setMode('fields')));
  const fields = createMemo(() => {
    const rows = ids().map((id) => spotsOfRow(layout, id, { shown: desk.shown, showing }));
    return layout.columns.map(
      (_, at) => rows.map((spots) => spots[at] as Spot) as unknown as readonly [Spot, ...Spot[]],
    );
  });
  const gone = createMemo(() => {
    const rows = desk.shown()?.tables[layout.name];
    return rows === undefined ? 0 : ids().filter((id) => rows.indexOf(id) < 0).length;
  });
  const player = createMemo(() =>
    camera.roster().find(({ row }) => ids().length === 1 && row === ids()[0] && layout.name === desk.look.game.avatars),
  );
  const name = () => {
    const [id = 0] = ids();
    return ids().length === 1 ? showRef(layout.name, id, showing()) : `${ids().length} rows`;
  };

  return (
    <section class="row-form" aria-label={`Row ${name()} of ${layout.name}`}>
      <header class="row-form-head">
        <h3>
          <span class="quiet">{layout.name}</span> {name()}
        </h3>
        <Show when={ids().length > 1}>
          <Button
            tone="quiet"
            aria-pressed={mode() === 'compare'}
            onClick={() => setMode(mode() === 'compare' ? 'fields' : 'compare')}
          >
            Compare
          </Button>
        </Show>
        <Show when={player()}>
          {(who) => (
            <Button tone="quiet" icon="watch" onClick={() => follow(who().player)}>
              Follow
            </Button>
          )}
        </Show>
        <Button tone="quiet" icon="close" label="Close this row" onClick={() => desk.select(undefined)} />
      </header>
      <Show when={gone() > 0}>
        <p class="gone" role="status">
          {ids().length === 1
            ? 'This row is gone. Nothing of it can be seen or set any more.'
            : `${gone()} of these rows are gone.`}
        </p>
      </Show>
      <Show when={mode() === 'fields'} fallback={<Compare layout={layout} ids={ids()} />}>
        <Show when={gone() < ids().length}>
          <div class="spots">
            <For each={fields()}>{(spots) => <SpotRow spots={spots} />}</For>
          </div>
        </Show>
      </Show>
    </section>
  );
}
