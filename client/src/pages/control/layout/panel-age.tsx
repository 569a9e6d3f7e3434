import { Show } from 'solid-js';
import type { Panel } from '../panels.js';
import { useStation } from '../station.js';

/** How old the newest value of a panel is; it says so aloud only when that is too old. */
export function PanelAge(props: { readonly panel: Panel | undefined }) {
  const { freshness } = useStation().desk;
  const heard = () => props.panel?.heard ?? 'frames';
  const seconds = () => (freshness.ageMs(heard()) ?? 0) / 1000;
  return (
    <Show when={freshness.ageMs(heard()) !== undefined}>
      <span
        class="age"
        classList={{ old: freshness.isOld(heard()) }}
        title={`The newest value is ${seconds().toFixed(1)} s old`}
      >
        {freshness.isOld(heard()) ? `stale ${Math.floor(seconds())} s` : ''}
      </span>
    </Show>
  );
}
