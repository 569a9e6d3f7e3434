import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import type { Action } from './action.js';
import { chordOf, isHeldAlone } from './chords.js';
import { HANDS } from './deck-actions.js';
import { holderOf, type Keymap } from './keymap.js';
import { Keys } from './keys.js';

/** How many presses keys may have. */
const PRESSES_MAX = 2;

/** All keys, made from the same list as the palette; each can be put elsewhere. */
export function KeysDialog(props: {
  readonly title: string;
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly onClose: () => void;
}) {
  const { keymap } = props;
  const [editing, setEditing] = createSignal<string>();
  const [all, setAll] = createSignal(false);
  const groups = createMemo(() => {
    const shown = props.actions.filter((one) => all() || one.keys !== undefined || keymap.keysOf(one) !== '');
    return [...new Set(shown.map(({ group }) => group))].map((title) => ({
      title,
      actions: shown.filter(({ group }) => group === title),
    }));
  });

  return (
    <Dialog title={props.title} width="wide" onClose={props.onClose}>
      <div class="keys-tools">
        <label class="keys-switch">
          <input
            type="checkbox"
            checked={keymap.characters()}
            onInput={({ currentTarget }) => keymap.setCharacters(currentTarget.checked)}
          />
          Letters, digits and signs are keys
        </label>
        <label class="keys-switch">
          <input type="checkbox" checked={all()} onInput={({ currentTarget }) => setAll(currentTarget.checked)} />
          Also what has no key
        </label>
        <Button tone="quiet" icon="undo" disabled={!keymap.own()} onClick={keymap.reset}>
          All as it came
        </Button>
      </div>
      <div class="keys-groups">
        <For each={groups()}>
          {(group) => (
            <section class="keys-group" aria-label={group.title}>
              <h3>{group.title}</h3>
              <ul>
                <For each={group.actions}>
                  {(one) => (
                    <li class="keys-line">
                      <span class="keys-what">{one.title}</span>
                      <Show
                        when={editing() === one.id}
                        fallback={
                          <button
                            type="button"
                            class="keys-change"
                            aria-label={`Keys of “${one.title}”: ${keymap.keysOf(one).replace(' ', ' then ') || 'no key'}. Change`}
                            onClick={() => setEditing(one.id)}
                          >
                            <Show when={keymap.keysOf(one)} fallback={<span class="keys-none">no key</span>}>
                              <Keys keys={keymap.keysOf(one)} />
                            </Show>
                          </button>
                        }
                      >
                        <Recorder
                          action={one}
                          actions={props.actions}
                          keymap={keymap}
                          onDone={() => setEditing(undefined)}
                        />
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
        <section class="keys-group" aria-label="By hand">
          <h3>By hand</h3>
          <ul>
            <For each={HANDS}>
              {({ keys, what }) => (
                <li class="keys-line">
                  <span class="keys-what">{what}</span>
                  <span class="keys-hand">{keys}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </div>
    </Dialog>
  );
}

/** Listens for new keys; Escape gives up, Backspace takes the keys away. */
function Recorder(props: {
  readonly action: Action;
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly onDone: () => void;
}) {
  const [presses, setPresses] = createSignal<readonly string[]>([]);
  const [clash, setClash] = createSignal('');
  const others = () => props.actions.filter(({ id }) => id !== props.action.id);
  const put = (keys: string) => {
    const holder = keys === '' ? undefined : holderOf(props.keymap, others(), keys);
    if (holder) {
      setClash(`${keys} is “${holder.title}”`);
      setPresses([]);
      return;
    }
    props.keymap.put(props.action, keys);
    props.onDone();
  };
  const listen = (event: KeyboardEvent) => {
    if (isHeldAlone(event) || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return props.onDone();
    if (event.key === 'Backspace') return put('');
    if (event.key === 'Enter' && presses().length > 0) return put(presses().join(' '));
    setClash('');
    const next = [...presses(), chordOf(event)];
    setPresses(next);
    if (next.length === PRESSES_MAX) put(next.join(' '));
  };
  let button: HTMLButtonElement | undefined;
  onMount(() => button?.focus());
  return (
    <span class="keys-record">
      <button
        ref={button}
        type="button"
        class="keys-change recording"
        onKeyDown={listen}
        onBlur={() => (presses().length > 0 ? put(presses().join(' ')) : props.onDone())}
      >
        <Show when={presses().length > 0} fallback="Press keys">
          <Keys keys={presses().join(' ')} />
        </Show>
      </button>
      <span class="keys-how" role="status">
        {clash() || 'Enter keeps one press, a second makes two; Backspace: no key; Esc: as it was'}
      </span>
    </span>
  );
}
