import type { DockviewApi, DockviewGroupPanel, IHeaderActionsRenderer } from 'dockview-core';
import { createRoot, createSignal, type Owner, onCleanup } from 'solid-js';
import { insert } from 'solid-js/web';
import { Button } from '../../../ui/button.js';
import { MenuButton } from '../../../ui/menu.js';
import { panelOf } from '../panels.js';
import type { DockHands, Way } from './layouts.js';
import { PanelAge } from './panel-age.js';

const WAYS: readonly (readonly [Way, string])[] = [
  ['left', 'Move to the left'],
  ['right', 'Move to the right'],
  ['above', 'Move above'],
  ['below', 'Move below'],
];

/** The right end of a stack's tabs: what its open panel says of itself, and what can be done with the panel. */
export class DockActions implements IHeaderActionsRenderer {
  readonly element = document.createElement('div');
  /** Where the open panel's head goes. */
  readonly slot = document.createElement('div');
  private end: (() => void) | undefined;

  constructor(
    private readonly group: DockviewGroupPanel,
    private readonly hands: DockHands,
    private readonly owner: Owner | null,
  ) {
    this.element.className = 'dock-actions';
    this.slot.className = 'dock-slot';
  }

  init({ containerApi }: { readonly containerApi: DockviewApi }): void {
    createRoot((dispose) => {
      this.end = dispose;
      insert(this.element, [this.slot, this.age(containerApi), this.tools(containerApi)]);
    }, this.owner);
  }

  dispose(): void {
    this.end?.();
  }

  private age(dock: DockviewApi) {
    const [open, setOpen] = createSignal(this.group.activePanel?.id);
    const watching = dock.onDidActivePanelChange(() => setOpen(this.group.activePanel?.id));
    onCleanup(() => watching.dispose());
    return <PanelAge panel={panelOf(open() ?? '')} />;
  }

  private tools(dock: DockviewApi) {
    const { group, hands } = this;
    const [largest, setLargest] = createSignal(false);
    const watching = dock.onDidMaximizedGroupChange(() => setLargest(group.api.isMaximized()));
    const open = () => group.activePanel;
    const title = () => open()?.title ?? 'panel';
    onCleanup(() => watching.dispose());
    const inHand = (act: (panel: string) => void) => () => {
      const panel = open();
      if (panel) act(panel.id);
    };
    const toggle = inHand((panel) => {
      hands.open(panel);
      hands.toggleMaximised();
    });
    return (
      <>
        <Button
          tone="quiet"
          icon={largest() ? 'shrink' : 'expand'}
          label={largest() ? 'Back to its place' : 'As large as the screen'}
          onClick={toggle}
        />
        <MenuButton
          tone="quiet"
          icon="more"
          label="Panel menu"
          groups={() => [
            {
              title: title(),
              items: WAYS.map(([way, label]) => ({ label, run: inHand((panel) => hands.move(panel, way)) })),
            },
            {
              title: '',
              items: (['wider', 'narrower', 'taller', 'lower'] as const).map((how) => ({
                label: how[0]?.toUpperCase() + how.slice(1),
                run: inHand((panel) => {
                  hands.open(panel);
                  hands.grow(how);
                }),
              })),
            },
            { title: '', items: [{ label: 'Close', icon: 'close', run: inHand(hands.close) }] },
          ]}
        />
      </>
    );
  }
}
