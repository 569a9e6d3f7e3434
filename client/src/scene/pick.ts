import type { Game } from '@tickdeck/shared/game/game.js';
import type { Body, GameLook } from '../games/look.js';
import type { Shown, ShownTable } from '../net/frame.js';
import type { CameraRig, Point } from './camera.js';

/** A row of a positioned table. */
export interface Picked {
  readonly table: string;
  readonly id: number;
}

/** A rectangle of the world between two opposite corners. */
export interface Box {
  readonly from: Point;
  readonly to: Point;
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
  const body = emptyBody();
  let best: Picked | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const { table, rows, xs, ys } of placedTables(look.game, shown)) {
    for (let i = 0; i < rows.count; i++) {
      const dx = at.x - (xs[i] as number);
      const dy = at.y - (ys[i] as number);
      look.bodyOf(table, rows, i, body);
      const gap = gapTo(body, dx, dy);
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

/** The rows whose middle is in a box, avatars first: what flies by in a moment is never meant. */
export function pickIn({ game }: GameLook, shown: Shown, { from, to }: Box): readonly Picked[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const found: Picked[] = [];
  for (const { table, rows, xs, ys } of placedTables(game, shown)) {
    if (table === game.launches?.table) continue;
    for (let i = 0; i < rows.count; i++) {
      const [x, y] = [xs[i] as number, ys[i] as number];
      if (x >= left && x <= right && y >= top && y <= bottom) found.push({ table, id: rows.ids[i] as number });
    }
  }
  return found.sort((a, b) => Number(b.table === game.avatars) - Number(a.table === game.avatars));
}

/** Where a row is, in world units; undefined when it is gone or its table has no places. */
export function placeOf(game: Game, shown: Shown, { table, id }: Picked): Point | undefined {
  const rows = shown.tables[table];
  const position = game.state.tables[table]?.position;
  const index = rows?.indexOf(id) ?? -1;
  if (!rows || !position || index < 0) return undefined;
  const x = rows.columns[position[0]]?.[index];
  const y = rows.columns[position[1]]?.[index];
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** Whether two mean the same row. */
export function isSameRow(a: Picked, b: Picked): boolean {
  return a.id === b.id && a.table === b.table;
}

/** A body to be filled in. */
export function emptyBody(): Body {
  return { width: 0, height: 0, radius: 0, touch: 'solid' };
}

/** A table whose rows have places, and where they are. */
export interface PlacedTable {
  readonly table: string;
  readonly rows: ShownTable;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** All tables whose rows have places. */
export function placedTables(game: Game, shown: Shown): readonly PlacedTable[] {
  return Object.entries(game.state.tables).flatMap(([table, { position }]) => {
    const rows = shown.tables[table];
    const xs = rows?.columns[position?.[0] ?? ''];
    const ys = rows?.columns[position?.[1] ?? ''];
    return rows && xs && ys ? [{ table, rows, xs, ys }] : [];
  });
}

/** How far a place, (dx, dy) from a body's own, is from the body; 0 inside it. */
export function gapTo({ width, height, radius }: Body, dx: number, dy: number): number {
  const outX = Math.max(0, Math.abs(dx) - width / 2);
  const outY = Math.max(0, Math.abs(dy) - height / 2);
  return Math.max(0, Math.sqrt(outX * outX + outY * outY) - radius);
}
