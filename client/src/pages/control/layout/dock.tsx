import '../styles/dock.css';
import { createDockview, type DockviewApi } from 'dockview-core';
import { createEffect, getOwner, on, onCleanup, onMount } from 'solid-js';
import { panelOf } from '../panels.js';
import { useStation } from '../station.js';
import { toDock } from './dock-json.js';
import { DockPanel } from './dock-panel.js';
import { DockTab } from './dock-tab.js';
import { prune, type Split } from './parts.js';

const GAP_PX = 6;

/** The panels of a wide screen beside each other, to be moved, resized and stacked by hand. */
export default function Dock(props: { readonly layout: Split }) {
  const station = useStation();
  const owner = getOwner();
  let host: HTMLDivElement | undefined;

  onMount(() => {
    if (!host) return;
    const dock = createDockview(host, {
      theme: { name: 'tickdeck', className: 'dock-theme', gap: GAP_PX, dndTabIndicator: 'line' },
      disableFloatingGroups: true,
      defaultTabComponent: 'tab',
      createComponent: ({ id }) => new DockPanel(id, owner),
      createTabComponent: ({ id }) => new DockTab(id, owner),
    });
    // It is for docking by keys, which is not in this package; empty, it would be the page's first alert.
    host.querySelector('.dv-live-region-assertive')?.remove();
    // A landmark for each would drown those that a panel has itself.
    dock.onDidAddGroup(({ element }) => element.setAttribute('role', 'group'));
    createEffect(() => load(dock, props.layout));
    createEffect(on(station.revealed, (id) => reveal(dock, id), { defer: true }));
    onCleanup(() => dock.dispose());
  });
  return <div class="dock" ref={host} />;
}

function load(dock: DockviewApi, layout: Split): void {
  const known = prune(layout, (id) => panelOf(id) !== undefined);
  if (!known) return;
  const size = { width: dock.width, height: dock.height };
  // The world goes on being drawn: what is in both layouts is not made anew.
  dock.fromJSON(
    toDock(known, size, (id) => panelOf(id)?.title ?? id),
    { reuseExistingPanels: true },
  );
}

/** Brings a panel to the front; one that was closed comes back beside the open one. */
function reveal(dock: DockviewApi, id: string): void {
  const shown = dock.getPanel(id);
  const panel = panelOf(id);
  if (shown) shown.api.setActive();
  else if (panel) dock.addPanel({ id, component: id, title: panel.title });
}
