import { type Command, defineCommand } from '../../../commands/command.js';
import { done, refuse } from '../../../commands/outcome.js';
import { choice } from '../../../game/document.js';
import { FLYING, PICKUPS } from '../kinds.js';
import { usePickup } from '../pickups.js';
import { nameOf, shipOf } from '../rows.js';
import { placeShip } from '../spawning.js';
import { worldOf } from './world-of.js';

/** What one player is given. */
export const playerCommands: readonly Command[] = [
  defineCommand({
    name: 'fresh-ship',
    label: 'Give a fresh ship',
    says: 'Puts a player into a whole new ship, at a safe place and at once.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { player: { kind: 'player' } },
    apply(stage, { player }) {
      const world = worldOf(stage);
      const ship = shipOf(world, player);
      if (!ship) return refuse(`${nameOf(world, player)} has no ship.`);
      placeShip(world, ship, FLYING);
      return done(`${nameOf(world, player)} has a fresh ship.`);
    },
  }),
  defineCommand({
    name: 'give-pickup',
    label: 'Give a pick-up',
    says: 'Gives a player what a pick-up holds, as if they had flown over it.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { player: { kind: 'player' }, kind: choice(PICKUPS, 'repair') },
    apply(stage, { player, kind }) {
      const world = worldOf(stage);
      const ship = shipOf(world, player);
      if (ship?.life !== FLYING) return refuse(`${nameOf(world, player)} has no ship in flight.`);
      return usePickup(world, ship, PICKUPS.indexOf(kind))
        ? done(`${nameOf(world, player)} has ${kind}.`)
        : refuse(`${nameOf(world, player)} has no use for ${kind} now.`);
    },
  }),
];
