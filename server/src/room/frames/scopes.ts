import type { Game } from '@tickdeck/shared/game/game.js';
import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import { fromGazePlace } from '@tickdeck/shared/wire/gaze.js';
import type { Moment } from '@tickdeck/shared/world/history.js';
import type { Schema, TableLayout } from '@tickdeck/shared/world/schema.js';
import { firstOfOwner, teamOf } from '@tickdeck/shared/world/slots.js';
import type { Snapshot, TableSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { generationOf, rowId, slotOf } from '@tickdeck/shared/world/table.js';
import { isOperator, type Session } from '../people/session.js';
import type { Scope } from './scope.js';

/** Where there are no more cells than a player may hold, those who watch get all of them. */
const CELLS_HELD_MAX = 9;

/** Keeps everybody's scope at what they look at: players at their avatar, those who only watch at a player's or where they please. */
export class Scopes {
  private readonly avatars: TableLayout;

  constructor(
    game: Game,
    private readonly schema: Schema,
  ) {
    this.avatars = schema.tables.find(({ name }) => name === game.avatars) as TableLayout;
  }

  /** Numbers of the passing views that a session is to hold now. */
  of({ role, player, scope }: Session, { snapshot }: Moment): readonly number[] {
    const { grid, teams } = this.schema;
    // Operators see everything as it is.
    if ((!grid && !teams) || isOperator(role)) return scope.numbers;
    const team = player > 0 ? teamOf(snapshot, this.schema, player) : undefined;
    if (team !== undefined) scope.join(team);
    if (grid) this.place(grid, scope, player, snapshot);
    return scope.numbers;
  }

  private place(grid: CellGrid, scope: Scope, player: number, snapshot: Snapshot): void {
    if (player === 0 && grid.columns * grid.rows <= CELLS_HELD_MAX) {
      scope.spread(grid);
      return;
    }
    const { gaze } = scope;
    if (gaze?.player === 0) {
      scope.move(grid, ...fromGazePlace(grid, gaze));
      return;
    }
    const rows = snapshot.tables[this.avatars.index] as TableSnapshot;
    const slot = this.slotFor(scope, gaze?.player ?? player, rows);
    if (slot !== undefined) scope.move(grid, this.valueAt(rows, 0, slot), this.valueAt(rows, 1, slot));
    else if (!scope.isPlaced) scope.move(grid, ...middleOf(grid));
  }

  /** Where to be: at the player's avatar; without one to stay, or when there never was one at somebody else's. */
  private slotFor(scope: Scope, player: number, rows: TableSnapshot): number | undefined {
    const own = player > 0 ? firstOfOwner(rows, this.avatars, player) : undefined;
    return own ?? (player > 0 && scope.isPlaced ? undefined : this.follow(scope, rows));
  }

  /** The avatar that a session follows, the same one as long as it is there. */
  private follow(scope: Scope, rows: TableSnapshot): number | undefined {
    if (scope.followed > 0 && isThere(rows, scope.followed)) return slotOf(scope.followed);
    const other = rows.alive.indexOf(1);
    if (other < 0) return undefined;
    scope.followed = rowId(other, rows.generations[other] as number);
    return other;
  }

  /** A coordinate of an avatar, in units. */
  private valueAt(rows: TableSnapshot, axis: 0 | 1, slot: number): number {
    const index = this.avatars.position?.[axis] ?? -1;
    return (rows.columns[index]?.[slot] ?? 0) * (this.avatars.columns[index]?.field.step ?? 1);
  }
}

function isThere({ high, alive, generations }: TableSnapshot, id: number): boolean {
  const slot = slotOf(id);
  return slot < high && alive[slot] === 1 && generations[slot] === generationOf(id);
}

function middleOf({ left, top, size, columns, rows }: CellGrid): readonly [number, number] {
  return [left + (size * columns) / 2, top + (size * rows) / 2];
}
