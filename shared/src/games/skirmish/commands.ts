import { type Command, defineCommand } from '../../commands/command.js';
import { done, refuse } from '../../commands/outcome.js';
import type { Stage } from '../../commands/stage.js';
import { choice } from '../../game/document.js';
import { startCountdown, startPodium } from './match.js';
import { layPickup } from './pickups.js';
import { shipOf } from './rows.js';
import { placeShip } from './spawning.js';
import type { SkirmishWorld } from './state.js';
import { FLYING, PICKUPS } from './tables.js';

/** What only a Skirmish host can do; edits, pace and people are everybody's commands. */
export const commands: readonly Command[] = [
  defineCommand({
    name: 'start-round',
    label: 'Start a new round',
    says: 'Ends what is being played and counts down to a new round.',
    about: 'room',
    role: 'operator',
    risk: 'R3',
    undo: 'recorded',
    args: {},
    apply(stage) {
      startCountdown(worldOf(stage));
      return done('A new round begins.');
    },
  }),
  defineCommand({
    name: 'end-round',
    label: 'End the round',
    says: 'Ends the round now; whoever leads wins.',
    about: 'room',
    role: 'operator',
    risk: 'R3',
    undo: 'recorded',
    args: {},
    apply(stage) {
      const world = worldOf(stage);
      if (world.document.match.phase !== 'round') return refuse('There is no round to end.');
      startPodium(world);
      return done('The round is over; whoever led has won.');
    },
  }),
  defineCommand({
    name: 'drop-pickup',
    label: 'Drop a pick-up',
    says: 'Lays a pick-up somewhere free.',
    about: 'room',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { kind: choice(PICKUPS, 'repair') },
    apply(stage, { kind }) {
      const laid = layPickup(worldOf(stage), PICKUPS.indexOf(kind));
      return laid ? done(`Dropped: ${kind}.`) : refuse('There are as many pick-ups as the arena can hold.');
    },
  }),
  defineCommand({
    name: 'fresh-ship',
    label: 'Give a fresh ship',
    says: 'Puts a player into a whole new ship.',
    about: 'person',
    role: 'operator',
    risk: 'R2',
    undo: 'recorded',
    args: { player: { kind: 'player' } },
    apply(stage, { player }) {
      const world = worldOf(stage);
      const ship = shipOf(world, player);
      if (!ship) return refuse(`Player ${player} has no ship.`);
      placeShip(world, ship, FLYING);
      return done(`Player ${player} has a fresh ship.`);
    },
  }),
];

/** A game's commands only ever run on worlds of that game. */
function worldOf({ world }: Stage): SkirmishWorld {
  return world as unknown as SkirmishWorld;
}
