import type { ITabRenderer } from 'dockview-core';
import { createComponent, createRoot, type Owner } from 'solid-js';
import { insert } from 'solid-js/web';
import { Icon } from '../../../ui/icon.js';
import { panelOf } from '../panels.js';

/** The tab of a panel: its picture and its name. */
export class DockTab implements ITabRenderer {
  readonly element = document.createElement('div');
  private end: (() => void) | undefined;

  constructor(
    private readonly id: string,
    private readonly owner: Owner | null,
  ) {
    this.element.className = 'dock-tab';
  }

  init(): void {
    const panel = panelOf(this.id);
    if (!panel) return;
    createRoot((dispose) => {
      this.end = dispose;
      insert(this.element, [createComponent(Icon, { name: panel.icon }), panel.title]);
    }, this.owner);
  }

  dispose(): void {
    this.end?.();
  }
}
