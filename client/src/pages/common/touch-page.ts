import { onCleanup, onMount } from 'solid-js';

/** Keeps a game page from behaving like a document under fingers: no menus on a long press, no pinch or double-tap zoom. */
export function guardTouches(): void {
  const refuse = (event: Event) => {
    const typing = event.target instanceof Element && event.target.closest('input, dialog') !== null;
    if (!typing) event.preventDefault();
  };
  // Safari alone knows the gesture events, and ignores touch-action for its pinch.
  const kinds = ['contextmenu', 'gesturestart', 'gesturechange', 'dblclick', 'selectstart', 'dragstart'] as const;
  onMount(() => {
    for (const kind of kinds) document.addEventListener(kind, refuse, { passive: false });
  });
  onCleanup(() => {
    for (const kind of kinds) document.removeEventListener(kind, refuse);
  });
}

/** Calls when the page can be seen again after it was hidden. */
export function onShownAgain(call: () => void): void {
  const changed = () => {
    if (!document.hidden) call();
  };
  // A page that comes out of Safari's back-forward cache was frozen, not hidden.
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) call();
  };
  onMount(() => {
    document.addEventListener('visibilitychange', changed);
    window.addEventListener('pageshow', restored);
  });
  onCleanup(() => {
    document.removeEventListener('visibilitychange', changed);
    window.removeEventListener('pageshow', restored);
  });
}
