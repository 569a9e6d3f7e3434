import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { TEAM_COLORS } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';

const WRECKED = 2;
const INSET_PX = 20;
/** Farther than this, world units, nobody is pointed at; near ones are the brightest. */
const FAR = 1500;
const POINTERS_MAX = 10;

/** Small arrows at the edge of the screen toward ships beyond it: the nearer, the clearer. */
export class Pointers {
  constructor(private readonly sheet: Sheet) {}

  update(frame: Frame, screen: Quads): void {
    // Whoever watches without a ship has the map.
    if (frame.own < 0) return;
    const { ships, camera } = frame;
    const { x, y, life, player, team } = ships.columns;
    const [halfWidth, halfHeight] = [camera.width / 2, camera.height / 2];
    let shown = 0;
    for (let i = 0; i < ships.count && shown < POINTERS_MAX; i++) {
      const [dx, dy] = [(x[i] as number) - camera.x, (y[i] as number) - camera.y];
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (i === frame.own || life[i] === WRECKED || distance > FAR || frame.sees(x[i] as number, y[i] as number, 0))
        continue;
      shown++;
      const reach = Math.min((halfWidth - INSET_PX) / Math.abs(dx), (halfHeight - INSET_PX) / Math.abs(dy));
      const nearness = 1 - distance / FAR;
      const size = 0.26 + 0.2 * nearness;
      const friend = frame.teams ? (TEAM_COLORS[team[i] as number] ?? 0) : 0;
      const color = friend !== 0 ? friend : frame.roster.of(player[i] as number).bright;
      const [atX, atY] = [halfWidth + dx * reach, halfHeight + dy * reach];
      screen.put(this.sheet.pointer, atX, atY, Math.atan2(dy, dx), size, size, inked(color, 0.25 + 0.6 * nearness));
    }
  }
}
