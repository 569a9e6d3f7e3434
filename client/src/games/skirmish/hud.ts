import type { GameHud } from '../hud.js';
import { Hud } from './hud/hud.js';
import { Scoreboard } from './hud/scoreboard.js';

/** What lies over Skirmish's picture. */
export const hud: GameHud = { Hud, Scoreboard };
