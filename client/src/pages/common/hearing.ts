import { onCleanup } from 'solid-js';
import { createSound, type Sound } from '../../ui/sound.js';
import { muted } from '../../ui/store.js';

/** The ears of a component; they end with it. */
export function createHearing(): Sound['play'] {
  const sound = createSound(muted);
  onCleanup(() => sound.destroy());
  return sound.play;
}
