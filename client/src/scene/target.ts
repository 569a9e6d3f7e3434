import type { Game } from '@tickdeck/shared/game/game.js';
import type { Shown, ShownTable } from '../net/frame.js';
import type { CameraMode, Target } from './camera.js';

/** Finds the avatar a camera follows in what is shown; reads the game's field table, so it serves every game. */
export class TargetFinder {
  private readonly table: string;
  private readonly owner: string;
  private readonly place: readonly [string, string];
  private readonly aim: string;
  private readonly aimSteps: number;
  private readonly target: Target = { x: 0, y: 0, aimX: 0, aimY: 0 };

  constructor(game: Game) {
    const spec = game.state.tables[game.avatars];
    if (!spec?.position || !spec.owner) throw new Error(`${game.avatars}: avatars need a position and an owner`);
    this.table = game.avatars;
    this.owner = spec.owner;
    this.place = spec.position;
    const aim = Object.entries(spec.fields).find(([, field]) => field.kind === 'angle');
    this.aim = aim?.[0] ?? '';
    this.aimSteps = (aim?.[1].max ?? 0) + 1;
  }

  /** The followed avatar, in an object that is reused; undefined when there is none. */
  find(shown: Shown, mode: CameraMode): Target | undefined {
    const table = shown.tables[this.table];
    if (!table) return undefined;
    const index = this.indexOf(shown, table, mode);
    const x = table.columns[this.place[0]]?.[index];
    const y = table.columns[this.place[1]]?.[index];
    if (x === undefined || y === undefined) return undefined;
    const turn = ((table.columns[this.aim]?.[index] ?? 0) / this.aimSteps) * 2 * Math.PI;
    this.target.x = x;
    this.target.y = y;
    this.target.aimX = this.aim ? Math.cos(turn) : 0;
    this.target.aimY = this.aim ? Math.sin(turn) : 0;
    return this.target;
  }

  private indexOf(shown: Shown, table: ShownTable, mode: CameraMode): number {
    if (mode.kind === 'row') return table.indexOf(mode.id);
    const player = mode.kind === 'own' ? shown.player : mode.kind === 'player' ? mode.player : 0;
    const owners = table.columns[this.owner];
    if (!owners || player === 0) return -1;
    for (let i = 0; i < table.count; i++) if (owners[i] === player) return i;
    return -1;
  }
}
