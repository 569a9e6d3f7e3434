import type { Arena } from '../world/arena.js';
import { type ColumnCode, HABITS, HEADINGS, PACES, STEEP, shorterWay, stepFrom, type TableCode } from './codes.js';
import { codeSize, SIZE_CONTEXTS } from './numbers.js';
import type { BitCoder } from './range-coder.js';
import type { Rows } from './rows.js';
import { codeSign, farthest } from './values.js';

/** What is likely of each of the changed rows: its mood, and the eighth of a turn it heads to once that is known. */
interface Moods {
  readonly mood: Int32Array;
  readonly heading: Int32Array;
}

/**
 * The quantities of the rows that changed, column by column: each as its step from what was expected. What the column did
 * last, the row's mood and its heading say how far that is likely to be, and which way.
 */
export function codeQuantities(coder: BitCoder, code: TableCode, rows: Rows, changed: Int32Array, arena: Arena): void {
  if (changed.length === 0) return;
  const moods = { mood: moodsOf(code, rows, changed, arena), heading: arena.take(changed.length) };
  for (const column of code.quantities) {
    codeQuantity(coder, code, column, rows, changed, moods);
    if (column === code.heading) noteHeadings(column, rows, changed, moods.heading);
  }
}

function codeQuantity(
  coder: BitCoder,
  code: TableCode,
  column: ColumnCode,
  { expected, base, previous, before, now, at }: Rows,
  changed: Int32Array,
  { mood, heading }: Moods,
): void {
  const { index, change, size } = column;
  const { moods, headings } = code;
  const signs = change + PACES * moods;
  const lengths = signs + HABITS * moods * headings;
  const tops = lengths + PACES * moods * STEEP;
  const half = Math.floor(size / 2);
  const farUp = farthest(column, 0);
  const farDown = farthest(column, 1);
  const { cells: likely, count: likelyCount } = expected;
  const { cells: latest } = base;
  const { cells: earlier, count: earlierCount } = previous ?? base;
  const { cells, count } = now;
  const first = index * likelyCount;
  const earlierFirst = index * earlierCount;
  const nowFirst = index * count;
  for (let k = 0; k < changed.length; k++) {
    const i = changed[k] as number;
    const j = before ? (before[i] as number) : -1;
    const last =
      j < 0 ? 0 : shorterWay((latest[first + i] as number) - (earlier[earlierFirst + j] as number), size, half);
    const pace = paceOf(last);
    const state = pace * moods + (mood[k] as number);
    const was = likely[first + i] as number;
    const cell = nowFirst + (at[i] as number);
    const step = shorterWay((cells[cell] as number) - was, size, half);
    if (coder.bit(change + state, step === 0 ? 0 : 1) === 0) continue;
    const way = last === 0 ? 1 : last < 0 ? 0 : 2;
    const sign = (way * moods + (mood[k] as number)) * headings + (heading[k] as number);
    const negative = codeSign(coder, column, signs + sign, step);
    const far = negative === 1 ? farDown : farUp;
    const magnitude = codeSize(
      coder,
      lengths + state * STEEP,
      STEEP,
      tops + pace * SIZE_CONTEXTS,
      Math.abs(step) - 1,
      far - 1,
    );
    cells[cell] = stepFrom(column, was, negative === 1 ? -magnitude - 1 : magnitude + 1);
  }
}

function moodsOf({ signals }: TableCode, { now, at }: Rows, changed: Int32Array, arena: Arena): Int32Array {
  const moods = arena.take(changed.length);
  for (const { index, size, min } of signals) {
    for (let k = 0; k < changed.length; k++) {
      const value = now.cells[index * now.count + (at[changed[k] as number] as number)] as number;
      moods[k] = (moods[k] as number) * size + value - min;
    }
  }
  return moods;
}

function noteHeadings({ index, size }: ColumnCode, { now, at }: Rows, changed: Int32Array, to: Int32Array): void {
  for (let k = 0; k < changed.length; k++) {
    const value = now.cells[index * now.count + (at[changed[k] as number] as number)] as number;
    to[k] = Math.floor((value * HEADINGS) / size);
  }
}

/** A change by powers of two: 0, 1, 2–3, 4–7 … */
function paceOf(step: number): number {
  return Math.min(PACES - 1, 32 - Math.clz32(Math.abs(step)));
}
