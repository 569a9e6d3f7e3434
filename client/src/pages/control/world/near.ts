import type { Game } from '@tickdeck/shared/game/game.js';
import type { Shown } from '../../../net/frame.js';
import type { Point } from '../../../scene/camera.js';
import { type Picked, placedTables } from '../../../scene/pick.js';

/** The rows nearest to a place, avatars before all others; what flies by in a moment is left out. */
export function rowsNear(game: Game, shown: Shown, at: Point, most: number): readonly Picked[] {
  const found: { readonly row: Picked; readonly rank: number; readonly distance: number }[] = [];
  for (const { table, rows, xs, ys } of placedTables(game, shown)) {
    if (table === game.launches?.table) continue;
    const rank = table === game.avatars ? 0 : 1;
    for (let i = 0; i < rows.count; i++) {
      const [dx, dy] = [(xs[i] as number) - at.x, (ys[i] as number) - at.y];
      found.push({ row: { table, id: rows.ids[i] as number }, rank, distance: dx * dx + dy * dy });
    }
  }
  found.sort((a, b) => a.rank - b.rank || a.distance - b.distance);
  return found.slice(0, most).map(({ row }) => row);
}
