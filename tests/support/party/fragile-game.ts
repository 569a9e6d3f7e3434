import { defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { findGame as findReal } from '@tickdeck/shared/games/index.js';

const DAWDLE_MS = 500;

const breaking = (name: string, breakDown: () => void) =>
  defineCommand({
    name,
    label: name,
    says: name,
    about: 'room',
    role: 'operator',
    risk: 'R3',
    undo: { never: 'it is a test' },
    args: {},
    apply() {
      breakDown();
      return done(name);
    },
  });

/** The games there are, each with commands that break the room it is in, or its rhythm; rooms' threads load this module. */
export function findGame(id: string): Game | undefined {
  const game = findReal(id);
  if (!game) return undefined;
  const commands = [
    breaking('throw', () => {
      throw new Error('the game threw');
    }),
    breaking('hang', () => {
      for (;;);
    }),
    // Breaks nothing, but the room is late with many a beat.
    breaking('dawdle', () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, DAWDLE_MS);
    }),
  ];
  return { ...game, commands: [...game.commands, ...commands] };
}
