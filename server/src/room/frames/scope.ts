import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import type { Gaze } from '@tickdeck/shared/wire/messages.js';
import { cellAt, columnAt, rowAt } from '@tickdeck/shared/world/cells.js';
import { cellNumber, teamNumber } from '@tickdeck/shared/world/passing.js';

/** Which views one session holds for the time being: the cells around where it is, and its team's. */
export class Scope {
  /** Their numbers, ascending; the same array as long as they are the same. */
  numbers: readonly number[] = [];
  /** Row of the avatar that a session without one of its own is shown the surroundings of; 0 before the first. */
  followed = 0;
  /** What a session without an avatar of its own looks at, once it has said so. */
  gaze: Gaze | undefined;
  private team = 0;
  private x = Number.NaN;
  private y = Number.NaN;
  private cells: readonly number[] = [];

  /** Whether it has ever been anywhere. */
  get isPlaced(): boolean {
    return !Number.isNaN(this.x);
  }

  join(team: number): void {
    if (team === this.team) return;
    this.team = team;
    this.choose();
  }

  /** Takes every cell there is. */
  spread({ columns, rows }: CellGrid): void {
    if (this.cells.length > 0) return;
    this.cells = Array.from({ length: columns * rows }, (_, cell) => cell);
    this.choose();
  }

  /** Takes the cells around a place, unless the last ones were chosen so near to it that they still hold all within the radius. */
  move(grid: CellGrid, x: number, y: number): void {
    if (Math.abs(x - this.x) <= grid.margin && Math.abs(y - this.y) <= grid.margin) return;
    this.x = x;
    this.y = y;
    // Rows may be a margin beyond their cells, and the place a margin away before the cells are chosen anew.
    const reach = grid.radius + 2 * grid.margin;
    const first = cellAt(grid, columnAt(grid, x - reach), rowAt(grid, y - reach));
    const last = cellAt(grid, columnAt(grid, x + reach), rowAt(grid, y + reach));
    if (first === this.cells[0] && last === this.cells.at(-1)) return;
    this.cells = cellsBetween(grid, first, last);
    this.choose();
  }

  private choose(): void {
    const team = this.team > 0 ? [teamNumber(this.team)] : [];
    this.numbers = [...team, ...this.cells.map(cellNumber)];
  }
}

/** Cells of the rectangle from its first to its last, ascending: at most three by three, as a reach is at most a cell's side. */
function cellsBetween({ columns }: CellGrid, first: number, last: number): readonly number[] {
  const width = (last % columns) - (first % columns) + 1;
  const cells: number[] = [];
  for (let start = first; start <= last; start += columns) {
    for (let cell = start; cell < start + width; cell++) cells.push(cell);
  }
  return cells;
}
