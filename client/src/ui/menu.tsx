import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** At its end, quietly: a key, a state. */
  readonly note?: string;
  /** Of an item that is on or off. */
  readonly checked?: boolean;
  /** Why it cannot be chosen now; it is shown, not hidden. */
  readonly why?: string | undefined;
  run(): void;
}

export interface MenuGroup {
  /** Empty for none. */
  readonly title: string;
  readonly items: readonly MenuItem[];
}

const EDGE_PX = 8;

/** A button that opens a menu: arrow keys walk it, Enter chooses, Escape closes it and gives the keyboard back. */
export function MenuButton(props: {
  readonly icon: IconName;
  /** What the button is called; with `text` it also stands on it. */
  readonly label: string;
  readonly text?: string;
  readonly tone?: 'plain' | 'quiet' | 'glass';
  readonly groups: () => readonly MenuGroup[];
}) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  let list: HTMLDivElement | undefined;

  const close = (focus: 'back' | 'away') => {
    setOpen(false);
    if (focus === 'back') button?.focus();
  };
  const outside = ({ target }: Event) => {
    const inside = target instanceof Node && (list?.contains(target) || button?.contains(target));
    if (!inside) close('away');
  };
  createEffect(() => {
    if (!open()) return;
    place(button, list);
    list?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('resize', outside);
    onCleanup(() => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('resize', outside);
    });
  });
  const walk = (event: KeyboardEvent) => {
    // The page's own keys are not meant while a menu is open.
    event.stopPropagation();
    if (event.key === 'Escape') close('back');
    else if (event.key === 'Tab') close('back');
    else {
      const items = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
      const at = items.findIndex((item) => item.matches(':focus'));
      const next = nextOf(event.key, at, items.length);
      if (next === undefined) return;
      items[next]?.focus();
    }
    event.preventDefault();
  };

  return (
    <>
      <Button
        ref={(element) => {
          button = element;
        }}
        tone={props.tone ?? 'plain'}
        icon={props.icon}
        {...(props.text === undefined && { label: props.label })}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        onClick={() => setOpen(!open())}
      >
        {props.text}
      </Button>
      <Show when={open()}>
        <Portal>
          <div
            ref={(element) => {
              list = element;
            }}
            id={id}
            class="menu"
            role="menu"
            aria-label={props.label}
            tabIndex={-1}
            onKeyDown={walk}
          >
            <For each={props.groups()}>
              {(group) => (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu.
                <div class="menu-group" role="group" aria-label={group.title || undefined}>
                  <Show when={group.title}>
                    <p class="menu-title" aria-hidden="true">
                      {group.title}
                    </p>
                  </Show>
                  <For each={group.items}>
                    {(item) => (
                      // biome-ignore lint/a11y/useAriaPropsSupportedByRole: what is checked has the role that can be.
                      <button
                        type="button"
                        class="menu-item"
                        role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                        aria-checked={item.checked}
                        aria-disabled={item.why !== undefined}
                        tabIndex={-1}
                        title={item.why}
                        onClick={() => {
                          if (item.why !== undefined) return;
                          close('back');
                          item.run();
                        }}
                      >
                        <span class="menu-mark">
                          <Show
                            when={item.checked}
                            fallback={<Show when={item.icon}>{(name) => <Icon name={name()} />}</Show>}
                          >
                            <Icon name="check" />
                          </Show>
                        </span>
                        <span class="menu-label">{item.label}</span>
                        <Show when={item.note}>
                          <span class="menu-note">{item.note}</span>
                        </Show>
                      </button>
                    )}
                  </For>
                </div>
              )}
            </For>
          </div>
        </Portal>
      </Show>
    </>
  );
}

/** Under the button, inside the window. */
function place(button: HTMLElement | undefined, list: HTMLElement | undefined): void {
  if (!button || !list) return;
  const from = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const left = Math.max(EDGE_PX, Math.min(from.right - width, innerWidth - width - EDGE_PX));
  const below = from.bottom + 4;
  const top = below + height + EDGE_PX <= innerHeight ? below : Math.max(EDGE_PX, from.top - height - 4);
  list.style.left = `${left}px`;
  list.style.top = `${top}px`;
}

function nextOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
