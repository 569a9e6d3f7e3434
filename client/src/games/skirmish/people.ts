import { PICKUP_RADIUS, SHIP_RADIUS } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Shown, ShownTable } from '../../net/frame.js';
import type { Rostered } from '../look.js';
import { partOf, rowsOf } from './rows.js';

/** Everyone with a ship, by player number. */
export function rosterOf(shown: Shown): readonly Rostered[] {
  const ships = rowsOf(shown, 'ships');
  const players = partOf(shown, 'players') ?? {};
  const roster: Rostered[] = [];
  for (let i = 0; i < ships.count; i++) {
    const player = ships.columns.player[i] as number;
    const entry = players[`p${player}`];
    if (!entry) continue;
    const { name, color, shape, tag, pilot } = entry;
    roster.push({ row: ships.ids[i] as number, player, name, look: { color, shape, tag }, pilot });
  }
  return roster.sort((a, b) => a.player - b.player);
}

/** How far a place is from a row's body: circles for ships, rocks and pick-ups, boxes for walls, points for the rest. */
export function distanceTo(table: string, rows: ShownTable, index: number, dx: number, dy: number): number {
  const away = Math.sqrt(dx * dx + dy * dy);
  if (table === 'ships') return away - SHIP_RADIUS;
  if (table === 'pickups') return away - PICKUP_RADIUS;
  if (table === 'rocks') return away - (rows.columns.radius?.[index] ?? 0);
  if (table !== 'walls') return away;
  const outX = Math.max(0, Math.abs(dx) - (rows.columns.width?.[index] ?? 0) / 2);
  const outY = Math.max(0, Math.abs(dy) - (rows.columns.height?.[index] ?? 0) / 2);
  return Math.sqrt(outX * outX + outY * outY);
}
