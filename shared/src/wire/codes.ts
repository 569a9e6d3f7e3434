import type { View, ViewColumn, ViewTable } from '../world/view.js';
import { widthOf } from './bits.js';
import { BYTE_CONTEXTS } from './byte-coder.js';
import { SIZE_CONTEXTS } from './numbers.js';

/** Whole numbers from `min` to `max`, of which there are `size`, taken as a ring: after the last comes the first. */
export interface Ring {
  readonly min: number;
  readonly max: number;
  readonly size: number;
}

/**
 * How a column is written. signal: one of few values, which tell what the row is up to. quantity: a number that goes on as it
 * went, so that what it did last says how far off it will be. calm: a number that seldom changes. tick: by its distance from
 * now. ref: as one of the rows that are there.
 */
export type ColumnKind = 'signal' | 'quantity' | 'calm' | 'tick' | 'ref';

/** How the values of one column of a view are written; follows from the field alone. Contexts count from the view's first. */
export interface ColumnCode extends Ring {
  readonly kind: ColumnKind;
  /** Index among the view's columns of the table. */
  readonly index: number;
  /** Bits that hold any value. */
  readonly width: number;
  /** What a spawned row has unless its game says otherwise. */
  readonly initial: number;
  /** Index among the view's tables of the one that a ref points into, or -1 when the view does not show it. */
  readonly target: number;
  /** First context of what changes, and of what a new row has. */
  readonly change: number;
  readonly birth: number;
  /** In a new row: where the row that the table's parent column names has the same, or undefined. */
  readonly parent: ParentCode | undefined;
}

/** Another table's column with the same name: value = its wire value * scale. */
export interface ParentCode {
  readonly column: number;
  readonly scale: number;
}

/** How the rows of one table of a view are written. */
export interface TableCode {
  readonly capacity: number;
  /** In the order in which they are written: the quantities, all others, and all when a row is new. */
  readonly quantities: readonly ColumnCode[];
  readonly others: readonly ColumnCode[];
  readonly births: readonly ColumnCode[];
  /** Indexes of the columns that tell whether a row rested: all that no velocity moves. */
  readonly habitual: readonly number[];
  readonly width: number;
  /** The signals whose values together are a row's mood, and how many moods there are. */
  readonly signals: readonly ColumnCode[];
  readonly moods: number;
  /** The angle that tells which way a row heads, written before the other quantities; or undefined. */
  readonly heading: ColumnCode | undefined;
  readonly headings: number;
  /** The ref column that names a new row's parent, or undefined. */
  readonly parent: ColumnCode | undefined;
  /** Index among columns of the first tick, from which a row's age is known; or -1. */
  readonly born: number;
  readonly first: number;
}

export interface ViewCode {
  readonly tables: readonly TableCode[];
  /** Contexts in all. The first ones are of whether each table differs. */
  readonly contexts: number;
  /** First context of whether each part differs. */
  readonly parts: number;
  /** First context of what changed in parts, shared by all of them. */
  readonly bytes: number;
}

/** Numbers of at most so many values are signals. */
const SIGNAL_SIZE_MAX = 8;
const MOODS_MAX = 24;
/** How sure a row, or a column, is to change: it did last time, did not, or nothing is known. */
export const HABITS = 3;
export const CROWDS = 3;
/** Sizes of the last change: none, and by powers of two. */
export const PACES = 8;
export const AGES = 16;
export const STEEP = 8;
/** Which way a row heads, by eighths of a turn. */
export const HEADINGS = 8;

/** Contexts of a table, from its first. */
export const ROW = {
  anyGone: 0,
  anyChanged: 1,
  gone: 2,
  changed: 2 + 2 * AGES,
  others: 2 + 2 * AGES + HABITS,
  count: 2 + 2 * AGES + 2 * HABITS,
  slot: 2 + 2 * AGES + 2 * HABITS + SIZE_CONTEXTS,
  generation: 2 + 2 * AGES + 2 * HABITS + 2 * SIZE_CONTEXTS,
  width: 2 + 2 * AGES + 2 * HABITS + 3 * SIZE_CONTEXTS + 2,
} as const;

const codes = new WeakMap<View['tables'], ViewCode>();

/** The codes of a view's tables; the same object every time. */
export function codesOf(view: View): ViewCode {
  const known = codes.get(view.tables);
  if (known) return known;
  let contexts = view.tables.length;
  const take = (count: number) => {
    const first = contexts;
    contexts += count;
    return first;
  };
  const tables = view.tables.map((table) => tableCode(view, table, take));
  // Last, so that a view without its document is written by the same priors.
  const parts = take(view.parts.length);
  const bytes = take(view.parts.length > 0 ? BYTE_CONTEXTS : 0);
  const made = { tables, contexts, parts, bytes };
  codes.set(view.tables, made);
  return made;
}

