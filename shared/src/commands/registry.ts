import type { Game } from '../game/game.js';
import { builtinCommands } from './builtin/all.js';
import type { Command } from './command.js';

/** All commands of one game, by name: everybody's, then the game's own. */
export type Registry = ReadonlyMap<string, Command>;

/** @throws RangeError when a game names a command like another one. */
export function createRegistry(game: Pick<Game, 'commands'>): Registry {
  const registry = new Map<string, Command>();
  for (const command of [...builtinCommands, ...game.commands]) {
    if (registry.has(command.name)) throw new RangeError(`two commands are named ${command.name}`);
    registry.set(command.name, command);
  }
  return registry;
}
