import type { CreateView, GameView, Stage } from '@tickdeck/client/games/view.js';
import { Graphics } from 'pixi.js';
import { HEIGHT, herdGame, RADII, WIDTH } from '../herd-game.js';

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

/** In the place of client/src/games/views.ts. */
export const views: { readonly [game: string]: CreateView } = { [herdGame.id]: createView };
