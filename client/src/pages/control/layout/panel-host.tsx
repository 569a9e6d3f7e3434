import { createRoot, createSignal, type Owner } from 'solid-js';
import { insert } from 'solid-js/web';
import { panelOf } from '../panels.js';
import { HeadSlotProvider } from './panel-head.js';
import { PanelView } from './panel-view.js';

/** A panel's place in the page. What is in it is made when it comes into sight and ended when it goes out of it. */
class PanelHost {
  readonly element = document.createElement('div');
  readonly group = createSignal('');
  /** Whether it should be there now; while a layout is loaded that is not done at once. */
  wanted = false;
  private end: (() => void) | undefined;

  constructor(
    private readonly id: string,
    private readonly owner: Owner | null,
    private readonly slotOf: (group: string) => HTMLElement | undefined,
  ) {
    this.element.className = 'dock-panel';
  }

  settle(): void {
    if (this.wanted === (this.end !== undefined)) return;
    if (this.wanted) this.start();
    else this.stop();
  }

  private start(): void {
    const panel = panelOf(this.id);
    if (!panel) return;
    const [group] = this.group;
    createRoot((dispose) => {
      this.end = dispose;
      insert(
        this.element,
        <HeadSlotProvider value={() => this.slotOf(group())}>
          <PanelView panel={panel} />
        </HeadSlotProvider>,
      );
    }, this.owner);
  }

  private stop(): void {
    this.end?.();
    this.end = undefined;
    this.element.replaceChildren();
  }
}

/**
 * All panels of a dock. While another layout is loaded the dock takes everything out and puts it in again; what is in sight before
 * and after lives on meanwhile, so that the world is not built anew for it.
 */
export class PanelHosts {
  private readonly hosts = new Map<string, PanelHost>();
  private isLoading = false;

  /**
   * Panels use the contexts of `owner` and end with it at the latest.
   * @param slotOf - where the heads of a stack's panels go, by the stack's id.
   */
  constructor(
    private readonly owner: Owner | null,
    private readonly slotOf: (group: string) => HTMLElement | undefined,
  ) {}

  elementOf(id: string): HTMLElement {
    return this.hostOf(id).element;
  }

  /** A panel is in this stack now. */
  put(id: string, group: string): void {
    const [, setGroup] = this.hostOf(id).group;
    setGroup(group);
  }

  /** A panel has come into sight, or gone out of it. */
  want(id: string, isVisible: boolean): void {
    const host = this.hostOf(id);
    host.wanted = isVisible;
    if (!this.isLoading) host.settle();
  }

  /** Loads a layout. */
  load(change: () => void): void {
    this.isLoading = true;
    try {
      change();
    } finally {
      this.isLoading = false;
      for (const host of this.hosts.values()) host.settle();
    }
  }

  private hostOf(id: string): PanelHost {
    const host = this.hosts.get(id) ?? new PanelHost(id, this.owner, this.slotOf);
    this.hosts.set(id, host);
    return host;
  }
}
