import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import { GAZE_PARTS, toGazePlace } from '@tickdeck/shared/wire/gaze.js';
import type { Gaze } from '@tickdeck/shared/wire/messages.js';

/** A page says no more often than this where it looks; the host's frames bring more at a time than it could ask for. */
const SAY_EVERY_MS = 150;

/** Where a viewer looks: at the avatar of a player by number or, with 0, at a place in world units. */
export interface Eye {
  readonly player: number;
  readonly x: number;
  readonly y: number;
}

/** Tells the host of a world in cells where a viewer looks who does not play, when that changes what it should be sent. */
export class Gazing {
  private said: Gaze | undefined;
  private saidAtMs = Number.NEGATIVE_INFINITY;

  /** @param grid - undefined of a game without cells, whose host need not be told anything. */
  constructor(
    private readonly grid: CellGrid | undefined,
    private readonly send: (gaze: Gaze) => void,
  ) {}

  /** Call for every display frame: what comes too soon after the last is said by a later one. */
  look({ player, x, y }: Eye, nowMs: number): void {
    const { grid } = this;
    if (!grid || nowMs - this.saidAtMs < SAY_EVERY_MS) return;
    const gaze: Gaze = { kind: 'gaze', player, ...toGazePlace(grid, x, y) };
    if (this.said && !isNews(grid, this.said, gaze)) return;
    this.said = gaze;
    this.saidAtMs = nowMs;
    this.send(gaze);
  }
}

/** Whether somebody else is followed, or the place is a margin away: by less the host would not choose cells anew. */
function isNews({ size, margin }: CellGrid, said: Gaze, now: Gaze): boolean {
  if (now.player !== said.player || now.player > 0) return now.player !== said.player;
  const parts = (margin / size) * GAZE_PARTS;
  return Math.abs(now.x - said.x) > parts || Math.abs(now.y - said.y) > parts;
}
