import { text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { done } from '../outcome.js';

/** Keeping what has just happened. */
export const flightCommands: readonly Command[] = [
  defineCommand({
    name: 'record-flight',
    label: 'Record flight',
    says: 'Keeps the last 30 seconds of the room in a file, to be looked into later.',
    about: 'panel',
    role: 'operator',
    risk: 'R0',
    undo: { never: 'the file is written' },
    args: { why: text(LIMITS.textCharsMax) },
    apply(stage, { why }) {
      stage.recordFlight(why);
      return done('The last 30 s are being written.');
    },
  }),
];
