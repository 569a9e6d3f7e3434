import { onCleanup, onMount } from 'solid-js';
import { keyboardIsFree } from '../common/keys.js';

/** Tab held, unless somebody walks the page's buttons with it: calls on press and on release. */
export function onTabHeld(pressed: () => void, released: () => void): void {
  let held = false;
  const down = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (event.key !== 'Tab' || !plain || !keyboardIsFree()) return;
    event.preventDefault();
    if (!held) pressed();
    held = true;
  };
  const letGo = () => {
    if (held) released();
    held = false;
  };
  const up = (event: KeyboardEvent) => {
    if (event.key === 'Tab') letGo();
  };
  onMount(() => {
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    // A window that is left hears no release.
    window.addEventListener('blur', letGo);
  });
  onCleanup(() => {
    window.removeEventListener('keydown', down);
    window.removeEventListener('keyup', up);
    window.removeEventListener('blur', letGo);
  });
}
