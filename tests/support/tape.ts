import type { BitCoder } from '@tickdeck/shared/wire/range-coder.js';

/** Takes down what is given to be coded, so that a test can read it: bits as they are, raw numbers as <value:width>. */
export class Tape implements BitCoder {
  readonly contexts: number[] = [];
  private text = '';

  bit(context: number, bit: number): number {
    this.contexts.push(context);
    this.text += bit;
    return bit;
  }

  raw(value: number, width: number): number {
    this.text += `<${value}:${width}>`;
    return value;
  }

  toString(): string {
    return this.text;
  }
}
