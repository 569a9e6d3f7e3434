import type { Game, Inputs } from '../game/game.js';
import type { State } from '../game/state.js';
import { LIMITS } from '../wire/limits.js';
import { type Strictness, snapWorld } from './snap.js';
import type { World } from './world.js';

/** One tick of simulated time: the game moves, old happenings end, every value lands on its grid and is remembered. */
export function advance<S extends State>(
  game: Game<S>,
  world: World<S>,
  inputs: Inputs<S>,
  strictness: Strictness,
): void {
  world.tick++;
  expireEvents(world);
  game.simulate(world, inputs);
  // The grid does not depend on which state a world has.
  snapWorld(world as unknown as World, strictness);
  world.past.note();
}

/** Happenings stay long enough for every viewer to see them once, then go. */
function expireEvents(world: { readonly tick: number; table(name: string): ReturnType<World['table']> }): void {
  const events = world.table('events');
  if (!events) return;
  const born = events.column('tick');
  for (let slot = 0; slot < events.high; slot++) {
    if (events.alive[slot] === 1 && (born[slot] as number) + LIMITS.eventTicks <= world.tick)
      events.despawn(events.id(slot));
  }
}
