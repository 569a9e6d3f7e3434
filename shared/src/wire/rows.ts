import type { TableDelta } from '../world/diff.js';
import { matchRows } from '../world/extrapolate.js';
import type { RowSet } from '../world/view.js';
import {
  AGES,
  type ColumnCode,
  CROWDS,
  HABITS,
  HEADINGS,
  PACES,
  ROW,
  STEEP,
  stepBetween,
  stepFrom,
  type TableCode,
} from './codes.js';
import { codeCame } from './newcomers.js';
import { codeSize, SIZE_CONTEXTS } from './numbers.js';
import type { BitCoder } from './range-coder.js';
import { type Context, codeOther, codeSign, farthest } from './values.js';

/** What both ends have of a table. */
export interface Known {
  readonly expected: RowSet;
  readonly base: RowSet;
  /** The rows before `base`, as long as the receiver has them. */
  readonly previous: RowSet | undefined;
}

/** Habits of a row or column. */
const RESTED = 0;
const CHANGED = 1;
const UNKNOWN = 2;

const NOTHING: TableDelta = { gone: [], came: [], changed: [] };

/**
 * What changed in one table: each row that was there is gone, changed or as expected; then come the new ones.
 * @param written what to write; nothing when reading. Either way the result is what the other end has.
 * @throws ProtocolError when reading
 */
export function codeRows(
  coder: BitCoder,
  code: TableCode,
  context: Context,
  known: Known,
  written: TableDelta | undefined,
): TableDelta {
  const { expected } = known;
  const delta = written ?? NOTHING;
  const gone: number[] = [];
  const changed: number[] = [];
  const walk = new RowWalk(coder, code, context, known);
  let nextGone = 0;
  let nextChanged = 0;
  for (let i = 0; i < expected.count; i++) {
    const slot = expected.slots[i] as number;
    walk.enter(i);
    if (walk.gone(delta.gone[nextGone] === slot ? 1 : 0) === 1) {
      nextGone++;
      gone.push(slot);
      continue;
    }
    const isChanged = delta.changed[nextChanged] === slot ? 1 : 0;
    if (walk.changed(isChanged) === 0) continue;
    walk.expect();
    if (isChanged === 1) nextChanged = walk.take(delta.changed, nextChanged);
    walk.change();
    if (!written) walk.tell(changed, slot);
  }
  const came = codeCame(coder, code, context, expected, gone, delta.came);
  return written ?? { gone, came, changed };
}

/** Goes from row to row; `now` holds the values of the row it is at, as far as they are known. */
class RowWalk {
  private readonly now: Int32Array;
  private readonly matches: Int32Array | undefined;
  private i = 0;
  /** Index of the row among the previous ones, or -1. */
  private j = -1;
  private habit = UNKNOWN;

  constructor(
    private readonly coder: BitCoder,
    private readonly code: TableCode,
    private readonly context: Context,
    private readonly known: Known,
  ) {
    this.now = new Int32Array(code.width);
    this.matches = known.previous && matchRows(-1, known.base, known.previous);
  }

  enter(i: number): void {
    this.i = i;
    this.j = this.matches ? (this.matches[i] as number) : -1;
  }

  gone(actual: number): number {
    const isNew = this.j < 0 ? AGES : 0;
    return this.coder.bit(this.code.first + ROW.gone + isNew + this.age(), actual);
  }

  changed(actual: number): number {
    this.habit = this.habitOfRow();
    return this.coder.bit(this.code.first + ROW.changed + this.habit, actual);
  }

  /** Starts from what is expected of the row. */
  expect(): void {
    const { cells, count } = this.known.expected;
    for (let c = 0, cell = this.i; c < this.now.length; c++, cell += count) this.now[c] = cells[cell] as number;
  }

  /** Takes the row's new values from a delta; returns where the next row's are. */
  take(changed: readonly number[], at: number): number {
    let mask = changed[at + 1] as number;
    let next = at + 2;
    for (let c = 0; mask !== 0; c++, mask >>>= 1) if (mask & 1) this.now[c] = changed[next++] as number;
    return next;
  }

  change(): void {
    this.changeOthers();
    this.changeQuantities();
  }

