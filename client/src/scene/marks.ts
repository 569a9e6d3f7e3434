import { Container, Graphics } from 'pixi.js';
import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { CameraRig, Point } from './camera.js';
import type { Picked } from './pick.js';

const MARK_COLOR = 0xffffff;
const MARK_RADIUS_PX = 26;
const GHOST_RADIUS_PX = 16;

/** Rings about the selected rows, and the ghost of a row that is being dragged; drawn over the game, in screen pixels. */
export class Marks {
  readonly container = new Container();
  private readonly rings: Graphics[] = [];
  private readonly ghost = ghostShape();
  private readonly tether = new Graphics();
  private selection: readonly Picked[] = [];
  private dragged: Point | undefined;

  constructor(private readonly look: GameLook) {
    this.container.addChild(this.tether, this.ghost);
  }

  mark(selection: readonly Picked[]): void {
    this.selection = selection;
    while (this.rings.length < selection.length) {
      const ring = ringShape();
      this.rings.push(ring);
      this.container.addChild(ring);
    }
  }

  has(row: Picked): boolean {
    return this.selection.some((mark) => mark.table === row.table && mark.id === row.id);
  }

  /** Shows where a dragged row would land, in world units; undefined ends the drag. */
  drag(to: Point | undefined): void {
    this.dragged = to;
  }

  update(shown: Shown, camera: CameraRig): void {
    this.tether.clear();
    this.ghost.visible = false;
    for (const [i, ring] of this.rings.entries()) {
      const place = this.placeOf(shown, this.selection[i]);
      ring.visible = place !== undefined;
      if (!place) continue;
      const at = camera.worldToScreen(place.x, place.y);
      ring.position.set(at.x, at.y);
      if (i === 0 && this.dragged) this.drawGhost(at, camera.worldToScreen(this.dragged.x, this.dragged.y));
    }
  }

  destroy(): void {
    this.container.destroy({ children: true });
  }

  private drawGhost(from: Point, to: Point): void {
    this.ghost.visible = true;
    this.ghost.position.set(to.x, to.y);
    this.tether.moveTo(from.x, from.y).lineTo(to.x, to.y).stroke({ color: MARK_COLOR, alpha: 0.5, width: 1.5 });
  }

  private placeOf(shown: Shown, row: Picked | undefined): Point | undefined {
    const table = row && shown.tables[row.table];
    const place = row && this.look.game.state.tables[row.table]?.position;
    if (!table || !place) return undefined;
    const index = table.indexOf(row.id);
    const x = table.columns[place[0]]?.[index];
    const y = table.columns[place[1]]?.[index];
    return x === undefined || y === undefined ? undefined : { x, y };
  }
}

/** Four corners of a circle: unlike a closed ring it is never mistaken for a part of the game. */
function ringShape(): Graphics {
  const ring = new Graphics();
  for (let quarter = 0; quarter < 4; quarter++) {
    const middle = (quarter + 0.5) * (Math.PI / 2);
    const from = middle - 0.5;
    ring.moveTo(Math.cos(from) * MARK_RADIUS_PX, Math.sin(from) * MARK_RADIUS_PX);
    ring.arc(0, 0, MARK_RADIUS_PX, from, middle + 0.5);
  }
  return ring.stroke({ color: MARK_COLOR, alpha: 0.95, width: 2.5, cap: 'round' });
}

function ghostShape(): Graphics {
  const ghost = new Graphics().circle(0, 0, GHOST_RADIUS_PX).fill({ color: MARK_COLOR, alpha: 0.14 });
  ghost.stroke({ color: MARK_COLOR, alpha: 0.8, width: 1.5 });
  ghost.moveTo(-6, 0).lineTo(6, 0).moveTo(0, -6).lineTo(0, 6).stroke({ color: MARK_COLOR, alpha: 0.8, width: 1.5 });
  ghost.visible = false;
  return ghost;
}
