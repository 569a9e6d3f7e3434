import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** The whole screen for this page, where the browser can do that (iPhones cannot). */
export interface Fullscreen {
  readonly possible: boolean;
  readonly on: Accessor<boolean>;
  readonly toggle: () => void;
}

export function createFullscreen(): Fullscreen {
  const isOn = () => document.fullscreenElement !== null;
  const [on, setOn] = createSignal(isOn());
  const changed = () => setOn(isOn());
  onMount(() => document.addEventListener('fullscreenchange', changed));
  onCleanup(() => document.removeEventListener('fullscreenchange', changed));
  return {
    possible: document.fullscreenEnabled === true,
    on,
    toggle: () => {
      // Refused without a press, or by a frame around the page: then it stays as it is.
      const done = isOn() ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      done.catch(() => undefined);
    },
  };
}
