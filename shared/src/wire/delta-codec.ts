import type { Value } from '../game/document.js';
import { applyRows, type Delta, diff, isEmpty, type TableDelta } from '../world/diff.js';
import { extrapolate } from '../world/extrapolate.js';
import { applyTree } from '../world/tree.js';
import { emptyState, type RowSet, type View, type ViewState } from '../world/view.js';
import { BitReader, BitWriter } from './bits.js';
import { type ByteReader, ByteWriter } from './bytes.js';
import { codesOf } from './codes.js';
import { readRows, writeRows } from './rows.js';
import { readTree, writeTree } from './tree-codec.js';

/**
 * The chunk that tells a receiver of `base` (and before it `previous`) what is `now`, or undefined when that is just what it
 * expects. Without a base it is a keyframe chunk. It holds what differs from the expected state: one bit for each table and
 * part that differs, the tables, zero bits up to the next byte, the parts.
 */
export function encodeState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Uint8Array<ArrayBuffer> | undefined {
  const expected = expectedState(view, base, previous, now.tick);
  const delta = diff(view, expected, now);
  if (isEmpty(delta)) return undefined;
  const bytes = scratch;
  bytes.clear();
  writeTables(bytes, view, expected, now, delta);
  for (const [index, changes] of delta.parts.entries()) {
    if (changes.length > 0) writeTree(bytes, changes, now.parts[index] as Value);
  }
  return bytes.finish();
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
  const bits = new BitReader(bytes);
  const isTableChanged = view.tables.map(() => bits.bit());
  const isPartChanged = view.parts.map(() => bits.bit());
  const tables = readTables(bits, view, expected, isTableChanged);
  bits.align();
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

function writeTables(bytes: ByteWriter, view: View, expected: ViewState, now: ViewState, delta: Delta): void {
  const bits = new BitWriter(bytes);
  const isChanged = delta.tables.map(({ gone, came, changed }) => gone.length + came.length + changed.length > 0);
  for (const bit of isChanged) bits.bit(bit);
  for (const changes of delta.parts) bits.bit(changes.length > 0);
  const tables = [...expected.tables];
  const context = { tick: now.tick, tables };
  for (const [index, code] of codesOf(view).entries()) {
    const rows = delta.tables[index] as TableDelta;
    if (isChanged[index]) writeRows(bits, code, context, expected.tables[index] as RowSet, rows);
    tables[index] = now.tables[index] as RowSet;
  }
  bits.align();
}

function readTables(
  bits: BitReader,
  view: View,
  expected: ViewState,
  isChanged: readonly boolean[],
): readonly RowSet[] {
  const tables = [...expected.tables];
  const context = { tick: expected.tick, tables };
  for (const [index, code] of codesOf(view).entries()) {
    if (!isChanged[index]) continue;
    const rows = tables[index] as RowSet;
    tables[index] = applyRows(rows, readRows(bits, code, context, rows), code.columns.length);
  }
  return tables;
}
