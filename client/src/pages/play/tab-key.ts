import { onCleanup, onMount } from 'solid-js';
import { keyboardIsFree } from '../common/keys.js';

/** Held longer than this, Tab shows only while it is held; a tap toggles. */
const HOLD_MS = 300;

/** Tab for the scores, unless somebody walks the page's buttons with it. */
export function onTab(isOpen: () => boolean, show: (open: 'open' | 'closed') => void): void {
  let downMs = 0;
  const down = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!keyboardIsFree()) return;
    event.preventDefault();
    if (event.repeat) return;
    downMs = isOpen() ? 0 : event.timeStamp;
    show(isOpen() ? 'closed' : 'open');
  };
  const up = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || downMs === 0) return;
    if (event.timeStamp - downMs > HOLD_MS) show('closed');
    downMs = 0;
  };
  onMount(() => {
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
  });
  onCleanup(() => {
    window.removeEventListener('keydown', down);
    window.removeEventListener('keyup', up);
  });
}
