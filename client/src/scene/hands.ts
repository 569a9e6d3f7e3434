import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { CameraRig, Point } from './camera.js';
import type { GestureTarget, Picking } from './gestures.js';
import type { Marks, Move } from './marks.js';
import { type Picked, pick, pickIn } from './pick.js';

/** What hands on the canvas can do beside moving the camera. */
export interface Hands {
  /** A row was clicked, or (undefined) the empty world was. */
  readonly onPick?: (row: Picked | undefined, picking: Picking) => void;
  /** A box was drawn around these. Without it no boxes are drawn. */
  readonly onBox?: (rows: readonly Picked[], picking: Picking) => void;
  /** The marked rows were dragged to these places. Without it rows cannot be dragged. */
  readonly onMove?: (moves: readonly Move[]) => void;
  /** Somebody wants to know what can be done at a place of the canvas (CSS pixels), perhaps with the row that is there. */
  readonly onAsk?: (at: Point, row: Picked | undefined) => void;
}

/** What gestures on a scene mean: picks, boxes, and marked rows that are carried elsewhere, with their ghosts. */
export class SceneHands implements GestureTarget {
  tool: GestureTarget['tool'] = 'camera';
  /** The picture that hands act on. */
  shown: Shown | undefined;
  readonly boxes: GestureTarget['boxes'];
  readonly asked: GestureTarget['asked'];
  private held: { readonly at: Point; readonly from: readonly Move[] } | undefined;

  constructor(
    readonly camera: CameraRig,
    private readonly look: GameLook,
    private readonly marks: Marks,
    private readonly hands: Hands,
  ) {
    const { onBox, onAsk } = hands;
    this.boxes = onBox && {
      drawing: (from, to) => marks.frame(this.boxOf(from, to)),
      drawn: (from, to, picking) => {
        marks.frame(undefined);
        if (this.shown) onBox(pickIn(look, this.shown, this.boxOf(from, to)), picking);
      },
      cancelled: () => marks.frame(undefined),
    };
    this.asked = onAsk && ((at) => onAsk(at, this.pick(at)));
  }

  pick(at: Point): Picked | undefined {
    return this.shown && pick(this.look, this.shown, this.camera, at.x, at.y);
  }

  grab(at: Point): boolean {
    const { shown, hands, marks } = this;
    this.held = undefined;
    if (!shown || !hands.onMove) return false;
    const row = marks.ghostAt(this.camera, at) ?? this.pick(at);
    if (!row || !marks.has(row)) return false;
    this.held = { at, from: marks.places(shown) };
    return true;
  }

  dragged(to: Point): void {
    this.marks.carry(this.carried(to));
  }

  dropped(at: Point): void {
    const moves = this.carried(at);
    this.cancelled();
    this.hands.onMove?.(moves);
  }

  cancelled(): void {
    this.held = undefined;
    this.marks.carry(undefined);
  }

  tapped(at: Point, picking: Picking): void {
    this.hands.onPick?.(this.pick(at), picking);
  }

  /** Where the rows in hand are when the hand is here. */
  private carried(to: Point): readonly Move[] {
    if (!this.held) return [];
    const { at, from } = this.held;
    const { zoom } = this.camera;
    return from.map(({ row, x, y }) => ({ row, x: x + (to.x - at.x) / zoom, y: y + (to.y - at.y) / zoom }));
  }

  private boxOf(from: Point, to: Point) {
    return { from: this.camera.screenToWorld(from.x, from.y), to: this.camera.screenToWorld(to.x, to.y) };
  }
}
