import type { Steer } from '@tickdeck/client/net/session.js';
import type { Field } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { Random } from '@tickdeck/shared/math/random.js';

/** A mind is kept for a third of a second to a second and a half. */
const KEPT_TICKS_MIN = 20;
const KEPT_TICKS_MAX = 90;
const PRESSED_SHARE = 0.3;

/** Somebody who plays any game by trying its controls: looks at nothing, so that it costs nothing. */
export function createBrain(game: Game, seed: number): Steer {
  const random = new Random(seed);
  const fields = Object.entries(game.state.input);
  const wanted: { [field: string]: number } = {};
  let ticksLeft = 0;
  return () => {
    if (ticksLeft-- <= 0) {
      ticksLeft = KEPT_TICKS_MIN + random.below(KEPT_TICKS_MAX - KEPT_TICKS_MIN);
      for (const [name, field] of fields) wanted[name] = choose(field, random);
    }
    return wanted;
  };
}

function choose({ kind, min, max }: Field, random: Random): number {
  return kind === 'bool' ? Number(random.float() < PRESSED_SHARE) : random.range(min, max);
}
