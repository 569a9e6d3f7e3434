import { onCleanup, onMount } from 'solid-js';
import type { HelpRow } from '../common/help.js';

/** One thing that a key does; the cheat sheet is made from the same list as the keys. */
export interface Shortcut {
  /** `Shift+Space`, `Ctrl+Z`, `?`: what `chordOf` says of the press. */
  readonly chord: string;
  readonly what: string;
  run(): void;
}

/** Runs shortcuts while the page lives; not while somebody types, nor under a dialog. */
export function onShortcuts(shortcuts: readonly Shortcut[]): void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event.target)) return;
    const chord = chordOf(event);
    const shortcut = shortcuts.find((one) => one.chord === chord);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
  // A button under the focus would be pressed by the release of Shift+Space.
  const released = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.shiftKey && !isElsewhere(event.target)) event.preventDefault();
  };
  onMount(() => {
    window.addEventListener('keydown', pressed);
    window.addEventListener('keyup', released);
  });
  onCleanup(() => {
    window.removeEventListener('keydown', pressed);
    window.removeEventListener('keyup', released);
  });
}

/** A key press as people write it. Signs such as `?` say themselves whether Shift was held. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const letter = /^[a-z]$/i.test(event.key);
  const key = event.key === ' ' ? 'Space' : letter ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (letter || event.key.length > 1 || key === 'Space');
  const held = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', shift && 'Shift'].filter(
    (name) => name !== false,
  );
  return [...held, key].join('+');
}

/** Rows of the cheat sheet. */
export function helpOf(shortcuts: readonly Shortcut[], more: readonly HelpRow[]): readonly HelpRow[] {
  return [...shortcuts.map(({ chord, what }) => ({ keys: chord, what })), ...more];
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, select, textarea') !== null) return true;
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox';
}
