import { GOALS } from '@tickdeck/shared/games/skirmish/kinds.js';
import { STICK_MAX } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Shown } from '../../net/frame.js';
import { rowsOf } from './rows.js';

/** How far ahead of a ship that dodges its way out is shown, units. */
const DODGE_DISTANCE = 70;

/** What every bot is about: out of a shot's way, after or away from an enemy, or to a place. */
export function wishes(shown: Shown, say: (avatar: number, x: number, y: number, wish: string) => void): void {
  const bots = rowsOf(shown, 'bots');
  const ships = rowsOf(shown, 'ships');
  const { ship, goal, target, goalX, goalY, evadeX, evadeY, evadeUntil } = bots.columns;
  for (let i = 0; i < bots.count; i++) {
    const own = ships.indexOf(ship[i] as number);
    if (own < 0) continue;
    const wish = GOALS[goal[i] as number] ?? '';
    const enemy = wish === 'chase' || wish === 'flee' ? ships.indexOf(target[i] as number) : -1;
    if (shown.tick < (evadeUntil[i] as number)) {
      const [x, y] = [ships.columns.x[own] as number, ships.columns.y[own] as number];
      const reach = DODGE_DISTANCE / STICK_MAX;
      say(ship[i] as number, x + (evadeX[i] as number) * reach, y + (evadeY[i] as number) * reach, 'dodge');
    } else if (enemy >= 0) {
      say(ship[i] as number, ships.columns.x[enemy] as number, ships.columns.y[enemy] as number, wish);
    } else say(ship[i] as number, goalX[i] as number, goalY[i] as number, wish);
  }
}
