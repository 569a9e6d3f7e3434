import { onCleanup, onMount } from 'solid-js';

export interface KeyMap {
  /** By `KeyboardEvent.key`, letters in lower case; answers 'pass' to leave the key to the browser. */
  readonly [key: string]: (event: KeyboardEvent) => unknown;
}

/** Shortcuts of a game page; silent while somebody types, in dialogs, and with Ctrl, Alt or Meta held. */
export function onKeys(map: KeyMap): void {
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isElsewhere(event.target)) return;
    const act = map[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act(event) !== 'pass') event.preventDefault();
  };
  onMount(() => window.addEventListener('keydown', pressed));
  onCleanup(() => window.removeEventListener('keydown', pressed));
}

/** Whether nothing on the page holds the keyboard, so that Tab is the game's. */
export function keyboardIsFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog') !== null;
}
