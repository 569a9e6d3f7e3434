import type { Inputs } from '../../game/game.js';
import { tendShip } from './damage.js';
import { happen } from './happen.js';
import { runMatch } from './match.js';
import { moveShip } from './movement.js';
import { runPickups } from './pickups.js';
import { flyShots } from './shots.js';
import { respawnShip } from './spawning.js';
import { followTeams } from './standings.js';
import type { SkirmishInput, SkirmishState, SkirmishWorld } from './state.js';
import { fireWeapon } from './weapons.js';

/** Impacts softer than this, in units a tick, are not worth a spark. */
const BUMP_SPEED_MIN = 3;

/** One tick: the match, then ships, then what they shoot, then what lies around. */
export function simulate(world: SkirmishWorld, inputs: Inputs<SkirmishState>): void {
  runMatch(world);
  followTeams(world);
  for (const ship of world.tables.ships.rows()) {
    respawnShip(world, ship);
    const input = inputs.of(ship.player);
    const impact = moveShip(ship, input, world);
    if (impact >= BUMP_SPEED_MIN)
      happen(world, { kind: 'bump', x: ship.x, y: ship.y, who: ship.id, amount: impact * 8 });
    fireWeapon(world, ship, input);
    tendShip(world, ship);
  }
  flyShots(world, inputs);
  runPickups(world);
}

/** The part of a tick that a browser can do by itself: one ship's movement, and what it fires. */
export function predict(world: SkirmishWorld, slot: number, input: Readonly<SkirmishInput>): void {
  const ship = world.tables.ships.at(slot);
  moveShip(ship, input, world);
  fireWeapon(world, ship, input);
}
