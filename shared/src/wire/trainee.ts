import { Model } from './model.js';
import { packPriors } from './prior-text.js';

/** Learns what is usual from everything that is written with it, over as many messages as one likes. */
export class Trainee extends Model {
  private readonly zeros: Float64Array;
  private readonly ones: Float64Array;

  constructor(size: number) {
    super(size, undefined);
    this.zeros = new Float64Array(size);
    this.ones = new Float64Array(size);
  }

  override learn(context: number, bit: number): void {
    const counts = bit === 1 ? this.ones : this.zeros;
    counts[context] = (counts[context] as number) + 1;
    super.learn(context, bit);
  }

  /** The priors that follow. */
  pack(): string {
    return packPriors(this.zeros, this.ones);
  }
}
