import type { GameLook } from '../../../../games/look.js';
import type { Shown } from '../../../../net/frame.js';
import { type Ink, inked } from '../../../../scene/ink.js';
import type { Overlay } from '../../../../scene/overlay.js';
import { emptyBody, placedTables } from '../../../../scene/pick.js';
import type { Strokes } from '../../../../scene/strokes.js';
import { useStation } from '../../station.js';
import { lay } from './lay.js';
import { Legend } from './legend.js';

const COLOR = 0x7ce7ff;
const SOLID: Ink = { width: 1.5, color: inked(COLOR, 0.9), dash: 'whole' };
const UNTOUCHED: Ink = { width: 1.25, color: inked(COLOR, 0.55), dash: 'dashed' };

/** Outlines of what can be hit. */
class Bodies implements Overlay {
  private readonly body = emptyBody();

  constructor(private readonly look: GameLook) {}

  draw(strokes: Strokes, shown: Shown): void {
    const { body, look } = this;
    for (const { table, rows, xs, ys } of placedTables(look.game, shown)) {
      for (let i = 0; i < rows.count; i++) {
        look.bodyOf(table, rows, i, body);
        if (body.width + body.height + body.radius === 0) continue;
        const ink = body.touch === 'solid' ? SOLID : UNTOUCHED;
        strokes.outline(xs[i] as number, ys[i] as number, body.width, body.height, body.radius, ink);
      }
    }
  }
}

export function BodiesLayer() {
  const station = useStation();
  lay(station, new Bodies(station.desk.look));
  return (
    <Legend color={COLOR} name="Hit shapes">
      dashed: nothing hits it now
    </Legend>
  );
}
