import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { Icon } from '../../../ui/icon.js';
import { PANELS, panelOf, TABS, type Tab } from '../panels.js';
import { useStation } from '../station.js';
import { PanelView } from './panel-view.js';

/** A small screen: one panel at a time, tabs under the thumb, and a strip above for a tab that holds several. */
export function Phone() {
  const station = useStation();
  const [tab, setTab] = createSignal<Tab>('world');
  const [open, setOpen] = createSignal<{ readonly [tab in Tab]?: string }>({});
  const here = createMemo(() => PANELS.filter((panel) => panel.tab === tab()));
  const shown = createMemo(() => here().find(({ id }) => id === open()[tab()]) ?? here()[0]);
  const show = (id: string) => {
    const panel = panelOf(id);
    if (!panel) return;
    setOpen((before) => ({ ...before, [panel.tab]: id }));
    setTab(panel.tab);
  };
  createEffect(on(station.revealed, show, { defer: true }));

  return (
    <>
      <div class="phone" data-tab={tab()}>
        <Show when={here().length > 1}>
          <nav class="phone-strip" aria-label="Panels of this tab">
            <For each={here()}>
              {({ id, title }) => (
                <button type="button" aria-current={shown()?.id === id ? 'page' : undefined} onClick={() => show(id)}>
                  {title}
                </button>
              )}
            </For>
          </nav>
        </Show>
        <div class="phone-panel">
          <Show when={shown()} keyed>
            {(panel) => <PanelView panel={panel} />}
          </Show>
        </div>
      </div>
      <nav class="deck-tabs" aria-label="Panels">
        <For each={TABS}>
          {({ id, title, icon }) => (
            <button type="button" aria-current={tab() === id ? 'page' : undefined} onClick={() => setTab(id)}>
              <Icon name={icon} />
              {title}
            </button>
          )}
        </For>
      </nav>
    </>
  );
}
