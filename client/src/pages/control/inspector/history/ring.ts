/** Values of a minute, ten a second. */
export const RING_SIZE = 600;

/** The last values of something, and when each was, in a memory that does not grow. */
export class Ring {
  private readonly times: Float64Array;
  private readonly values: Float64Array;
  private next = 0;
  count = 0;

  /** @param size - values that are kept; older ones are forgotten. */
  constructor(readonly size: number) {
    this.times = new Float64Array(size);
    this.values = new Float64Array(size);
  }

  /** @param atMs - on any clock that only goes forward. */
  push(atMs: number, value: number): void {
    this.times[this.next] = atMs;
    this.values[this.next] = value;
    this.next = (this.next + 1) % this.size;
    this.count = Math.min(this.size, this.count + 1);
  }

  /** When the one at a place was, 0 being the oldest. */
  timeAt(place: number): number {
    return this.times[this.index(place)] as number;
  }

  valueAt(place: number): number {
    return this.values[this.index(place)] as number;
  }

  /** The place of the oldest that is no older than `fromMs`; `count` when all are. */
  placeSince(fromMs: number): number {
    let place = this.count;
    while (place > 0 && this.timeAt(place - 1) >= fromMs) place--;
    return place;
  }

  /** Least and most since `fromMs`; undefined when nothing is that new. */
  reach(fromMs: number): { readonly min: number; readonly max: number } | undefined {
    const first = this.placeSince(fromMs);
    if (first === this.count) return undefined;
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let place = first; place < this.count; place++) {
      min = Math.min(min, this.valueAt(place));
      max = Math.max(max, this.valueAt(place));
    }
    return { min, max };
  }

  private index(place: number): number {
    return (this.next - this.count + place + this.size) % this.size;
  }
}
