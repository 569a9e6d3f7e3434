import type { Game, Inputs } from '@tickdeck/shared/game/game.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { type Snapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createWorld } from '@tickdeck/shared/world/world.js';

export interface Bout {
  readonly game: Game;
  readonly seed: number;
  readonly players: number;
  /** Ticks before the first that counts, and those that do. */
  readonly warmUpTicks: number;
  readonly ticks: number;
}

/** What the world is after every tick of a game that bots play among themselves. */
export function* playBots({ game, seed, players, warmUpTicks, ticks }: Bout): Generator<Snapshot> {
  const world = createWorld(game, seed);
  const inputs = new Map<number, { [field: string]: number }>();
  for (let player = 1; player <= players; player++) {
    const look = { color: player % 8, shape: player % 8, tag: 'BO' };
    game.join(world, { player, name: `Bot ${player}`, look, pilot: 'bot' });
    inputs.set(player, neutral(game));
  }
  const none = neutral(game);
  const of: Inputs<Game['state']> = { of: (player) => inputs.get(player) ?? none };
  for (let tick = 1; tick <= warmUpTicks + ticks; tick++) {
    for (const [player, input] of inputs) game.bot(world, player, input);
    advance(game, world, of, 'throw');
    if (tick > warmUpTicks) yield takeSnapshot(world);
  }
}

function neutral({ state }: Game): { [field: string]: number } {
  return Object.fromEntries(
    Object.entries(state.input).map(([name, { min, max }]) => [name, Math.min(Math.max(0, min), max)]),
  );
}
