import type { GameLook, GameView, Stage } from '@tickdeck/client/games/look.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { Graphics } from 'pixi.js';
import { HEIGHT, herdGame, WIDTH } from '../herd-game.js';

const RADII: { readonly [table: string]: number } = { walkers: 14, darts: 3, flags: 20 };
const COLORS: { readonly [table: string]: number } = { walkers: 0x9fb4ff, darts: 0xffffff, flags: 0x5fd38d };

/** A dark floor, and a disk for everything on it. */
function createView({ world }: Stage): GameView {
  const floor = new Graphics().rect(0, 0, WIDTH, HEIGHT).fill(0x10141f);
  const disks = new Graphics();
  world.addChild(floor, disks);
  return {
    shake: { x: 0, y: 0 },
    update({ tables }) {
      disks.clear();
      for (const [name, radius] of Object.entries(RADII)) {
        const rows = tables[name];
        for (let i = 0; rows && i < rows.count; i++) {
          disks.circle(rows.columns.x?.[i] ?? 0, rows.columns.y?.[i] ?? 0, radius).fill(COLORS[name] ?? 0);
        }
      }
    },
    destroy() {},
  };
}

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
  createView,
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
  Hud: () => null,
  Scoreboard: () => null,
  help: [],
};

/** In the place of client/src/games/index.ts: the least that the pages must know to show the game of herds. */
export const looks: { readonly [game: string]: GameLook } = { [herdGame.id]: herdLook };
