import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { InputMessage } from '@tickdeck/shared/wire/messages.js';
import type { Column } from '@tickdeck/shared/world/schema.js';
import { TIMING } from '../timing.js';
import { Punctual } from './punctuality.js';

interface Waiting {
  readonly input: InputMessage;
  /** When it came, in ms. */
  readonly atMs: number;
}

/** The inputs of one session that no tick has used yet, in order. */
export class InputQueue {
  readonly punctual = new Punctual();
  /** Sequence number of the newest input that a tick has used. */
  usedSeq = 0;
  private readonly waiting: Waiting[] = [];
  private newestSeq = 0;
  private takes = 0;
  private leastLeft: number = LIMITS.inputsBufferedMax;
  /** Inputs that came after their tick: each one that still waits delays all after it by a tick. */
  private late = 0;
  /** Those of `waiting`, from its end, that came since the last tick. */
  private fresh = 0;
  /** When the last tick began that found nothing here, until the input comes that it waited for. */
  private missedAtMs = Number.NaN;

  constructor(private readonly columns: readonly Column[]) {}

  /** Inputs that wait for their tick. */
  get size(): number {
    return this.waiting.length;
  }

  /** Adds an input that came at `atMs`; one that is not newer than all before is a repetition and is dropped. */
  put(input: InputMessage, atMs: number): void {
    if (input.seq <= this.newestSeq) return;
    this.newestSeq = input.seq;
    this.waiting.push({ input, atMs });
    this.fresh++;
    if (this.size > LIMITS.inputsBufferedMax) this.mergeOldest();
  }

  /** Counts an input as used that is to have no effect, and with it all that waits. */
  discard({ seq }: InputMessage): void {
    if (seq <= this.newestSeq) return;
    this.newestSeq = seq;
    this.usedSeq = seq;
    this.waiting.length = 0;
    this.fresh = 0;
  }

  /** The input for the next tick, or undefined on a gap. @param nowMs - when the beat began that makes this tick. */
  take(nowMs: number): InputMessage | undefined {
    this.judge(nowMs);
    if (this.hasSpare()) this.mergeOldest();
    for (; this.late > 0 && this.size > 1; this.late--) this.mergeOldest();
    const next = this.waiting.shift();
    if (!next) {
      this.miss(nowMs);
      return undefined;
    }
    this.usedSeq = next.input.seq;
    this.leastLeft = Math.min(this.leastLeft, this.size);
    return next.input;
  }

  /** How long before the tick that comes now the newest inputs came: that an older one is used first is no merit of theirs. */
  private judge(nowMs: number): void {
    for (let i = Math.max(0, this.size - this.fresh); i < this.size; i++) {
      const { atMs } = this.waiting[i] as Waiting;
      // The first one after a gap was wanted then. If it reached the gateway in time, it was still not here in time.
      const isLate = !Number.isNaN(this.missedAtMs);
      this.punctual.came(isLate ? Math.min(0, this.missedAtMs - atMs) : Math.max(0, nowMs - atMs));
      this.missedAtMs = Number.NaN;
    }
    this.fresh = 0;
  }

  private miss(nowMs: number): void {
    this.leastLeft = 0;
    // Nobody is late before the first one.
    if (this.usedSeq === 0) return;
    this.punctual.missing();
    this.missedAtMs = nowMs;
    this.late = Math.min(this.late + 1, LIMITS.inputsBufferedMax);
  }

  /** Whether an input has been lying here for half a second without need. */
  private hasSpare(): boolean {
    this.takes++;
    if (this.takes < TIMING.spareInputTakes) return false;
    const spare = this.leastLeft > 0;
    this.takes = 0;
    this.late = 0;
    this.leastLeft = LIMITS.inputsBufferedMax;
    return spare && this.size > 1;
  }

  /** Makes the two oldest one: the newer, with every button that either presses, so that no press is lost. */
  private mergeOldest(): void {
    const [first, second] = this.waiting;
    if (!first || !second) return;
    const values = second.input.values.map((value, index) =>
      this.columns[index]?.field.kind === 'bool' && first.input.values[index] === 1 ? 1 : value,
    );
    this.waiting.splice(0, 2, { ...second, input: { ...second.input, values } });
  }
}
