/** So few numbers lie beside their array, which is quicker made than a window into a block. */
const SMALL_MAX = 16;

/** Memory for numbers that live no longer than one piece of work: making fresh memory costs more than filling it. */
export class Arena {
  private block = new Int32Array(4096);
  private used = 0;

  /** Room for `count` numbers, filled with `value`. */
  take(count: number, value = 0): Int32Array {
    return this.next(count).fill(value);
  }

  copy(numbers: Int32Array): Int32Array {
    const to = this.next(numbers.length);
    to.set(numbers);
    return to;
  }

  /** All that was taken may be overwritten from now on. */
  clear(): void {
    this.used = 0;
  }

  private next(count: number): Int32Array {
    if (count <= SMALL_MAX) return new Int32Array(count);
    const end = this.used + count;
    // What was taken before keeps the old block.
    if (end > this.block.length) this.block = new Int32Array(2 * end);
    const start = this.used;
    this.used = end;
    return this.block.subarray(start, end);
  }
}
