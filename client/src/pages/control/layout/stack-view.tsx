import { createEffect, createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { MenuButton, type MenuGroup } from '../../../ui/menu.js';
import { panelOf } from '../panels.js';
import type { DockHands } from './layouts.js';
import type { Side } from './moves.js';
import { PanelAge } from './panel-age.js';
import { HeadSlotProvider } from './panel-head.js';
import { PanelView } from './panel-view.js';
import { type PlacedStack, styleOf } from './places.js';

const SIDES: readonly (readonly [Side, string])[] = [
  ['left', 'Move to the left'],
  ['right', 'Move to the right'],
  ['above', 'Move above'],
  ['below', 'Move below'],
];

/** So many tabs are names alone. */
const NAMES_ALONE = 3;

export function tabIdOf(panel: string): string {
  return `dock-tab-${panel}`;
}

/** The stack in which a panel is open: the tabs of all its panels, and the open one. It lives as long as the panel is open. */
export function StackView(props: {
  readonly panel: string;
  /** Undefined once the panel is on its way out. */
  readonly stack: PlacedStack | undefined;
  readonly hands: DockHands;
  readonly isLargest: boolean;
  readonly onActive: (panel: string) => void;
  readonly onOpen: (panel: string) => void;
  readonly onLargest: () => void;
  readonly onDrag: (panel: string, event: PointerEvent) => void;
}) {
  const { panel, hands } = props;
  const [slot, setSlot] = createSignal<HTMLElement>();
  const known = panelOf(panel);
  const title = known?.title ?? panel;
  const panels = () => props.stack?.panels ?? [];
  let tabs: HTMLDivElement | undefined;
  createEffect(() => {
    if (panels().length > 0) tabs?.querySelector('[aria-selected="true"]')?.scrollIntoView({ inline: 'nearest' });
  });
  const walk = (event: KeyboardEvent) => {
    const at = panels().indexOf(panel);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: panels().length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = panels()[(to + panels().length) % panels().length];
    if (next !== undefined && next !== panel) props.onOpen(next);
  };
  const menu = (): readonly MenuGroup[] => [
    { title, items: SIDES.map(([side, label]) => ({ label, run: () => hands.move(panel, side) })) },
    { title: '', items: [{ label: 'Close', icon: 'close', run: () => hands.close(panel) }] },
  ];

  return (
    <div
      class="dock-stack"
      classList={{ active: hands.active() === panel }}
      data-stack={panel}
      style={props.stack && styleOf(props.stack.rect)}
      onFocusIn={() => props.onActive(panel)}
      onPointerDown={() => props.onActive(panel)}
    >
      <div class="dock-bar">
        <div
          ref={tabs}
          class="dock-tabs"
          classList={{ many: panels().length >= NAMES_ALONE }}
          role="tablist"
          aria-label={`Panels with ${title}`}
          onKeyDown={walk}
        >
          <For each={panels()}>
            {(id) => (
              <button
                type="button"
                id={tabIdOf(id)}
                class="dock-tab"
                role="tab"
                aria-selected={id === panel}
                aria-controls={id === panel ? `dock-panel-${id}` : undefined}
                tabIndex={id === panel ? 0 : -1}
                onClick={() => id !== panel && props.onOpen(id)}
                onPointerDown={(event) => props.onDrag(id, event)}
              >
                <Show when={panelOf(id)}>{(one) => <Icon name={one().icon} />}</Show>
                {panelOf(id)?.title ?? id}
              </button>
            )}
          </For>
        </div>
        <div class="dock-slot" ref={setSlot} />
        <PanelAge panel={known} />
        <Button
          tone="quiet"
          icon={props.isLargest ? 'shrink' : 'expand'}
          label={props.isLargest ? 'Back to its place' : 'As large as the screen'}
          onClick={() => props.onLargest()}
        />
        <MenuButton tone="quiet" icon="more" label="Panel menu" groups={menu} />
      </div>
      <div id={`dock-panel-${panel}`} class="dock-panel" role="tabpanel" aria-labelledby={tabIdOf(panel)}>
        <HeadSlotProvider value={slot}>
          <Show when={known}>{(one) => <PanelView panel={one()} />}</Show>
        </HeadSlotProvider>
      </div>
    </div>
  );
}
