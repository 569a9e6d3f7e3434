import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { InputMessage } from '@tickdeck/shared/wire/messages.js';
import type { Column } from '@tickdeck/shared/world/schema.js';
import { TIMING } from './timing.js';

/** The inputs of one session that no tick has used yet, in order. */
export class InputQueue {
  private readonly waiting: InputMessage[] = [];
  private newestSeq = 0;
  private takes = 0;
  private leastLeft: number = LIMITS.inputsBufferedMax;
  /** Sequence number of the newest input that a tick has used. */
  usedSeq = 0;

  constructor(private readonly columns: readonly Column[]) {}

  /** Adds an input; one that is not newer than all before is a repetition and is dropped. */
  put(input: InputMessage): void {
    if (input.seq <= this.newestSeq) return;
    this.newestSeq = input.seq;
    this.waiting.push(input);
    if (this.waiting.length > LIMITS.inputsBufferedMax) this.mergeOldest();
  }

  /** The input for the next tick, or undefined on a gap. */
  take(): InputMessage | undefined {
    if (this.hasSpare()) this.mergeOldest();
    const input = this.waiting.shift();
    if (!input) {
      this.leastLeft = 0;
      return undefined;
    }
    this.usedSeq = input.seq;
    this.leastLeft = Math.min(this.leastLeft, this.waiting.length);
    return input;
  }

  /** Whether an input has been lying here for a second without need: every one that does delays all after it by a tick. */
  private hasSpare(): boolean {
    this.takes++;
    if (this.takes < TIMING.spareInputTakes) return false;
    const spare = this.leastLeft > 0;
    this.takes = 0;
    this.leastLeft = LIMITS.inputsBufferedMax;
    return spare && this.waiting.length > 1;
  }

  /** Makes the two oldest one: the newer, with every button that either presses, so that no press is lost. */
  private mergeOldest(): void {
    const [first, second] = this.waiting;
    if (!first || !second) return;
    const values = second.values.map((value, index) =>
      this.columns[index]?.field.kind === 'bool' && first.values[index] === 1 ? 1 : value,
    );
    this.waiting.splice(0, 2, { ...second, values });
  }
}
