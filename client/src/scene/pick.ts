import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { CameraRig } from './camera.js';

/** A row of a positioned table. */
export interface Picked {
  readonly table: string;
  readonly id: number;
}

/** How near, in CSS pixels, a tap must come to a row's body: half a finger. */
const PICK_RADIUS_PX = 22;

/**
 * The row at a place of the screen (CSS pixels from the canvas's corner), or undefined. Of several, avatars win, then
 * the one whose body is nearest, then the one whose middle is.
 */
export function pick(look: GameLook, shown: Shown, camera: CameraRig, x: number, y: number): Picked | undefined {
  const at = camera.screenToWorld(x, y);
  const reach = PICK_RADIUS_PX / camera.zoom;
  let best: Picked | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const [table, spec] of Object.entries(look.game.state.tables)) {
    const rows = shown.tables[table];
    const xs = rows?.columns[spec.position?.[0] ?? ''];
    const ys = rows?.columns[spec.position?.[1] ?? ''];
    if (!rows || !xs || !ys) continue;
    for (let i = 0; i < rows.count; i++) {
      const dx = at.x - (xs[i] as number);
      const dy = at.y - (ys[i] as number);
      const gap = Math.max(0, look.distance(table, rows, i, dx, dy));
      if (gap > reach) continue;
      // Bodies first, middles only between equals; an avatar beats anything else within the same tap.
      const score = gap + Math.sqrt(dx * dx + dy * dy) * 1e-3 - (table === look.game.avatars ? 1e6 : 0);
      if (score >= bestScore) continue;
      bestScore = score;
      best = { table, id: rows.ids[i] as number };
    }
  }
  return best;
}
