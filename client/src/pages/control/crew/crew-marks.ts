import type { GameLook } from '../../../games/look.js';
import type { Shown } from '../../../net/frame.js';
import { inked } from '../../../scene/ink.js';
import type { Overlay } from '../../../scene/overlay.js';
import { placeOf } from '../../../scene/pick.js';
import type { Strokes } from '../../../scene/strokes.js';
import { colorOf } from '../../../ui/shapes.js';
import type { Mate } from './crew.js';

/** Farther out than the own selection's corners, so that both are seen. */
const RADIUS_PX = 30;
const APART_PX = 6;
const WIDTH_PX = 2;

/** What the others have selected: a dashed ring in the colour of each. */
export class CrewMarks implements Overlay {
  constructor(
    private readonly look: GameLook,
    private readonly others: () => readonly Mate[],
  ) {}

  draw(strokes: Strokes, shown: Shown): void {
    for (const [nth, { rows, look }] of this.others().entries()) {
      const ink = {
        width: WIDTH_PX,
        color: inked(Number.parseInt(colorOf(look.color).slice(1), 16), 0.9),
        dash: 'dashed',
      } as const;
      for (const row of rows) {
        const at = placeOf(this.look.game, shown, row);
        if (at) strokes.ring(at.x, at.y, (RADIUS_PX + nth * APART_PX) * strokes.pixel, ink);
      }
    }
  }
}
