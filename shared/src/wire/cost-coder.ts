import type { Model } from './model.js';
import { CERTAIN, CERTAIN_BITS } from './probability.js';
import type { BitCoder } from './range-coder.js';

/** Digits of a logarithm after the point, binary ones. */
const FRACTION_BITS = 20;

/** Owner of contexts that several lines share. */
export const SHARED = 0xffff;

/** Writes nothing, and notes what each bit would take: -log2 of how likely it was (Shannon), under the line its context belongs to. */
export class CostCoder implements BitCoder {
  private line = 0;

  /**
   * @param owners - the line of each context.
   * @param bits - where costs are added up, by line.
   */
  constructor(
    private readonly model: Model,
    private readonly owners: Uint16Array,
    private readonly bits: Float64Array,
  ) {}

  bit(context: number, bit: number): number {
    const { model } = this;
    const owner = this.owners[context] as number;
    if (owner !== SHARED) this.line = owner;
    this.add(costOfBit(model, context, bit));
    if (model.adapts) model.learn(context, bit);
    return bit;
  }

  /** Raw bits belong, like those of shared contexts, to what was written just before them. */
  raw(value: number, width: number): number {
    this.add(width);
    return value;
  }

  private add(bits: number): void {
    this.bits[this.line] = (this.bits[this.line] as number) + bits;
  }
}

/** What a bit takes, in bits. */
export function costOfBit(model: Model, context: number, bit: number): number {
  const p = model.probabilities[context] as number;
  return costTable()[bit === 1 ? p : CERTAIN - p] as number;
}

let table: Float64Array | undefined;

/** Bits by probability; made when first wanted, which in most places is never. */
function costTable(): Float64Array {
  table ??= Float64Array.from({ length: CERTAIN + 1 }, (_, p) => (p === 0 ? CERTAIN_BITS : CERTAIN_BITS - log2(p)));
  return table;
}

/** Binary logarithm of a whole number, digit by digit: squaring doubles it, and * is exact enough and alike in every engine. */
function log2(whole: number): number {
  let result = 31 - Math.clz32(whole);
  let rest = whole / (1 << result);
  for (let i = 1, digit = 0.5; i <= FRACTION_BITS; i++, digit /= 2) {
    rest *= rest;
    if (rest < 2) continue;
    rest /= 2;
    result += digit;
  }
  return result;
}
