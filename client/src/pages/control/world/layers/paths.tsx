import type { Game } from '@tickdeck/shared/game/game.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import type { GameClient } from '../../../../net/client.js';
import { Forecast } from '../../../../net/forecast.js';
import type { Shown, ShownTable } from '../../../../net/frame.js';
import { type Ink, inked } from '../../../../scene/ink.js';
import type { Overlay } from '../../../../scene/overlay.js';
import { placedTables } from '../../../../scene/pick.js';
import type { Strokes } from '../../../../scene/strokes.js';
import { useStation } from '../../station.js';
import { lay } from './lay.js';
import { Legend } from './legend.js';

const COLOR = 0x9dff8a;
const WAY: Ink = { width: 1.75, color: inked(COLOR, 0.85), dash: 'whole' };
const STRAIGHT: Ink = { width: 1, color: inked(COLOR, 0.22), dash: 'whole' };
const END_PX = 4;
/** A path has so many places; the last is a second ahead. */
const PLACES = 10;
/** What a frame may spend on it; on a slow machine a round takes more frames. */
const BUDGET_MS = 1;
/** A path that was foreseen so long ago still ends most of a second ahead. */
const ROUND_EVERY_MS = 100;

/** The path of one avatar from a tick on. */
interface Path {
  tick: number;
  round: number;
  readonly places: Float64Array;
}

/** Where everything goes: avatars by the game's own step with what they press held, the rest straight on, for a second. */
class Paths implements Overlay {
  private readonly forecast: Forecast;
  private readonly paths = new Map<number, Path>();
  private readonly everyTicks: number;
  /** Avatars are followed a few a frame, all of a round in the same world. */
  private round = 0;
  private roundMs = ROUND_EVERY_MS;
  private tick = 0;
  private due: readonly { readonly id: number; readonly player: number }[] = [];
  private done = 0;

  constructor(
    private readonly game: Game,
    private readonly client: Pick<GameClient, 'latest'>,
    private readonly inputs: () => News<'inputs'> | undefined,
  ) {
    this.forecast = new Forecast(game);
    this.everyTicks = Math.round(game.tickRate / PLACES);
  }

  draw(strokes: Strokes, shown: Shown): void {
    this.roundMs += shown.elapsedMs;
    this.foresee();
    for (const { table, rows, xs, ys } of placedTables(this.game, shown)) {
      if (table === this.game.avatars) {
        for (let i = 0; i < rows.count; i++) {
          const path = this.paths.get(rows.ids[i] as number);
          if (path) this.drawPath(strokes, shown.tick, path, xs[i] as number, ys[i] as number);
        }
      } else this.drawStraight(strokes, table, rows, xs, ys);
    }
  }

  private foresee(): void {
    if (this.done >= this.due.length && this.roundMs >= ROUND_EVERY_MS) this.begin();
    const untilMs = performance.now() + BUDGET_MS;
    for (; this.done < this.due.length && performance.now() < untilMs; this.done++) {
      const { id, player } = this.due[this.done] as (typeof this.due)[number];
      const path = this.paths.get(id) ?? { tick: 0, round: 0, places: new Float64Array(2 * PLACES) };
      if (this.forecast.follow(id, this.inputs()?.[`p${player}`] ?? {}, this.everyTicks, path.places) === 0) continue;
      path.tick = this.tick;
      path.round = this.round;
      this.paths.set(id, path);
    }
  }

  private begin(): void {
    const latest = this.client.latest();
    const rows = latest?.tables[this.game.avatars];
    if (!latest || !rows) return;
    const owners = rows.columns[this.game.state.tables[this.game.avatars]?.owner ?? ''];
    this.forecast.take(latest);
    this.due = Array.from({ length: rows.count }, (_, i) => ({ id: rows.ids[i] as number, player: owners?.[i] ?? 0 }));
    for (const [id, { round }] of this.paths) if (round < this.round) this.paths.delete(id);
    this.tick = latest.tick;
    this.round++;
    this.roundMs = 0;
    this.done = 0;
  }

  /** From where the avatar is to where it is going; what of the path has passed since is left out. */
  private drawPath(strokes: Strokes, now: number, { tick, places }: Path, x: number, y: number): void {
    let [fromX, fromY] = [x, y];
    for (let n = 0; n < PLACES; n++) {
      if (tick + (n + 1) * this.everyTicks <= now) continue;
      const [toX, toY] = [places[2 * n] as number, places[2 * n + 1] as number];
      strokes.line(fromX, fromY, toX, toY, WAY);
      [fromX, fromY] = [toX, toY];
    }
    strokes.ring(fromX, fromY, END_PX * strokes.pixel, WAY);
  }

  private drawStraight(strokes: Strokes, table: string, rows: ShownTable, xs: Float64Array, ys: Float64Array): void {
    const spec = this.game.state.tables[table];
    const [vxs, vys] = (spec?.position ?? []).map((name) => {
      const predict = spec?.fields[name]?.predict;
      return typeof predict === 'object' ? rows.columns[predict.velocity] : undefined;
    });
    if (!vxs || !vys) return;
    const ticks = this.game.tickRate;
    for (let i = 0; i < rows.count; i++) {
      const [x, y] = [xs[i] as number, ys[i] as number];
      strokes.line(x, y, x + (vxs[i] as number) * ticks, y + (vys[i] as number) * ticks, STRAIGHT);
    }
  }
}

export function PathsLayer() {
  const station = useStation();
  const { desk } = station;
  lay(station, new Paths(desk.look.game, desk.client, desk.feeds.use('inputs')));
  return (
    <Legend color={COLOR} name="Paths">
      of the next second, steered as now
    </Legend>
  );
}
