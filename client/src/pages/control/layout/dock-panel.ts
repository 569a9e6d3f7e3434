import type { DockviewPanelApi, IContentRenderer } from 'dockview-core';
import { createComponent, createRoot, type Owner } from 'solid-js';
import { insert } from 'solid-js/web';
import { panelOf } from '../panels.js';

/** Puts a panel into the dock. It is made when it comes into sight and ended when it goes out of it. */
export class DockPanel implements IContentRenderer {
  readonly element = document.createElement('div');
  private end: (() => void) | undefined;
  private watching: { dispose(): void } | undefined;

  /** The panel uses the contexts of `owner` and ends with it at the latest. */
  constructor(
    private readonly id: string,
    private readonly owner: Owner | null,
  ) {
    this.element.className = 'dock-panel';
  }

  init({ api }: { readonly api: DockviewPanelApi }): void {
    this.watching = api.onDidVisibilityChange(({ isVisible }) => this.show(isVisible));
    this.show(api.isVisible);
  }

  dispose(): void {
    this.watching?.dispose();
    this.show(false);
  }

  private show(isVisible: boolean): void {
    if (isVisible === (this.end !== undefined)) return;
    if (!isVisible) {
      this.end?.();
      this.end = undefined;
      this.element.replaceChildren();
      return;
    }
    const view = panelOf(this.id)?.View;
    if (!view) return;
    createRoot((dispose) => {
      this.end = dispose;
      insert(this.element, createComponent(view, {}));
    }, this.owner);
  }
}
