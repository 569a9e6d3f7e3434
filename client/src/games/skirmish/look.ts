import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import type { GameLook } from '../look.js';
import { createBackdrop } from './backdrop.js';
import { bodyOf } from './bodies.js';
import { inputOf } from './input.js';
import { rosterOf } from './people.js';
import * as sounds from './sounds.js';
import { wishes } from './wishes.js';

/** How Skirmish looks, sounds and is steered. */
export const skirmishLook: GameLook = {
  game: skirmish,
  createBackdrop,
  sounds: Object.values(sounds),
  inputOf,
  roster: rosterOf,
  bodyOf,
  wishes,
  help: [
    { keys: 'W A S D, arrows, left stick, left thumb', what: 'Fly' },
    { keys: 'Mouse, right stick, right thumb', what: 'Aim' },
    { keys: 'Left mouse button, right trigger, right thumb held', what: 'Fire' },
    { keys: 'Space, A button, dash button', what: 'Dash: short, fast, then it recharges' },
    { keys: 'Fly over a capsule', what: 'Take shield, rapid fire, spread or repair' },
  ],
};
