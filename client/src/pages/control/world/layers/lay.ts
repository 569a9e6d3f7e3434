import { createEffect, onCleanup } from 'solid-js';
import type { Overlay } from '../../../../scene/overlay.js';
import type { Station } from '../../station.js';

/** Lays an overlay over the world for as long as the component lives, on every scene that comes. */
export function lay({ scene }: Station, overlay: Overlay): void {
  createEffect(() => {
    const now = scene();
    if (now) onCleanup(now.lay(overlay));
  });
}