  /** Puts the row into a delta. */
  tell(changed: number[], slot: number): void {
    const start = changed.length;
    changed.push(slot, 0);
    let mask = 0;
    for (let c = 0; c < this.now.length; c++) {
      const value = this.now[c] as number;
      if (value === this.expectedOf(c)) continue;
      mask |= 1 << c;
      changed.push(value);
    }
    if (mask === 0) changed.length = start;
    else changed[start + 1] = mask;
  }

  /** Most rows that change go on as they went and keep all else, which takes one bit. */
  private changeOthers(): void {
    const { coder, code, now, context } = this;
    let any = 0;
    for (const { index } of code.others) if (now[index] !== this.expectedOf(index)) any = 1;
    if (coder.bit(code.first + ROW.others + this.habit, any) === 0) return;
    let crowd = 0;
    for (const column of code.others) {
      const { index, change } = column;
      const expected = this.expectedOf(index);
      const flag = change + this.habitOf(index) * CROWDS + Math.min(crowd, CROWDS - 1);
      if (coder.bit(flag, now[index] !== expected ? 1 : 0) === 0) continue;
      crowd++;
      now[index] = codeOther(coder, column, context, change + HABITS * CROWDS, expected, now[index] as number);
    }
  }

  private changeQuantities(): void {
    const { now } = this;
    let mood = 0;
    for (const { index, size, min } of this.code.signals) mood = mood * size + (now[index] as number) - min;
    const { heading, quantities } = this.code;
    let eighth = 0;
    for (const column of quantities) {
      const { index } = column;
      now[index] = this.codeQuantity(column, mood, eighth, this.expectedOf(index), now[index] as number);
      if (column === heading) eighth = Math.floor(((now[index] as number) * HEADINGS) / column.size);
    }
  }

  /** The step from what was expected; what the column did last, and the row's mood, say how far that is likely to be. */
  private codeQuantity(column: ColumnCode, mood: number, eighth: number, expected: number, value: number): number {
    const { coder, code } = this;
    const last = this.lastStep(column);
    const pace = paceOf(last);
    const state = pace * code.moods + mood;
    const step = stepBetween(column, expected, value);
    if (coder.bit(column.change + state, step !== 0 ? 1 : 0) === 0) return expected;
    const signs = column.change + PACES * code.moods;
    const sign = ((Math.sign(last) + 1) * code.moods + mood) * code.headings + eighth;
    const negative = codeSign(coder, column, signs + sign, step);
    const lengths = signs + HABITS * code.moods * code.headings;
    const tops = lengths + PACES * code.moods * STEEP + pace * SIZE_CONTEXTS;
    const far = farthest(column, negative);
    const size = codeSize(coder, lengths + state * STEEP, STEEP, tops, Math.abs(step) - 1, far - 1) + 1;
    return stepFrom(column, expected, negative === 1 ? -size : size);
  }

  private lastStep(column: ColumnCode): number {
    const { base, previous } = this.known;
    if (this.j < 0 || !previous) return 0;
    const from = previous.cells[column.index * previous.count + this.j] as number;
    return stepBetween(column, from, base.cells[column.index * base.count + this.i] as number);
  }

  private expectedOf(column: number): number {
    const { expected } = this.known;
    return expected.cells[column * expected.count + this.i] as number;
  }

  private habitOf(column: number): number {
    const { base, previous } = this.known;
    if (this.j < 0 || !previous) return UNKNOWN;
    const was = previous.cells[column * previous.count + this.j];
    return base.cells[column * base.count + this.i] === was ? RESTED : CHANGED;
  }

  private habitOfRow(): number {
    const { base, previous } = this.known;
    if (this.j < 0 || !previous) return UNKNOWN;
    const { habitual } = this.code;
    for (let k = 0; k < habitual.length; k++) {
      const column = habitual[k] as number;
      if (base.cells[column * base.count + this.i] !== previous.cells[column * previous.count + this.j]) return CHANGED;
    }
    return RESTED;
  }

  /** How long the row has been there, by steps of six ticks; 0 when nothing says so. */
  private age(): number {
    const { born } = this.code;
    const since = born < 0 ? 0 : this.expectedOf(born);
    if (since === 0) return 0;
    const ticks = this.context.tick - since;
    return ticks < 0 ? 0 : Math.min(AGES - 1, Math.floor(ticks / 6));
  }
}

/** A change by powers of two: 0, 1, 2–3, 4–7 … */
function paceOf(step: number): number {
  return Math.min(PACES - 1, 32 - Math.clz32(Math.abs(step)));
}
