import { type Command, defineCommand } from '../../../commands/command.js';
import { done, refuse } from '../../../commands/outcome.js';
import { buildArena, clearGround } from '../arena.js';
import { startCountdown, startPodium } from '../match.js';
import { worldOf } from './world-of.js';

/** The course of the match. */
export const roundCommands: readonly Command[] = [
  defineCommand({
    name: 'start-round',
    label: 'Start a new round',
    says: 'Ends what is being played and counts down to a new round.',
    about: 'room',
    role: 'operator',
    risk: 'R2',
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
    risk: 'R2',
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
    name: 'new-arena',
    label: 'Build a new arena',
    says: 'Throws all rocks and walls away, builds others, and begins a new round in them.',
    about: 'room',
    role: 'operator',
    risk: 'R3',
    undo: 'recorded',
    args: {},
    apply(stage) {
      const world = worldOf(stage);
      clearGround(world);
      buildArena(world);
      startCountdown(world);
      return done('A new arena, and a new round in it.');
    },
  }),
];
