import { stands } from '@tickdeck/shared/commands/marks.js';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { PanelHead } from '../layout/panel-head.js';
import { useStation } from '../station.js';
import { createFiles } from './files.js';
import { MarksList } from './marks-list.js';

const SHOWS = [
  { id: 'standing', name: 'In force' },
  { id: 'all', name: 'All' },
] as const;

/** Everything that is kept of people, whether they are here or not: who may not come in, who may not talk, and why. */
export function BansPanel() {
  const { desk } = useStation();
  const files = createFiles(desk);
  const keeping = desk.feeds.use('keeping');
  const [show, setShow] = createSignal<(typeof SHOWS)[number]['id']>('standing');
  const shown = createMemo(() => {
    const inForce = show() === 'standing';
    return files
      .marks()
      .filter((mark) => !inForce || (stands(mark, Date.now()) && (mark.kind === 'ban' || mark.kind === 'mute')));
  });

  return (
    <section class="panel bans" aria-label="Bans" classList={{ stale: desk.stale() !== undefined }}>
      <PanelHead title="Bans and notes">
        <fieldset class="bans-shows" aria-label="What is shown">
          <For each={SHOWS}>
            {({ id, name }) => (
              <button type="button" aria-pressed={show() === id} onClick={() => setShow(id)}>
                {name}
              </button>
            )}
          </For>
        </fieldset>
      </PanelHead>
      <Show when={keeping()?.lasts === false}>
        <p class="bans-forgotten" role="note">
          All of this is forgotten when the host stops. {keeping()?.why}
        </p>
      </Show>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="bans-scroll" tabIndex={0} aria-label="Bans, mutes, warnings and notes">
        <MarksList marks={shown()} of="many" />
        <Show when={shown().length === 0}>
          <p class="empty">
            {show() === 'standing'
              ? 'Nobody is banned or muted. Whoever is, is listed here; choose people under Players to do so.'
              : 'Nothing was noted of anybody yet.'}
          </p>
        </Show>
      </section>
    </section>
  );
}
