import { createMemo, Show } from 'solid-js';
import type { GameLook } from '../../../../games/look.js';
import type { Shown } from '../../../../net/frame.js';
import { type Ink, inked } from '../../../../scene/ink.js';
import type { Overlay } from '../../../../scene/overlay.js';
import { placeOf } from '../../../../scene/pick.js';
import type { Strokes } from '../../../../scene/strokes.js';
import { useStation } from '../../station.js';
import { lay } from './lay.js';
import { Legend } from './legend.js';

const COLOR = 0xffa65c;
const WAY: Ink = { width: 1.5, color: inked(COLOR, 0.7), dash: 'dashed' };
const GOAL: Ink = { width: 2, color: inked(COLOR, 0.95), dash: 'whole' };
const GOAL_PX = 6;

/** A line from every bot to what it is about, ending in a cross. */
class Wishes implements Overlay {
  constructor(private readonly look: GameLook) {}

  draw(strokes: Strokes, shown: Shown): void {
    const { game } = this.look;
    const side = GOAL_PX * strokes.pixel;
    this.look.wishes?.(shown, (avatar, x, y) => {
      const from = placeOf(game, shown, { table: game.avatars, id: avatar });
      if (!from) return;
      strokes.line(from.x, from.y, x, y, WAY);
      strokes.line(x - side, y - side, x + side, y + side, GOAL);
      strokes.line(x - side, y + side, x + side, y - side, GOAL);
    });
  }
}

export function WishesLayer() {
  const station = useStation();
  const { desk, overlays } = station;
  const { look } = desk;
  lay(station, new Wishes(look));
  /** What the bot that is looked through wants, in a word. */
  const wish = createMemo(() => {
    const shown = desk.shown();
    const row = overlays.viewer()?.row;
    let said: string | undefined;
    if (!shown) return undefined;
    look.wishes?.(shown, (avatar, _x, _y, what) => {
      if (avatar === row) said = what;
    });
    return said;
  });
  return (
    <Legend color={COLOR} name="Bots">
      <Show when={look.wishes} fallback={`${look.game.name} does not say what its bots are about`}>
        go for the crosses
        <Show when={wish()}>
          {(what) => (
            <>
              ; {overlays.viewer()?.name}: {what()}
            </>
          )}
        </Show>
      </Show>
    </Legend>
  );
}
