import { type Command, defineCommand } from '@tickdeck/shared/commands/command.js';
import { done } from '@tickdeck/shared/commands/outcome.js';
import { text } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { tinyGame } from './tiny-game.js';

/** Whatever it is told to hold, which is never let go. */
const hoard: Uint8Array[] = [];

const hostile = (name: string, apply: () => void): Command =>
  defineCommand({
    name,
    label: name,
    says: name,
    about: 'room',
    role: 'spectator',
    risk: 'R3',
    undo: { never: 'it is a test' },
    args: {},
    apply() {
      apply();
      return done(name);
    },
  });

/** The tiny game with commands that no game should have: tests load it into rooms' threads to see what becomes of them. */
export const hostileGame: Game = {
  ...tinyGame,
  id: 'hostile',
  commands: [
    ...tinyGame.commands,
    hostile('throw', () => {
      throw new Error('the game threw');
    }),
    hostile('hang', () => {
      for (;;);
    }),
    hostile('hoard', () => {
      for (let i = 0; i < 40; i++) hoard.push(new Uint8Array(8_388_608));
    }),
    hostile('eat-heap', () => {
      const eaten: object[] = [];
      for (;;) eaten.push({ more: new Array(1000).fill(eaten.length) });
    }),
    defineCommand({
      name: 'ask',
      label: 'Ask for something impure',
      says: 'Ask for something impure.',
      about: 'room',
      role: 'spectator',
      risk: 'R0',
      undo: { never: 'it is a test' },
      args: { what: text(40) },
      apply: (_, { what }) => done(answer(what)),
    }),
  ],
};

/** What this thread says when a game asks the outside world. */
function answer(what: string): string {
  const questions: { readonly [what: string]: () => unknown } = {
    'Date.now': () => Date.now(),
    'new Date': () => new Date(),
    'Math.random': () => Math.random(),
    'Math.sin': () => Math.sin(1),
    'Math.exp': () => Math.exp(1),
    'performance.now': () => performance.now(),
    setTimeout: () => setTimeout(() => {}, 1),
    fetch: () => fetch('http://127.0.0.1'),
    'Math.sqrt': () => Math.sqrt(4),
  };
  try {
    return `answered ${questions[what]?.()}`;
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function findGame(id: string): Game | undefined {
  return id === hostileGame.id ? hostileGame : undefined;
}
