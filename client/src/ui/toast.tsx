import { createSignal, For, onCleanup } from 'solid-js';
import { Icon } from './icon.js';

const SHOWN_MS = 5_000;
const SHOWN_MAX = 4;

export interface Toast {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** Lines that come and go; `push` shows one, `Toasts` is where. Made inside a component, it ends with it. */
export function createToasts() {
  const [list, setList] = createSignal<readonly Toast[]>([]);
  const timers = new Set<number>();
  onCleanup(() => {
    for (const timer of timers) clearTimeout(timer);
  });
  const push = (toast: Toast) => {
    const shown = { ...toast };
    // What is said again is said once, for longer.
    setList((before) => [...before.filter(({ text }) => text !== toast.text).slice(1 - SHOWN_MAX), shown]);
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      setList((before) => before.filter((one) => one !== shown));
    }, SHOWN_MS);
    timers.add(timer);
  };
  return { push, list };
}

export function Toasts(props: { readonly list: readonly Toast[] }) {
  return (
    <div class="toasts" role="log" aria-live="polite" aria-label="Notices">
      <For each={props.list}>
        {(toast) => (
          <div class={`toast ${toast.level}`}>
            <Icon name={toast.level} />
            {toast.text}
          </div>
        )}
      </For>
    </div>
  );
}
