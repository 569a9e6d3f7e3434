import type { DockviewPanelApi, IContentRenderer } from 'dockview-core';
import type { PanelHosts } from './panel-host.js';

/** A panel as the dock knows it, as long as it is somewhere in the layout. */
export class DockPanel implements IContentRenderer {
  readonly element: HTMLElement;
  private readonly watching: { dispose(): void }[] = [];

  constructor(
    private readonly id: string,
    private readonly hosts: PanelHosts,
  ) {
    this.element = hosts.elementOf(id);
  }

  init({ api }: { readonly api: DockviewPanelApi }): void {
    const { id, hosts } = this;
    hosts.put(id, api.group.id);
    hosts.want(id, api.isVisible);
    this.watching.push(
      api.onDidGroupChange(() => hosts.put(id, api.group.id)),
      api.onDidVisibilityChange(({ isVisible }) => hosts.want(id, isVisible)),
    );
  }

  dispose(): void {
    for (const watching of this.watching) watching.dispose();
    this.hosts.want(this.id, false);
  }
}
