import type { Game, Pilot } from '@tickdeck/shared/game/game.js';
import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createMemo, Show } from 'solid-js';
import type { Shown } from '../../../../net/frame.js';
import { CameraRig } from '../../../../scene/camera.js';
import { clamp } from '../../../../scene/ease.js';
import { type Ink, inked } from '../../../../scene/ink.js';
import type { Overlay } from '../../../../scene/overlay.js';
import type { Strokes } from '../../../../scene/strokes.js';
import { TargetFinder } from '../../../../scene/target.js';
import { useStation } from '../../station.js';
import { lay } from './lay.js';
import { Legend } from './legend.js';

const COLOR = 0xffd166;
const GRID: Ink = { width: 1, color: inked(COLOR, 0.28), dash: 'whole' };
const SENT: Ink = { width: 3, color: inked(COLOR, 0.85), dash: 'whole' };
const SCREEN: Ink = { width: 2, color: inked(COLOR, 0.9), dash: 'dashed' };
/** Outlines of neighbours lie beside each other. */
const INSET_PX = 3;
/** Screens show stretches of the world of one size, whatever their own; only the shape is each screen's. */
const SCREEN_PX = [1600, 900] as const;

/** What one player is sent, and what of it a wide screen shows. */
class Sight implements Overlay {
  private readonly rig: CameraRig;
  private readonly targets: TargetFinder;
  private readonly world: readonly [number, number];
  private player = 0;

  constructor(
    game: Game,
    private readonly grid: CellGrid | undefined,
    private readonly viewer: () => number,
    private readonly cells: () => readonly number[],
  ) {
    this.world = game.size;
    this.rig = new CameraRig(game.size[0], game.size[1], false);
    this.rig.resize(...SCREEN_PX);
    this.targets = new TargetFinder(game);
  }

  draw(strokes: Strokes, shown: Shown): void {
    if (this.grid) this.drawCells(strokes, this.grid);
    const player = this.viewer();
    if (player === 0) return;
    if (player !== this.player) this.rig.look({ kind: 'player', player });
    this.player = player;
    const { rig } = this;
    rig.update(this.targets.find(shown, rig.looking), shown.elapsedMs);
    strokes.outline(rig.x, rig.y, rig.width / rig.zoom, rig.height / rig.zoom, 0, SCREEN);
  }

  /** Cells as far as they are in the world: the last ones reach beyond it, where nothing ever is. */
  private drawCells(strokes: Strokes, { left, top, size, columns, rows }: CellGrid): void {
    const [width, height] = this.world;
    const xAt = (column: number) => clamp(left + column * size, 0, width);
    const yAt = (row: number) => clamp(top + row * size, 0, height);
    for (let c = 0; c <= columns; c++) strokes.line(xAt(c), yAt(0), xAt(c), yAt(rows), GRID);
    for (let r = 0; r <= rows; r++) strokes.line(xAt(0), yAt(r), xAt(columns), yAt(r), GRID);
    const inset = INSET_PX * strokes.pixel;
    for (const cell of this.cells()) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      const [x, y] = [xAt(column) + inset, yAt(row) + inset];
      const [right, bottom] = [xAt(column + 1) - inset, yAt(row + 1) - inset];
      if (right > x && bottom > y) strokes.outline((x + right) / 2, (y + bottom) / 2, right - x, bottom - y, 0, SENT);
    }
  }
}

export function SightLayer() {
  const station = useStation();
  const { game } = station.desk.look;
  const { grid } = schemaOf(game.state);
  const sights = station.desk.feeds.use('sights');
  const viewer = () => station.overlays.viewer();
  const cells = createMemo(() => {
    const text = sights()?.[`p${viewer()?.player}`]?.cells ?? '';
    return text === '' ? [] : text.split(' ').map(Number);
  });
  const sent = (pilot: Pilot) => {
    if (!grid) return `${game.name} has no cells, all rows are sent`;
    if (pilot === 'bot') return 'bots are sent nothing';
    return `outlined: the ${cells().length} of ${grid.columns * grid.rows} cells that are sent`;
  };
  lay(station, new Sight(game, grid, () => viewer()?.player ?? 0, cells));
  return (
    <Legend color={COLOR} name="Sight">
      <Show when={viewer()} fallback="select or choose a player">
        {(who) => (
          <>
            of {who().name}, dashed: a 16:9 screen; {sent(who().pilot)}
          </>
        )}
      </Show>
    </Legend>
  );
}
