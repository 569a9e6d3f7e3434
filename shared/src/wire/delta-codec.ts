import type { Value } from '../game/document.js';
import { Arena } from '../world/arena.js';
import { type Delta, diff, isEmpty } from '../world/diff.js';
import { extrapolate, type Past, pastOf } from '../world/extrapolate.js';
import { applyTree } from '../world/tree.js';
import { emptyState, type RowSet, type View, type ViewState } from '../world/view.js';
import { type ByteReader, ByteWriter } from './bytes.js';
import { codesOf } from './codes.js';
import { modelOf, spanOf } from './priors.js';
import { type BitCoder, RangeDecoder, RangeEncoder } from './range-coder.js';
import { codeRows } from './rows.js';
import { readTree, writeTree } from './tree-codec.js';

/**
 * The chunk that tells a receiver of `base` (and before it `previous`) what is `now`, or undefined when that is just what it
 * expects. Without a base it is a keyframe chunk. It holds what differs from the expected state: by the range coder which tables
 * and parts differ, and the tables; then the parts.
 */
export function encodeState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = scratch;
  bytes.clear();
  const coder = new RangeEncoder(bytes, modelOf(view, spanOf(base, now.tick)));
  const delta = codeState(coder, view, base, previous, now);
  if (!delta) return undefined;
  coder.finish();
  for (const [index, changes] of delta.parts.entries()) {
    if (changes.length > 0) writeTree(bytes, changes, now.parts[index] as Value);
  }
  return bytes.finish();
}

/** What encodeState writes by the range coder, to any coder; returns what differs, good until the next call, or undefined for nothing. */
export function codeState(
  coder: BitCoder,
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Delta | undefined {
  const known = recall(view, base, previous, now.tick);
  const delta = diff(view, known.expected, now, arena);
  if (isEmpty(delta)) return undefined;
  codeTables(coder, view, known, delta);
  return delta;
}

/** Chunks are small and many: they are written here and copied out, for making fresh memory costs more than filling it. */
const scratch = new ByteWriter(4096);

/** The state that encodeState was given, from the chunk at the reader; `base` and `previous` as there. @throws ProtocolError */
export function decodeState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  tick: number,
  bytes: ByteReader,
): ViewState {
  const known = recall(view, base, previous, tick);
  const coder = new RangeDecoder(bytes, modelOf(view, spanOf(base, tick)));
  const { tables, isPartChanged } = codeTables(coder, view, known, undefined);
  coder.finish();
  const parts = known.expected.parts.map((part, index) =>
    isPartChanged[index] ? applyTree(part, readTree(bytes, part)) : part,
  );
  return { tick, tables: kept(known, tables), parts };
}

/** What a receiver takes to be the state at `tick` when there is no chunk. */
export function expectedState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  tick: number,
): ViewState {
  const known = recall(view, base, previous, tick);
  return { ...known.expected, tables: kept(known, known.expected.tables) };
}

/** Tables that may be kept: as expected they lie in the arena. */
function kept({ expected, base }: Recollection, tables: readonly RowSet[]): readonly RowSet[] {
  return tables.map((rows, index) => {
    const isLent = rows === expected.tables[index] && rows !== base.tables[index];
    return isLent ? { ...rows, cells: rows.cells.slice() } : rows;
  });
}

/** What both ends have of a view. */
interface Recollection {
  readonly expected: ViewState;
  readonly base: ViewState;
  readonly past: Past | undefined;
}

/** All that one chunk needs no longer than itself. */
const arena = new Arena();

function recall(view: View, base: ViewState | undefined, previous: ViewState | undefined, tick: number): Recollection {
  arena.clear();
  if (!base) {
    const expected = { ...emptyState(view), tick };
    return { expected, base: expected, past: undefined };
  }
  const past = pastOf(base, previous, arena);
  return { expected: extrapolate(view, base, past, tick - base.tick, arena), base, past };
}

/** The tables of a state, and whether each part differs, by the range coder; returns that, and the tables as they are now. */
function codeTables(
  coder: BitCoder,
  view: View,
  { expected, base, past }: Recollection,
  written: Delta | undefined,
): { readonly tables: readonly RowSet[]; readonly isPartChanged: readonly boolean[] } {
  const code = codesOf(view);
  const differs = view.tables.map((_, index) => coder.bit(index, written?.tables[index]?.isEmpty === false ? 1 : 0));
  const parts = view.parts.map((_, index) =>
    coder.bit(code.parts + index, (written?.parts[index]?.length ?? 0) > 0 ? 1 : 0),
  );
  const tables = [...expected.tables];
  const context = { tick: expected.tick, tables, arena };
  for (const [index, table] of code.tables.entries()) {
    if (differs[index] === 0) continue;
    const known = {
      expected: expected.tables[index] as RowSet,
      base: base.tables[index] as RowSet,
      previous: past?.previous.tables[index],
      before: past?.matches[index],
    };
    tables[index] = codeRows(coder, table, context, known, written?.tables[index]);
  }
  return { tables, isPartChanged: parts.map((part) => part === 1) };
}
