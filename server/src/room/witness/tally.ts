/** One number a beat since the last flush, in beats of equal length. */
export class Tally {
  private values: number[] = [];

  /** @param valuesMax - what is kept when nobody flushes. */
  constructor(private readonly valuesMax: number) {}

  add(value: number): void {
    if (this.values.length < this.valuesMax) this.values.push(value);
  }

  flush(): readonly number[] {
    const flushed = this.values;
    this.values = [];
    return flushed;
  }
}
