import type { Game } from '../game/game.js';
import { skirmish } from './skirmish/game.js';

/** Every game there is, by id; the first is the one a host gets without asking. This is the only list of games. */
export const games: ReadonlyMap<string, Game> = new Map([skirmish].map((game) => [game.id, game]));

/** The game with this id, if there is one. */
export function findGame(id: string): Game | undefined {
  return games.get(id);
}
