import { For } from 'solid-js';
import { PRESETS } from './layout/presets.js';
import { useStation } from './station.js';

/** The presets side by side; where there is no room for that, a list to choose from. */
export function PresetsBar() {
  const { layouts } = useStation();
  return (
    <nav class="presets" aria-label="Presets">
      <For each={PRESETS}>
        {({ id, title, says }, at) => (
          <button
            type="button"
            class="preset-key"
            aria-current={layouts.preset().id === id ? 'true' : undefined}
            title={`${says} (G ${at() + 1})`}
            onClick={() => layouts.choose(id)}
          >
            {title}
          </button>
        )}
      </For>
      <select
        class="preset-select"
        aria-label="Preset"
        onInput={({ currentTarget }) => layouts.choose(currentTarget.value)}
      >
        <For each={PRESETS}>
          {({ id, title }) => (
            <option value={id} selected={layouts.preset().id === id}>
              {title}
            </option>
          )}
        </For>
      </select>
    </nav>
  );
}
