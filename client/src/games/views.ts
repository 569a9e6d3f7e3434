import { createView as skirmish } from './skirmish/view.js';
import type { CreateView } from './view.js';

/** What draws every game, by the game's id. A list of its own: who draws needs no panels, and panels need no renderer. */
export const views: { readonly [game: string]: CreateView } = { skirmish };
