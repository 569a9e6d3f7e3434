import type { Game } from '@tickdeck/shared/game/game.js';
import { herdGame } from '../herd-game.js';

/** The one game there is; rooms' threads load this module. */
export function findGame(id: string): Game | undefined {
  return id === herdGame.id ? herdGame : undefined;
}
