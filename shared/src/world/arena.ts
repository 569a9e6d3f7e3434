/** Arrays of at most so many numbers are kept as they are: making a window into a block costs more than filling so few. */
const SHORT_MAX = 128;

/** Memory for numbers that live no longer than one piece of work: making fresh memory costs more than filling it. */
export class Arena {
  private block = new Int32Array(4096);
  private used = 0;
  /** Short arrays by their length, and how many of each are taken. */
  private readonly shorts: Int32Array[][] = [];
  private readonly taken = new Uint32Array(SHORT_MAX + 1);

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
    this.taken.fill(0);
  }

  private next(count: number): Int32Array {
    if (count <= SHORT_MAX) return this.short(count);
    const end = this.used + count;
    // What was taken before keeps the old block.
    if (end > this.block.length) this.block = new Int32Array(2 * end);
    const start = this.used;
    this.used = end;
    return this.block.subarray(start, end);
  }

  private short(count: number): Int32Array {
    this.shorts[count] ??= [];
    const shorts = this.shorts[count];
    const at = this.taken[count] as number;
    this.taken[count] = at + 1;
    shorts[at] ??= new Int32Array(count);
    return shorts[at];
  }
}
