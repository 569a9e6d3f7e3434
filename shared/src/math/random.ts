/** Seeded generator (sfc32, Chris Doty-Humphrey's PractRand): its four words are part of the world and restore exactly. */
export class Random {
  readonly words = new Uint32Array(4);

  constructor(seed: number) {
    this.words.set([seed, seed ^ 0x9e3779b9, 0x85ebca6b, 1]);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const w = this.words;
    const a = w[0] as number;
    const b = w[1] as number;
    const c = w[2] as number;
    const d = w[3] as number;
    const sum = (a + b + d) >>> 0;
    w[3] = d + 1;
    w[0] = b ^ (b >>> 9);
    w[1] = c + (c << 3);
    w[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum;
  }

  /** A number in [0, 1). */
  float(): number {
    return this.next() / 4294967296;
  }

  /** A number in [min, max). */
  range(min: number, max: number): number {
    return min + (max - min) * this.float();
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.float() * count);
  }
}
