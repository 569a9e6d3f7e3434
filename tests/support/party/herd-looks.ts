import type { GameLook } from '@tickdeck/client/games/look.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { herdGame, RADII } from '../herd-game.js';

function roster({ tables: { walkers } }: Shown) {
  const all = Array.from({ length: walkers?.count ?? 0 }, (_, i) => ({
    row: walkers?.ids[i] ?? 0,
    player: walkers?.columns.player?.[i] ?? 0,
  }));
  return all
    .map(({ row, player }) => ({
      row,
      player,
      name: `Walker ${player}`,
      look: { color: player % 8, shape: player % 8, tag: `W${player % 10}` },
      pilot: 'human' as const,
    }))
    .sort((a, b) => a.player - b.player);
}

const herdLook: GameLook = {
  game: herdGame,
  sounds: [],
  inputOf: ({ moveX, moveY, fire }) => ({
    moveX: Math.round(8 * moveX),
    moveY: Math.round(8 * moveY),
    fire: Number(fire),
  }),
  roster,
  bodyOf(table, _rows, _index, into) {
    Object.assign(into, { width: 0, height: 0, radius: RADII[table] ?? 0, touch: 'solid' });
  },
  help: [],
};

/** In the place of client/src/games/index.ts: the least that the pages must know to show the game of herds. */
export const looks: { readonly [game: string]: GameLook } = { [herdGame.id]: herdLook };
