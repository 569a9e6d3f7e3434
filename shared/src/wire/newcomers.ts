import type { RowsDelta } from '../world/diff.js';
import { GENERATION_MAX } from '../world/table.js';
import type { RowSet } from '../world/view.js';
import { type ColumnCode, ROW, type TableCode } from './codes.js';
import { codeOwnSize, SIZE_CONTEXTS } from './numbers.js';
import type { BitCoder } from './range-coder.js';
import { type Context, codeOther, codeStep, indexOfRow } from './values.js';

const GENERATIONS = { min: 1, max: GENERATION_MAX, size: GENERATION_MAX };

/**
 * The new rows of a table, one after the other: slot, generation, values …; after those slots have gone.
 * @throws ProtocolError 'out-of-range' for a slot that is taken or beyond the capacity
 */
export function codeCame(
  coder: BitCoder,
  code: TableCode,
  context: Context,
  expected: RowSet,
  gone: readonly number[],
  wanted: readonly number[],
): number[] {
  const stride = code.width + 2;
  const free = code.capacity - expected.count + gone.length;
  const count = codeOwnSize(coder, code.first + ROW.count, wanted.length / stride, free);
  const came: number[] = [];
  if (count === 0) return came;
  const slots = new FreeSlots(expected, gone);
  let generation = newestGeneration(expected);
  let next = 0;
  for (let row = 0; row < count; row++) {
    const at = row * stride;
    const gap = codeOwnSize(
      coder,
      code.first + ROW.slot,
      slots.rank(wanted[at] ?? 0) - next,
      free - next - (count - row),
    );
    const slot = slots.at(next + gap);
    next += gap + 1;
    generation = codeGeneration(coder, code, slots.likelyGeneration(slot, generation), wanted[at + 1] ?? 1);
    came.push(slot, generation);
    codeValues(coder, code, context, came, wanted, at + 2);
  }
  return came;
}

/** The new rows as codeCame takes them. */
export function newcomersOf({ to, came }: RowsDelta): readonly number[] {
  const wanted: number[] = [];
  for (const at of came) {
    wanted.push(to.slots[at] as number, to.generations[at] as number);
    for (let cell = at; cell < to.cells.length; cell += to.count) wanted.push(to.cells[cell] as number);
  }
  return wanted;
}

/** The values of one new row, put behind what `came` has: refs first, since they may tell who it comes from. */
function codeValues(
  coder: BitCoder,
  code: TableCode,
  context: Context,
  came: number[],
  wanted: readonly number[],
  at: number,
): void {
  const start = came.length;
  for (let c = 0; c < code.width; c++) came.push(0);
  const kin = code.parent && context.tables[code.parent.target];
  let parent = -1;
  for (const column of code.births) {
    const { index, birth, kind } = column;
    if (kind !== 'ref' && kin && parent < 0)
      parent = indexOfRow(kin, came[start + (code.parent?.index ?? 0)] as number);
    const hasKin = column.parent !== undefined && parent >= 0;
    const likely = hasKin && kin ? inherited(column, kin, parent) : column.initial;
    const first = birth + (hasKin ? 2 + SIZE_CONTEXTS : 0);
    came[start + index] = codeBorn(coder, column, context, first, likely, wanted[at + index] ?? likely);
  }
}

function codeBorn(
  coder: BitCoder,
  column: ColumnCode,
  context: Context,
  first: number,
  likely: number,
  value: number,
): number {
  if (column.kind === 'ref' || column.kind === 'tick') return codeOther(coder, column, context, first, likely, value);
  if (coder.bit(first, value !== likely ? 1 : 0) === 0) return likely;
  return codeStep(coder, column, first + 1, first + 2, likely, value);
}

/** What the parent has in the column of the same name, on this column's grid. */
function inherited({ parent, min, max }: ColumnCode, kin: RowSet, row: number): number {
  if (!parent) return min;
  const value = Math.floor((kin.cells[parent.column * kin.count + row] as number) * parent.scale + 0.5);
  return Math.min(max, Math.max(min, value));
}

function codeGeneration(coder: BitCoder, code: TableCode, likely: number, generation: number): number {
  const first = code.first + ROW.generation;
  if (coder.bit(first, generation !== likely ? 1 : 0) === 0) return likely;
  return codeStep(coder, GENERATIONS, first + 1, first + 2, likely, generation);
}

/** Slots are reused first in, first out, so that all of a table's generations are much alike. */
function newestGeneration({ count, generations }: RowSet): number {
  let newest = 1;
  for (let i = 0; i < count; i++) newest = Math.max(newest, generations[i] as number);
  return newest;
}

/** The slots that are free when some rows have gone, numbered from 0; asked for in ascending order. */
class FreeSlots {
  private passed = 0;
  private taken = 0;
  private nextGone = 0;

  constructor(
    private readonly expected: RowSet,
    private readonly gone: readonly number[],
  ) {}

  /** Which free slot this one is. */
  rank(slot: number): number {
    // Counted anew: it is asked for before `at` moves on.
    let taken = this.taken;
    let passed = this.passed;
    let nextGone = this.nextGone;
    const { expected, gone } = this;
    while (passed < expected.count && (expected.slots[passed] as number) < slot) {
      if (gone[nextGone] === expected.slots[passed]) nextGone++;
      else taken++;
      passed++;
    }
    return slot - taken;
  }

  /** The free slot of a number. */
  at(rank: number): number {
    const { expected, gone } = this;
    while (this.passed < expected.count && (expected.slots[this.passed] as number) <= rank + this.taken) {
      if (gone[this.nextGone] === expected.slots[this.passed]) {
        if ((expected.slots[this.passed] as number) === rank + this.taken) break;
        this.nextGone++;
      } else this.taken++;
      this.passed++;
    }
    return rank + this.taken;
  }

  /** The next generation of a slot whose row has just gone, else that of the new row before. */
  likelyGeneration(slot: number, last: number): number {
    const { expected } = this;
    const index = expected.slots.indexOf(slot);
    return index < 0 ? last : ((expected.generations[index] as number) % GENERATION_MAX) + 1;
  }
}
