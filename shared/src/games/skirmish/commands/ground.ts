import { type Command, defineCommand } from '../../../commands/command.js';
import { done, type Outcome, refuse } from '../../../commands/outcome.js';
import { choice, number } from '../../../game/document.js';
import { lengthOf } from '../../../math/vectors.js';
import { clearance, ROCK_RADIUS_MAX, spawnRock } from '../arena.js';
import { PICKUPS } from '../kinds.js';
import { layPickup } from '../pickups.js';
import { freePlace, type Place } from '../spawning.js';
import type { SkirmishWorld } from '../state.js';
import { ARENA_HEIGHT, ARENA_WIDTH, PICKUP_RADIUS, SHIP_RADIUS } from '../tuning.js';
import { worldOf } from './world-of.js';

const x = { kind: 'axis', axis: 0 } as const;
const y = { kind: 'axis', axis: 1 } as const;
const radius = number({ min: 20, max: ROCK_RADIUS_MAX, initial: 48, unit: 'units', label: 'Radius' });

/** What can be laid down somewhere. */
export const groundCommands: readonly Command[] = [
  defineCommand({
    name: 'drop-pickup',
    label: 'Drop a pick-up',
    says: 'Lays a pick-up at a place; without one, which is 0, 0, somewhere free.',
    about: 'ground',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { kind: choice(PICKUPS, 'repair'), x, y },
    apply(stage, { kind, x, y }) {
      const world = worldOf(stage);
      const wanted = x === 0 && y === 0 ? freePlace(world, 2 * PICKUP_RADIUS) : { x: Math.round(x), y: Math.round(y) };
      const objection = objectionTo(world, wanted, PICKUP_RADIUS);
      if (objection) return objection;
      const laid = layPickup(world, PICKUPS.indexOf(kind), wanted);
      return laid ? done(`Dropped: ${kind}.`) : refuse('There are as many pick-ups as the arena can hold.');
    },
  }),
  defineCommand({
    name: 'place-rock',
    label: 'Place a rock',
    says: 'Puts a rock where there is none, and no ship either.',
    about: 'ground',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { radius, x, y },
    apply(stage, { radius, x, y }) {
      const world = worldOf(stage);
      const place = { x: Math.round(x), y: Math.round(y) };
      const objection = objectionTo(world, place, radius);
      if (objection) return objection;
      for (const ship of world.tables.ships.rows()) {
        const room = lengthOf(ship.x - place.x, ship.y - place.y) - radius;
        if (room < 2 * SHIP_RADIUS) return refuse('There is a ship in the way.');
      }
      return spawnRock(world, place.x, place.y, radius)
        ? done('There is one more rock.')
        : refuse('There are as many rocks as the arena can hold.');
    },
  }),
];

/** Why nothing of this radius can lie there. */
function objectionTo(world: SkirmishWorld, { x, y }: Place, radius: number): Outcome | undefined {
  const inside = x >= radius && x <= ARENA_WIDTH - radius && y >= radius && y <= ARENA_HEIGHT - radius;
  if (!inside) return refuse(`${x}, ${y} is not inside of the arena.`);
  return clearance(world.tables, x, y) < radius ? refuse('There is a rock or a wall in the way.') : undefined;
}
