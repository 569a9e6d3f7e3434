import type { Value } from '../game/document.js';
import { applyRows, type Delta, diff, isEmpty, type TableDelta } from '../world/diff.js';
import { extrapolate } from '../world/extrapolate.js';
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

/** What encodeState writes by the range coder, to any coder; returns what differs, or undefined for nothing. */
export function codeState(
  coder: BitCoder,
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Delta | undefined {
  const expected = expectedState(view, base, previous, now.tick);
  const delta = diff(view, expected, now);
  if (isEmpty(delta)) return undefined;
  codeTables(coder, view, { expected, base: base ?? expected, previous }, { delta, now });
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
  const expected = expectedState(view, base, previous, tick);
  const coder = new RangeDecoder(bytes, modelOf(view, spanOf(base, tick)));
  const { tables, isPartChanged } = codeTables(coder, view, { expected, base: base ?? expected, previous }, undefined);
  coder.finish();
  const parts = expected.parts.map((part, index) =>
    isPartChanged[index] ? applyTree(part, readTree(bytes, part)) : part,
  );
  return { tick, tables, parts };
}

/** What a receiver takes to be the state at `tick` when there is no chunk. */
export function expectedState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  tick: number,
): ViewState {
  return base ? extrapolate(view, base, previous, tick - base.tick) : { ...emptyState(view), tick };
}

/** The tables of a state, and whether each part differs, by the range coder; returns that, and the tables as they are now. */
function codeTables(
  coder: BitCoder,
  view: View,
  known: { readonly expected: ViewState; readonly base: ViewState; readonly previous: ViewState | undefined },
  written: { readonly delta: Delta; readonly now: ViewState } | undefined,
): { readonly tables: readonly RowSet[]; readonly isPartChanged: readonly boolean[] } {
  const { expected, base, previous } = known;
  const code = codesOf(view);
  const delta = written?.delta;
  const differs = view.tables.map((_, index) =>
    coder.bit(index, delta && isChanged(delta.tables[index] as TableDelta) ? 1 : 0),
  );
  const parts = view.parts.map((_, index) =>
    coder.bit(code.parts + index, (delta?.parts[index]?.length ?? 0) > 0 ? 1 : 0),
  );
  const tables = [...expected.tables];
  const context = { tick: expected.tick, tables };
  for (const [index, table] of code.tables.entries()) {
    if (differs[index] === 0) continue;
    const rows = expected.tables[index] as RowSet;
    const of = { expected: rows, base: base.tables[index] as RowSet, previous: previous?.tables[index] };
    const rowsNow = codeRows(coder, table, context, of, delta?.tables[index]);
    tables[index] = written?.now.tables[index] ?? applyRows(rows, rowsNow, table.width);
  }
  return { tables, isPartChanged: parts.map((part) => part === 1) };
}

function isChanged({ gone, came, changed }: TableDelta): boolean {
  return gone.length + came.length + changed.length > 0;
}
