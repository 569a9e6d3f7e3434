import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { CameraRig, Point } from './camera.js';
import { type Ink, inked } from './ink.js';
import type { Overlay } from './overlay.js';
import { type Box, emptyBody, isSameRow, type Picked, placeOf } from './pick.js';
import type { Strokes } from './strokes.js';

/** A row, and where somebody wants to put it, in world units. */
export interface Move {
  readonly row: Picked;
  readonly x: number;
  readonly y: number;
}

const WHITE = 0xffffff;
const FIRST: Ink = { width: 2.5, color: inked(WHITE, 0.95), dash: 'whole' };
const OTHERS: Ink = { width: 1.75, color: inked(WHITE, 0.75), dash: 'whole' };
const GHOST: Ink = { width: 1.75, color: inked(WHITE, 0.85), dash: 'whole' };
const TETHER: Ink = { width: 1.25, color: inked(WHITE, 0.55), dash: 'dashed' };
const BOX: Ink = { width: 1.25, color: inked(WHITE, 0.9), dash: 'dashed' };
/** Corners about a selected row: how far from its body, how long, and how small at least. */
const GAP_PX = 8;
const CORNER_PX = 9;
const HALF_MIN_PX = 17;
const CROSS_PX = 6;
/** How near a press must come to a ghost to take hold of it. */
const GHOST_REACH_PX = 22;

/** What hands have done to rows: corners about the selected ones, ghosts of those that are to be moved, and the box that is drawn. */
export class Marks implements Overlay {
  private selection: readonly Picked[] = [];
  private moves: readonly Move[] = [];
  /** Those in hand right now, in place of the moves of the same rows. */
  private carried: readonly Move[] | undefined;
  private box: Box | undefined;
  private readonly body = emptyBody();

  constructor(private readonly look: GameLook) {}

  mark(selection: readonly Picked[]): void {
    this.selection = selection;
  }

  /** Shows where rows are to be put. */
  ghost(moves: readonly Move[]): void {
    this.moves = moves;
  }

  /** Shows where the rows in hand are; undefined when there are none any more. */
  carry(moves: readonly Move[] | undefined): void {
    this.carried = moves;
  }

  /** Shows the box that is being drawn; undefined when none is. */
  frame(box: Box | undefined): void {
    this.box = box;
  }

  has(row: Picked): boolean {
    return this.selection.some((mark) => isSameRow(mark, row));
  }

  /** Where every marked row is: at its ghost, or where it stands. */
  places(shown: Shown): readonly Move[] {
    return this.selection.flatMap((row) => {
      const ghost = this.moves.find((move) => isSameRow(move.row, row));
      const at = ghost ?? placeOf(this.look.game, shown, row);
      return at ? [{ row, x: at.x, y: at.y }] : [];
    });
  }

  /** The row whose ghost is at a place of the screen. */
  ghostAt(camera: CameraRig, at: Point): Picked | undefined {
    return this.moves.find(({ x, y }) => {
      const ghost = camera.worldToScreen(x, y);
      return Math.abs(ghost.x - at.x) + Math.abs(ghost.y - at.y) < GHOST_REACH_PX;
    })?.row;
  }

  draw(strokes: Strokes, shown: Shown): void {
    for (let i = 0; i < this.selection.length; i++) {
      const row = this.selection[i] as Picked;
      const at = placeOf(this.look.game, shown, row);
      if (at) this.drawCorners(strokes, shown, row, at, i === 0 ? FIRST : OTHERS);
    }
    const { carried } = this;
    for (const move of this.moves) {
      if (!carried?.some(({ row }) => isSameRow(row, move.row))) this.drawGhost(strokes, shown, move);
    }
    for (const move of carried ?? []) this.drawGhost(strokes, shown, move);
    if (!this.box) return;
    const { from, to } = this.box;
    strokes.outline((from.x + to.x) / 2, (from.y + to.y) / 2, Math.abs(to.x - from.x), Math.abs(to.y - from.y), 0, BOX);
  }

  /** Four corners: unlike a closed ring they are never mistaken for a part of the game. */
  private drawCorners(strokes: Strokes, shown: Shown, row: Picked, { x, y }: Point, ink: Ink): void {
    const { width, height, radius } = this.bodyOf(shown, row);
    const { pixel } = strokes;
    const halfX = Math.max(width / 2 + radius + GAP_PX * pixel, HALF_MIN_PX * pixel);
    const halfY = Math.max(height / 2 + radius + GAP_PX * pixel, HALF_MIN_PX * pixel);
    const side = CORNER_PX * pixel;
    for (let corner = 0; corner < 4; corner++) {
      const [toX, toY] = [corner % 2 === 0 ? -1 : 1, corner < 2 ? -1 : 1];
      const [cornerX, cornerY] = [x + toX * halfX, y + toY * halfY];
      strokes.line(cornerX, cornerY, cornerX - toX * side, cornerY, ink);
      strokes.line(cornerX, cornerY, cornerX, cornerY - toY * side, ink);
    }
  }

  private drawGhost(strokes: Strokes, shown: Shown, { row, x, y }: Move): void {
    const { width, height, radius } = this.bodyOf(shown, row);
    const { pixel } = strokes;
    const cross = CROSS_PX * pixel;
    strokes.outline(x, y, width, height, Math.max(radius, width > 0 ? 0 : cross), GHOST);
    strokes.line(x - cross, y, x + cross, y, GHOST);
    strokes.line(x, y - cross, x, y + cross, GHOST);
    const from = placeOf(this.look.game, shown, row);
    if (from) strokes.line(from.x, from.y, x, y, TETHER);
  }

  private bodyOf(shown: Shown, { table, id }: Picked): Readonly<typeof this.body> {
    const rows = shown.tables[table];
    const index = rows?.indexOf(id) ?? -1;
    if (rows && index >= 0) this.look.bodyOf(table, rows, index, this.body);
    return this.body;
  }
}
