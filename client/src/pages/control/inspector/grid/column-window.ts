/** Columns that are out of sight are written in so many turns: to a screen reader none is older than that. */
const TURNS = 10;

/** Which columns of a grid are in sight, so that what nobody sees is not written all the time. */
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
    const from = this.ends.findIndex((end) => end > fromPx);
    const to = 1 + this.ends.findIndex((end) => end >= fromPx + widthPx);
    const before = [this.from, this.to];
    this.from = from < 0 ? this.ends.length : from;
    this.to = to === 0 ? this.ends.length : to;
    return this.from !== before[0] || this.to !== before[1];
  }

  /** The next writing begins. */
  next(): void {
    this.turn = (this.turn + 1) % TURNS;
  }

  /** Whether a column is written this time. */
  has(column: number): boolean {
    return (column >= this.from && column < this.to) || column % TURNS === this.turn;
  }
}
