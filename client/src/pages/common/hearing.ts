import { onCleanup } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createSound, type Sound } from '../../ui/sound.js';
import { muted } from '../../ui/store.js';

/** The ears of a component, for a game's sounds; they end with it. */
export function createHearing(look: GameLook): Sound['play'] {
  const sound = createSound(muted, look.sounds);
  onCleanup(() => sound.destroy());
  return sound.play;
}
