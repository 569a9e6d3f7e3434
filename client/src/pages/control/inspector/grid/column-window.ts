/** Lines take turns: nobody reads digits that change more often than five times a second. */
const LINE_TURNS = 2;
/** Columns out of sight take so many turns more: in a line that nobody is on, none is older than some seconds. */
const COLUMN_TURNS = 20;

/** Which cells of a grid are written, so that what nobody sees, or could read, is not written all the time. */
export class ColumnWindow {
  /** Where each column ends, CSS pixels from the first one's start. */
  private readonly ends: readonly number[];
  private from = 0;
  private to = Number.POSITIVE_INFINITY;
  private turn = 0;

  /** @param widths - of the columns that can go out of sight, CSS pixels. */
  constructor(widths: readonly number[]) {
    let end = 0;
    this.ends = widths.map((width) => {
      end += width;
      return end;
    });
  }

  /**
   * Another part of the grid is in sight.
   * @param fromPx - from the first column's start
   * @returns whether other columns are in sight now
   */
  move(fromPx: number, widthPx: number): boolean {
    const before = [this.from, this.to];
    const from = this.ends.findIndex((end) => end > fromPx);
    const last = this.ends.findIndex((end) => end >= fromPx + widthPx);
    this.from = from < 0 ? this.ends.length : from;
    this.to = last < 0 ? this.ends.length : last + 1;
    return this.from !== before[0] || this.to !== before[1];
  }

  /** There are new values. */
  next(): void {
    this.turn = (this.turn + 1) % (LINE_TURNS * COLUMN_TURNS);
  }

  /** Whether it is a line's turn. */
  hasLine(index: number): boolean {
    return index % LINE_TURNS === this.turn % LINE_TURNS;
  }

  /** Whether a column is written in the lines whose turn it is. */
  has(column: number): boolean {
    const isInSight = column >= this.from && column < this.to;
    return isInSight || column % COLUMN_TURNS === Math.floor(this.turn / LINE_TURNS);
  }
}
