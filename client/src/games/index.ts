import type { GameLook } from './look.js';
import { skirmishLook } from './skirmish/look.js';

/** How every game looks that this page knows, by the game's id. This is the only list of looks. */
export const looks: { readonly [game: string]: GameLook } = Object.fromEntries(
  [skirmishLook].map((look) => [look.game.id, look]),
);