function tableCode(view: View, table: ViewTable, take: (count: number) => number): TableCode {
  const first = take(ROW.width);
  const kinds = table.columns.map((column) => kindOf(column));
  const bySize = (a: number, b: number) => sizeOf(table, a) - sizeOf(table, b) || a - b;
  const indexes = table.columns.map((_, index) => index);
  const of = (...wanted: readonly ColumnKind[]) => indexes.filter((i) => wanted.includes(kinds[i] as ColumnKind));
  const signals = of('signal').sort(bySize);
  const telling = moodOf(signals, (i) => sizeOf(table, i));
  const moods = telling.reduce((product, i) => product * sizeOf(table, i), 1);
  const parentIndex = kinds.findIndex(
    (kind, i) => kind === 'ref' && targetOf(view, table.columns[i] as ViewColumn) >= 0,
  );
  const parentTable = view.tables[parentIndex < 0 ? -1 : targetOf(view, table.columns[parentIndex] as ViewColumn)];
  const headingIndex = table.columns.findIndex(
    ({ column }, i) => column.field.kind === 'angle' && kinds[i] === 'quantity',
  );
  const headings = headingIndex < 0 ? 1 : HEADINGS;
  const made = table.columns.map((column, index) => {
    const kind = kinds[index] as ColumnKind;
    return {
      ...ringOf(column),
      kind,
      index,
      width: widthOf(ringOf(column).size - 1),
      initial: Math.min(Math.max(0, column.wireMin), column.wireMax),
      target: targetOf(view, column),
      change: take(kind === 'quantity' ? quantityContexts(moods, headings) : HABITS * CROWDS + 2 + SIZE_CONTEXTS),
      birth: take(2 * (2 + SIZE_CONTEXTS)),
      parent: kind === 'quantity' || kind === 'calm' ? parentOf(parentTable, column) : undefined,
    };
  });
  const pick = (wanted: readonly number[]) => wanted.map((index) => made[index] as ColumnCode);
  return {
    capacity: table.table.capacity,
    width: table.columns.length,
    quantities: pick([
      ...of('quantity').sort((a, b) => Number(b === headingIndex) - Number(a === headingIndex) || bySize(a, b)),
    ]),
    others: pick([...signals, ...of('calm', 'tick', 'ref')]),
    heading: made[headingIndex],
    headings,
    births: pick([...of('ref'), ...of('signal', 'quantity', 'calm', 'tick')]),
    habitual: indexes.filter((i) => (table.columns[i]?.velocity ?? -1) < 0),
    signals: pick(telling),
    moods,
    parent: made[parentIndex],
    born: kinds.indexOf('tick'),
    first,
  };
}

/** As many signals, first ones first, as make no more moods than there may be. */
function moodOf(signals: readonly number[], sizeOf: (signal: number) => number): readonly number[] {
  let moods = 1;
  const beyond = signals.findIndex((signal) => {
    moods *= sizeOf(signal);
    return moods > MOODS_MAX;
  });
  return beyond < 0 ? signals : signals.slice(0, beyond);
}

/** Contexts of a quantity: zero or not by pace and mood, sign by last sign, mood and heading, size by pace and mood. */
function quantityContexts(moods: number, headings: number): number {
  return PACES * moods + HABITS * moods * headings + PACES * moods * STEEP + PACES * SIZE_CONTEXTS;
}

function kindOf(column: ViewColumn): ColumnKind {
  const { kind, predict } = column.column.field;
  if (kind === 'tick' || kind === 'ref') return kind;
  if (ringOf(column).size <= SIGNAL_SIZE_MAX) return 'signal';
  return predict === 'linear' || kind === 'angle' || kind === 'fixed' ? 'quantity' : 'calm';
}

function ringOf({ wireMin, wireMax }: ViewColumn): Ring {
  return { min: wireMin, max: wireMax, size: wireMax - wireMin + 1 };
}

function sizeOf(table: ViewTable, index: number): number {
  return ringOf(table.columns[index] as ViewColumn).size;
}

function targetOf(view: View, { column }: ViewColumn): number {
  return column.field.kind === 'ref' ? view.tables.findIndex(({ table }) => table.name === column.field.table) : -1;
}

function parentOf(table: ViewTable | undefined, { column, shift }: ViewColumn): ParentCode | undefined {
  const index = table?.columns.findIndex((one) => one.column.name === column.name) ?? -1;
  const same = table?.columns[index];
  if (!same || same.column.field.kind !== column.field.kind) return undefined;
  return { column: index, scale: (same.column.field.step * (1 << same.shift)) / (column.field.step * (1 << shift)) };
}

/** The step from one value to another, the shorter way round: from -floor(size / 2) to below size - floor(size / 2). */
export function stepBetween({ size }: Ring, from: number, to: number): number {
  return shorterWay(to - from, size, Math.floor(size / 2));
}

/** A step of less than a ring's `size`, the shorter way round; `half` is floor(size / 2). */
export function shorterWay(step: number, size: number, half: number): number {
  return step > size - 1 - half ? step - size : step < -half ? step + size : step;
}

/** Where a step from stepBetween leads. */
export function stepFrom({ min, max, size }: Ring, from: number, step: number): number {
  const to = from + step;
  return to > max ? to - size : to < min ? to + size : to;
}
