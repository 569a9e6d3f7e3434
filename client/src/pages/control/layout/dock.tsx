import '../styles/dock.css';
import { createDockview, type DockviewApi } from 'dockview-core';
import { createEffect, createSignal, getOwner, on, onCleanup, onMount } from 'solid-js';
import { theme } from '../../../ui/appearance.js';
import { panelOf } from '../panels.js';
import { useStation } from '../station.js';
import { DockActions } from './dock-actions.js';
import { createDockHands } from './dock-hands.js';
import { fromDock, toDock } from './dock-json.js';
import { DockPanel } from './dock-panel.js';
import { DockTab } from './dock-tab.js';
import { PanelHosts } from './panel-host.js';
import { prune, type Split } from './parts.js';

const GAP_PX = 6;
/** What hands on the dock take hold of. */
const HANDLES = '.dv-sash, .dv-tabs-and-actions-container';

/** The panels of a wide screen beside each other, to be moved, resized and stacked by hand. */
export default function Dock() {
  const { layouts, revealed } = useStation();
  const owner = getOwner();
  const [slots, setSlots] = createSignal<ReadonlyMap<string, HTMLElement>>(new Map());
  const hosts = new PanelHosts(owner, (group) => slots().get(group));
  let host: HTMLDivElement | undefined;

  onMount(() => {
    if (!host) return;
    // Only what hands did is kept: a preset that nobody touched goes on following the build.
    let touched = false;
    const dock = createDockview(host, {
      theme: { name: 'tickdeck', className: 'dock-theme', gap: GAP_PX, dndTabIndicator: 'line' },
      disableFloatingGroups: true,
      defaultTabComponent: 'tab',
      createComponent: ({ id }) => new DockPanel(id, hosts),
      createTabComponent: ({ id }) => new DockTab(id, owner),
      createRightHeaderActionComponent(group) {
        const actions = new DockActions(group, hands, owner);
        setSlots((before) => new Map(before).set(group.id, actions.slot));
        return actions;
      },
    });
    const hands = createDockHands(dock, () => {
      touched = true;
    });
    host.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Element && target.closest(HANDLES)) touched = true;
    });
    // It is for docking by keys, which is not in this package; empty, it would be the page's first alert.
    host.querySelector('.dv-live-region-assertive')?.remove();
    // A landmark for each would drown those that a panel has itself.
    dock.onDidAddGroup(({ element }) => element.setAttribute('role', 'group'));
    dock.onDidLayoutChange(() => {
      const layout = touched && !dock.hasMaximizedGroup() && fromDock(dock.toJSON());
      if (layout) layouts.keep(layout);
    });
    createEffect(
      on(layouts.layout, (layout) => {
        hosts.load(() => load(dock, layout));
        touched = false;
      }),
    );
    // Larger text wants wider columns.
    createEffect(on(theme, () => layouts.choose(layouts.preset().id), { defer: true }));
    createEffect(on(revealed, hands.open, { defer: true }));
    layouts.setDock(hands);
    onCleanup(() => {
      layouts.setDock(undefined);
      dock.dispose();
    });
  });
  return <div class="dock" ref={host} />;
}

function load(dock: DockviewApi, layout: Split): void {
  const known = prune(layout, (id) => panelOf(id) !== undefined);
  if (!known) return;
  const size = { width: dock.width, height: dock.height };
  dock.fromJSON(toDock(known, { ...size, textScale: textScale() }, (id) => panelOf(id)?.title ?? id));
}

/** How much larger than usual this page's text is. */
function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
