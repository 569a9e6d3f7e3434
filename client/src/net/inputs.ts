import type { Column } from '@tickdeck/shared/world/schema.js';
import { toGrid } from '@tickdeck/shared/world/snap.js';

/** Inputs remembered: more than two seconds of them, beyond which no answer is worth waiting for. */
const INPUTS_MAX = 128;

/** A player's intent for one tick, every value on its grid. */
export interface Intent {
  readonly [field: string]: number;
}

/** The inputs of one session in the order they were made: what was sent, when, and what is not acknowledged yet. */
export class InputLog {
  /** The newest input's number; 0 before the first. */
  newest = 0;
  private readonly intents: Intent[] = [];
  private readonly madeAtMs = new Float64Array(INPUTS_MAX);
  private readonly shownTicks = new Float64Array(INPUTS_MAX);

  constructor(private readonly columns: readonly Column[]) {}

  /**
   * Takes what a player wants now, puts it on the grid that both ends calculate with, and numbers it.
   * @param shownTick - simulated time that the player is shown.
   * @returns the values as taken, in the order of the input's fields and in their units.
   */
  push(wanted: { readonly [field: string]: number }, nowMs: number, shownTick: number): readonly number[] {
    const values = this.columns.map((column) => toGrid(column, wanted[column.name] || 0) * column.field.step);
    this.newest++;
    this.intents[this.newest % INPUTS_MAX] = Object.fromEntries(
      this.columns.map(({ name }, index) => [name, values[index] as number]),
    );
    this.madeAtMs[this.newest % INPUTS_MAX] = nowMs;
    this.shownTicks[this.newest % INPUTS_MAX] = shownTick;
    return values;
  }

  /** An input that is still remembered, else undefined. */
  of(seq: number): Intent | undefined {
    return this.remembers(seq) ? this.intents[seq % INPUTS_MAX] : undefined;
  }

  /** When an input was made, ms, or undefined when that is forgotten. */
  madeAt(seq: number): number | undefined {
    return this.remembers(seq) ? this.madeAtMs[seq % INPUTS_MAX] : undefined;
  }

  /** Simulated time that was shown when an input was made, in ticks, or undefined when that is forgotten. */
  shownAt(seq: number): number | undefined {
    return this.remembers(seq) ? this.shownTicks[seq % INPUTS_MAX] : undefined;
  }

  private remembers(seq: number): boolean {
    return seq > 0 && seq <= this.newest && seq > this.newest - INPUTS_MAX;
  }
}
