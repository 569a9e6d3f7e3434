import { onCleanup, onMount } from 'solid-js';
import type { Action } from './action.js';
import { chordOf, isHeldAlone } from './chords.js';
import type { Keymap } from './keymap.js';

/** How long the second of two presses may be in coming. */
const SECOND_WITHIN_MS = 1_500;

/** Does what keys are on while the page lives; not while somebody types, nor under a dialog. */
export function listenForKeys(
  keymap: Keymap,
  actions: () => readonly Action[],
  refuse: (action: Action, why: string) => void,
): void {
  let first = '';
  let timer = 0;
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isHeldAlone(event)) return;
    const keys = first === '' ? chordOf(event) : `${first} ${chordOf(event)}`;
    first = '';
    clearTimeout(timer);
    const candidates = isElsewhere(event.target) ? actions().filter(({ everywhere }) => everywhere) : actions();
    const meant = candidates.find((one) => keymap.keysOf(one) === keys);
    const begins = !meant && candidates.some((one) => keymap.keysOf(one).startsWith(`${keys} `));
    if (!meant && !begins) return;
    event.preventDefault();
    if (meant) {
      const why = meant.why();
      if (why === undefined) meant.run();
      else refuse(meant, why);
      return;
    }
    first = keys;
    timer = window.setTimeout(() => {
      first = '';
    }, SECOND_WITHIN_MS);
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
    clearTimeout(timer);
    window.removeEventListener('keydown', pressed);
    window.removeEventListener('keyup', released);
  });
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, select, textarea, [contenteditable]') !== null) return true;
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox';
}
