import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { Dialog } from '../../../ui/dialog.js';
import type { Action } from '../keys/action.js';
import type { Keymap } from '../keys/keymap.js';
import { Keys } from '../keys/keys.js';
import { findActions } from './find.js';
import { Marked } from './marked.js';
import { noteAction, recentActions } from './recent.js';

/** Finds whatever can be done here by a few letters of its name; what cannot be done now says why. */
export function Palette(props: {
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly onClose: () => void;
}) {
  const id = createUniqueId();
  const recent = recentActions();
  const [typed, setTyped] = createSignal('');
  const [at, setAt] = createSignal(0);
  const found = createMemo(() => findActions(props.actions, typed(), recent));
  const chosen = () => found()[Math.min(at(), found().length - 1)]?.action;
  const optionId = (index: number) => `${id}-${index}`;

  const move = (to: number) => {
    const count = found().length;
    if (count === 0) return;
    setAt((to + count) % count);
    document.getElementById(optionId(at()))?.scrollIntoView({ block: 'nearest' });
  };
  const doIt = (action: Action | undefined) => {
    if (!action || action.why() !== undefined) return;
    noteAction(action.id);
    props.onClose();
    action.run();
  };
  const keys = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: at() + 1,
      ArrowUp: at() - 1,
      PageDown: Math.min(at() + 8, found().length - 1),
      PageUp: Math.max(0, at() - 8),
    }[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter') doIt(chosen());
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Find and do" width="palette" onClose={props.onClose}>
      <input
        class="palette-input"
        type="text"
        role="combobox"
        aria-label="What do you want to do?"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen() ? optionId(at()) : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        autofocus
        placeholder="A command, a panel, a player …"
        value={typed()}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div id={`${id}-list`} class="palette-list" role="listbox" aria-label="What can be done">
        <For each={found()}>
          {({ action, ranges }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the field, which names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
            <div
              id={optionId(index())}
              class="palette-option"
              role="option"
              aria-selected={index() === at()}
              aria-disabled={action.why() !== undefined}
              onPointerMove={() => setAt(index())}
              onClick={() => doIt(action)}
            >
              <span class="palette-title">
                <Marked text={action.title} ranges={ranges} />
              </span>
              <span class="palette-group">{action.group}</span>
              <Keys keys={props.keymap.keysOf(action)} />
              <Show when={action.why() ?? action.says}>
                <span class="palette-says" classList={{ why: action.why() !== undefined }}>
                  {action.why() ?? action.says}
                </span>
              </Show>
            </div>
          )}
        </For>
      </div>
      <p class="palette-none" role="status">
        <Show when={found().length === 0}>Nothing here is called “{typed()}”.</Show>
      </p>
    </Dialog>
  );
}
