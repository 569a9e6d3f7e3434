import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { createMemo, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { spotsOfRow } from './row-spots.js';
import { showRef } from './show.js';
import { SpotRow } from './spot-row.js';

/** Every field of one row, live, each with its editor. */
export function RowForm(props: { readonly layout: TableLayout; readonly id: number }) {
  const { desk, camera, staging, follow, showing } = useStation();
  const { layout, id } = props;
  const spots = spotsOfRow(layout, id, { shown: desk.shown, showing });
  const gone = createMemo(() => {
    const rows = desk.shown()?.tables[layout.name];
    return rows !== undefined && rows.indexOf(id) < 0;
  });
  const player = createMemo(() =>
    camera.roster().find(({ row }) => row === id && layout.name === desk.look.game.avatars),
  );

  return (
    <section class="row-form" aria-label={`Row ${showRef(layout.name, id, showing())} of ${layout.name}`}>
      <header class="row-form-head">
        <h3>
          <span class="quiet">{layout.name}</span> {showRef(layout.name, id, showing())}
        </h3>
        <Show when={player()}>
          {(who) => (
            <Button tone="quiet" icon="watch" onClick={() => follow(who().player)}>
              Follow
            </Button>
          )}
        </Show>
        <Button tone="quiet" icon="close" label="Close this row" onClick={() => desk.select(undefined)} />
      </header>
      <Show
        when={!gone()}
        fallback={
          <p class="gone" role="status">
            This row is gone. Nothing of it can be seen or set any more.
          </p>
        }
      >
        <div class="spots">
          <For each={spots}>{(spot) => <SpotRow spot={spot} staging={staging} blocked={desk.blocked()} />}</For>
        </div>
      </Show>
    </section>
  );
}
