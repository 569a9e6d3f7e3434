import { clamp } from '../../math/vectors.js';
import { EVENTS } from './kinds.js';
import type { SkirmishWorld } from './state.js';
import { ARENA_HEIGHT, ARENA_WIDTH } from './tuning.js';

/** A happening as it is told: where, whose it is, and how strong (0 to 255). Ids are of ships; 0 is nobody. */
export interface Happening {
  readonly kind: (typeof EVENTS)[number];
  readonly x: number;
  readonly y: number;
  readonly who?: number;
  readonly other?: number;
  readonly amount?: number;
}

/** Tells everyone that something happened; when too much happens at once the rest goes unseen. */
export function happen(world: SkirmishWorld, { kind, x, y, who = 0, other = 0, amount = 0 }: Happening): void {
  world.tables.events.spawn({
    kind: EVENTS.indexOf(kind),
    tick: world.tick,
    x: Math.round(clamp(x, 0, ARENA_WIDTH)),
    y: Math.round(clamp(y, 0, ARENA_HEIGHT)),
    who,
    other,
    amount: Math.round(clamp(amount, 0, 255)),
  });
}
