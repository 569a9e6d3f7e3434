import { For, Show } from 'solid-js';

/** Keys as they are pressed: one press, or two after each other. */
export function Keys(props: { readonly keys: string }) {
  return (
    <Show when={props.keys}>
      <span class="keys">
        <For each={props.keys.split(' ')}>
          {(press, at) => (
            <>
              <Show when={at() > 0}>
                <span class="keys-then">{' then '}</span>
              </Show>
              <kbd>{press.replace('Ctrl', isMac() ? '⌘' : 'Ctrl')}</kbd>
            </>
          )}
        </For>
      </span>
    </Show>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
