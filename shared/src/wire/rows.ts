import type { Arena } from '../world/arena.js';
import type { RowsDelta } from '../world/diff.js';
import type { RowSet } from '../world/view.js';
import { AGES, type ColumnCode, CROWDS, HABITS, ROW, type TableCode } from './codes.js';
import { codeCame, newcomersOf } from './newcomers.js';
import { codeQuantities } from './quantities.js';
import type { BitCoder } from './range-coder.js';
import { replaceRows } from './replace-rows.js';
import { type Context, codeOther } from './values.js';

/** What both ends have of a table. */
export interface Known {
  readonly expected: RowSet;
  readonly base: RowSet;
  /** The rows before `base`, as long as the receiver has them. */
  readonly previous: RowSet | undefined;
  /** For each row of `base` its index in `previous`, or -1; nothing without them. */
  readonly before: Int32Array | undefined;
}

/** The expected rows of a table while they are coded: when writing what they are now is there, when reading it becomes so. */
export interface Rows extends Known {
  /** Where each row is now, by its index in `now`; -1 when it is gone. */
  readonly at: Int32Array;
  readonly now: RowSet;
  /** A bit for each column that differs; 0 when reading. */
  readonly masks: Int32Array;
  /** For each row, whether it rested. */
  readonly habits: Int32Array;
}

/** Habits of a row or column. */
const RESTED = 0;
const CHANGED = 1;
const UNKNOWN = 2;

/**
 * The rows of one table, as far as they differ from the expected ones: which are gone, which changed and how, which are new.
 * @param written what to write; nothing when reading. Either way the result is what the rows are now.
 * @throws ProtocolError when reading
 */
export function codeRows(
  coder: BitCoder,
  code: TableCode,
  context: Context,
  known: Known,
  written: RowsDelta | undefined,
): RowSet {
  const { expected } = known;
  const { arena } = context;
  const rows: Rows = {
    expected,
    base: known.base,
    previous: known.previous,
    before: known.before,
    at: written?.at ?? inPlace(arena.take(expected.count)),
    now: written?.to ?? { ...expected, cells: expected.cells.slice() },
    masks: written?.masks ?? arena.take(expected.count),
    habits: habitsOf(code, known, arena),
  };
  const gone = codeGone(coder, code, context, rows);
  const changed = codeChanged(coder, code, rows, arena);
  codeOthers(coder, code, context, rows, changed);
  codeQuantities(coder, code, rows, changed, arena);
  const came = codeCame(coder, code, context, expected, gone, written ? newcomersOf(written) : []);
  if (written) return written.to;
  return gone.length + came.length === 0 ? rows.now : replaceRows(rows.now, gone, came, code.width);
}

/** Which rows are gone; returns their slots. */
function codeGone(coder: BitCoder, code: TableCode, { tick }: Context, rows: Rows): number[] {
  const { expected, at, habits } = rows;
  const gone: number[] = [];
  if (coder.bit(code.first + ROW.anyGone, at.includes(-1) ? 1 : 0) === 0) return gone;
  const born = code.born < 0 ? undefined : expected.cells.subarray(code.born * expected.count);
  for (let i = 0; i < expected.count; i++) {
    const age = born ? ageOf(tick, born[i] as number) : 0;
    const isNew = habits[i] === UNKNOWN ? AGES : 0;
    if (coder.bit(code.first + ROW.gone + isNew + age, (at[i] as number) < 0 ? 1 : 0) === 0) continue;
    at[i] = -1;
    gone.push(expected.slots[i] as number);
  }
  return gone;
}

/** Which of the rows that stay changed; returns their indexes. */
function codeChanged(coder: BitCoder, code: TableCode, { at, masks, habits }: Rows, arena: Arena): Int32Array {
  const changed = arena.take(at.length);
  let count = 0;
  if (coder.bit(code.first + ROW.anyChanged, anyOf(masks)) === 0) return changed.subarray(0, count);
  for (let i = 0; i < at.length; i++) {
    if ((at[i] as number) < 0) continue;
    const context = code.first + ROW.changed + (habits[i] as number);
    if (coder.bit(context, masks[i] === 0 ? 0 : 1) === 1) changed[count++] = i;
  }
  return count === changed.length ? changed : changed.subarray(0, count);
}

/** Most rows that change go on as they went and keep all else, which takes one bit. */
function codeOthers(coder: BitCoder, code: TableCode, context: Context, rows: Rows, changed: Int32Array): void {
  if (code.others.length === 0) return;
  let wanted = 0;
  for (const { index } of code.others) wanted |= 1 << index;
  for (const i of changed) {
    const any = ((rows.masks[i] as number) & wanted) === 0 ? 0 : 1;
    if (coder.bit(code.first + ROW.others + (rows.habits[i] as number), any) === 0) continue;
    let crowd = 0;
    for (const column of code.others) crowd += codeColumn(coder, column, context, rows, i, crowd);
  }
}

/** One column of a row that is no quantity: whether it differs (returned as 1), and how. */
function codeColumn(
  coder: BitCoder,
  column: ColumnCode,
  context: Context,
  { expected, base, previous, before, now, at }: Rows,
  i: number,
  crowd: number,
): number {
  const { index, change } = column;
  const was = expected.cells[index * expected.count + i] as number;
  const cell = index * now.count + (at[i] as number);
  const j = before ? (before[i] as number) : -1;
  const habit =
    j < 0 || !previous
      ? UNKNOWN
      : base.cells[index * base.count + i] === previous.cells[index * previous.count + j]
        ? RESTED
        : CHANGED;
  const flag = change + habit * CROWDS + Math.min(crowd, CROWDS - 1);
  if (coder.bit(flag, now.cells[cell] === was ? 0 : 1) === 0) return 0;
  now.cells[cell] = codeOther(coder, column, context, change + HABITS * CROWDS, was, now.cells[cell] as number);
  return 1;
}

function habitsOf({ habitual }: TableCode, { base, previous, before }: Known, arena: Arena): Int32Array {
  const { count, cells } = base;
  const habits = arena.take(count, UNKNOWN);
  if (!previous || !before) return habits;
  const { cells: earlier } = previous;
  for (let i = 0; i < count; i++) if ((before[i] as number) >= 0) habits[i] = RESTED;
  for (let k = 0; k < habitual.length; k++) {
    const now = (habitual[k] as number) * count;
    const then = (habitual[k] as number) * previous.count;
    for (let i = 0; i < count; i++) {
      if (habits[i] === RESTED && cells[now + i] !== earlier[then + (before[i] as number)]) habits[i] = CHANGED;
    }
  }
  return habits;
}

/** Every row where it is. */
function inPlace(at: Int32Array): Int32Array {
  for (let i = 0; i < at.length; i++) at[i] = i;
  return at;
}

function anyOf(masks: Int32Array): number {
  for (let i = 0; i < masks.length; i++) if (masks[i] !== 0) return 1;
  return 0;
}

/** How long a row has been there, by steps of six ticks; 0 when it does not say. */
function ageOf(tick: number, since: number): number {
  const ticks = since === 0 ? 0 : tick - since;
  return ticks < 0 ? 0 : Math.min(AGES - 1, Math.floor(ticks / 6));
}
