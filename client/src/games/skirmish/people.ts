import type { Shown } from '../../net/frame.js';
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
