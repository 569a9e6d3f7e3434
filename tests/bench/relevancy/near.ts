const CELL = 64;
const COLUMNS = 128;

/** Finds who is near a place, by the cells of a grid. */
export class Near {
  private readonly first = new Int16Array(COLUMNS * COLUMNS).fill(-1);
  private readonly next: Int16Array;

  constructor(
    private readonly place: { readonly x: Float64Array; readonly y: Float64Array },
    alive: Uint8Array,
    high: number,
  ) {
    this.next = new Int16Array(high);
    for (let slot = 0; slot < high; slot++) {
      if (alive[slot] !== 1) continue;
      const cell = cellOf(place.x[slot] as number) + cellOf(place.y[slot] as number) * COLUMNS;
      this.next[slot] = this.first[cell] as number;
      this.first[cell] = slot;
    }
  }

  /** The slot of somebody no further away than `distance`, but for one; or -1. */
  find(x: number, y: number, distance: number, except: number): number {
    for (let row = cellOf(y - distance); row <= cellOf(y + distance); row++) {
      for (let column = cellOf(x - distance); column <= cellOf(x + distance); column++) {
        let slot = this.first[column + row * COLUMNS] ?? -1;
        for (; slot >= 0; slot = this.next[slot] as number) {
          const dx = (this.place.x[slot] as number) - x;
          const dy = (this.place.y[slot] as number) - y;
          if (slot !== except && dx * dx + dy * dy <= distance * distance) return slot;
        }
      }
    }
    return -1;
  }
}

function cellOf(at: number): number {
  return Math.max(0, Math.floor(at / CELL));
}
