import { Show } from 'solid-js';
import type { GameLook } from '../../../../games/look.js';
import type { GameClient } from '../../../../net/client.js';
import type { Shown } from '../../../../net/frame.js';
import { approach } from '../../../../scene/ease.js';
import { type Ink, inked } from '../../../../scene/ink.js';
import type { Overlay } from '../../../../scene/overlay.js';
import { emptyBody, placedTables } from '../../../../scene/pick.js';
import type { Strokes } from '../../../../scene/strokes.js';
import { useStation } from '../../station.js';
import { lay } from './lay.js';
import { Legend } from './legend.js';

const COLOR = 0xff8ae2;
const THERE: Ink = { width: 1.75, color: inked(COLOR, 0.95), dash: 'dashed' };
const HERE: Ink = { width: 1.25, color: inked(COLOR, 0.6), dash: 'whole' };
const WAY: Ink = { width: 1.25, color: inked(COLOR, 0.8), dash: 'whole' };
/** Rows seen nearer than this to where they are, in pixels, were seen there. */
const SAME_PX = 1;
/** What is told of the delay comes in steps; the picture follows it softly. */
const HALF_LIFE_MS = 120;

/**
 * Where one player was shown everybody when deciding what the room did at the tick of this picture: the same world, so many ticks
 * earlier. Their own avatar they see where it is, as their page predicts it.
 */
class ShownTo implements Overlay {
  private readonly body = emptyBody();
  private behind = 0;

  constructor(
    private readonly look: GameLook,
    private readonly client: GameClient,
    private readonly viewer: () => { readonly row: number; readonly behind: number } | undefined,
  ) {}

  draw(strokes: Strokes, shown: Shown): void {
    const { look, body } = this;
    const viewer = this.viewer();
    if (!viewer) return;
    this.behind = approach(this.behind, viewer.behind, shown.elapsedMs, HALF_LIFE_MS);
    const then = this.client.recall(shown.tick - this.behind);
    if (!then) return;
    for (const { table, rows, xs, ys } of placedTables(look.game, shown)) {
      const before = then.tables[table];
      const [nameX, nameY] = look.game.state.tables[table]?.position ?? ['', ''];
      const [oldXs, oldYs] = [before?.columns[nameX], before?.columns[nameY]];
      if (!before || !oldXs || !oldYs) continue;
      for (let i = 0; i < rows.count; i++) {
        const id = rows.ids[i] as number;
        const index = before.indexOf(id);
        if (index < 0 || (table === look.game.avatars && id === viewer.row)) continue;
        const [x, y] = [xs[i] as number, ys[i] as number];
        const [oldX, oldY] = [oldXs[index] as number, oldYs[index] as number];
        if (Math.abs(x - oldX) + Math.abs(y - oldY) < SAME_PX * strokes.pixel) continue;
        look.bodyOf(table, rows, i, body);
        strokes.outline(oldX, oldY, body.width, body.height, body.radius, THERE);
        strokes.outline(x, y, body.width, body.height, body.radius, HERE);
        strokes.line(x, y, oldX, oldY, WAY);
      }
    }
  }
}

export function ShownToLayer() {
  const station = useStation();
  const { desk, overlays } = station;
  const { game } = desk.look;
  const sights = desk.feeds.use('sights');
  const behind = () => sights()?.[`p${overlays.viewer()?.player}`]?.behind;
  const viewer = () => {
    const who = overlays.viewer();
    const ticks = behind();
    return who && ticks !== undefined ? { row: who.row, behind: ticks } : undefined;
  };
  lay(station, new ShownTo(desk.look, desk.client, viewer));
  return (
    <Legend color={COLOR} name="Shown">
      <Show when={overlays.viewer()} fallback="select or choose a player">
        {(who) => (
          <>
            to {who().name}, dashed: others on that screen
            <Show when={behind()}>{(ticks) => <>, {Math.round((ticks() * 1000) / game.tickRate)} ms old</>}</Show>
          </>
        )}
      </Show>
    </Legend>
  );
}
