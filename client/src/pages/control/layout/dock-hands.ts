import type { DockviewApi } from 'dockview-core';
import { createSignal } from 'solid-js';
import { panelOf } from '../panels.js';
import type { DockHands, Way } from './layouts.js';

/** Of the dock's width or height, by which a stack grows at once. */
const GROWTH = 0.1;

const DIRECTIONS = { left: 'left', right: 'right', above: 'top', below: 'bottom' } as const satisfies {
  readonly [way in Way]: string;
};

/** The dock's own interface in the deck's words. @param touched - the layout is no longer as it was loaded */
export function createDockHands(dock: DockviewApi, touched: () => void): DockHands {
  const [panels, setPanels] = createSignal<readonly string[]>([]);
  const [active, setActive] = createSignal<string>();
  const [maximised, setMaximised] = createSignal(false);
  const list = () => setPanels(dock.panels.map(({ id }) => id));
  dock.onDidAddPanel(list);
  dock.onDidRemovePanel(list);
  dock.onDidLayoutFromJSON(list);
  dock.onDidActivePanelChange(() => setActive(dock.activePanel?.id));
  dock.onDidMaximizedGroupChange(() => setMaximised(dock.hasMaximizedGroup()));

  const groupOf = (id: string | undefined) => dock.groups.find((group) => group.id === id);

  return {
    panels,
    active,
    maximised,
    open(id) {
      const known = dock.getPanel(id);
      const panel = panelOf(id);
      if (known) return known.api.setActive();
      if (!panel) return;
      touched();
      dock.addPanel({ id, component: id, title: panel.title });
    },
    close(id) {
      touched();
      dock.getPanel(id)?.api.close();
    },
    step(by) {
      const { groups } = dock;
      const at = groups.findIndex(({ id }) => id === dock.activeGroup?.id);
      const next = groups[(at + by + groups.length) % groups.length];
      if (!next) return;
      next.activePanel?.api.setActive();
      // The tab: what is in the panel comes after it.
      next.element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    },
    move(id, way) {
      const panel = dock.getPanel(id);
      if (!panel) return;
      touched();
      const along = way === 'above' ? 'up' : way === 'below' ? 'down' : way;
      const beside = groupOf(dock.adjacentGroupInDirection(panel.group, along)?.id);
      // One of a stack gets a stack of its own beside it; one that is alone joins the stack that is there.
      if (panel.group.panels.length > 1) panel.api.moveTo({ position: DIRECTIONS[way] });
      else if (beside) panel.api.moveTo({ group: beside });
      panel.api.setActive();
    },
    grow(how) {
      const group = dock.activeGroup;
      if (!group) return;
      touched();
      const by = how === 'wider' || how === 'taller' ? GROWTH : -GROWTH;
      if (how === 'wider' || how === 'narrower') group.api.setSize({ width: group.width + by * dock.width });
      else group.api.setSize({ height: group.height + by * dock.height });
    },
    toggleMaximised() {
      const panel = dock.activePanel;
      if (dock.hasMaximizedGroup()) dock.exitMaximizedGroup();
      else if (panel) dock.maximizeGroup(panel);
    },
  };
}
