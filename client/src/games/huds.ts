import type { GameHud } from './hud.js';
import { hud as skirmish } from './skirmish/hud.js';

/** What lies over every game's picture, by the game's id. A list of its own: the control page shows it all in other ways. */
export const huds: { readonly [game: string]: GameHud } = { skirmish };
