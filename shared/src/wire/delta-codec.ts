import type { Value } from '../game/document.js';
import { Arena } from '../world/arena.js';
import { type Delta, diff, isEmpty } from '../world/diff.js';
import { extrapolate, type Past, pastOf } from '../world/extrapolate.js';
import { applyTree, type TreeChange } from '../world/tree.js';
import { emptyState, type RowSet, type View, type ViewState } from '../world/view.js';
import { briefestWay, codeBytes } from './byte-coder.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { codesOf, type TableCode, type ViewCode } from './codes.js';
import { LIMITS } from './limits.js';
import type { Model } from './model.js';
import { modelOf, spanOf } from './priors.js';
import { type BitCoder, RangeDecoder, RangeEncoder } from './range-coder.js';
import { codeRows } from './rows.js';
import { readTree, writeTree } from './tree-codec.js';

/**
 * The chunk that tells a receiver of `base` (and before it `previous`) what is `now`, or undefined when that is just what it
 * expects. Without a base it is a keyframe chunk. It holds what differs from the expected state, all by the range coder: which
 * tables differ, the tables, then the parts.
 */
export function encodeState(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = scratch;
  bytes.clear();
  const model = modelOf(view, spanOf(base, now.tick));
  const coder = new RangeEncoder(bytes, model);
  if (codeState(coder, model, view, { base, previous, now }) === 'as expected') return undefined;
  coder.finish();
  return bytes.finish();
}

/** What a chunk is made from. */
export interface States {
  readonly base: ViewState | undefined;
  readonly previous: ViewState | undefined;
  readonly now: ViewState;
}

/** What encodeState writes, to any coder of a model; nothing when all is as expected. */
export function codeState(
  coder: BitCoder,
  model: Model,
  view: View,
  { base, previous, now }: States,
): 'as expected' | 'different' {
  const known = recall(view, base, previous, now.tick);
  const delta = diff(view, known.expected, now, arena);
  if (isEmpty(delta)) return 'as expected';
  const { bytes } = codesOf(view);
  const changes = delta.parts.map((part, index) => changesOf(model, bytes, part, now.parts[index] as Value));
  codeDelta(coder, view, known, { delta, changes, now });
  return 'different';
}

/** The changes of a part as bytes, and the shorter way to write them. */
interface Changes {
  readonly bytes: Uint8Array;
  readonly how: 'modelled' | 'plain';
}

function changesOf(model: Model, first: number, changes: readonly TreeChange[], part: Value): Changes | undefined {
  if (changes.length === 0) return undefined;
  const writer = new ByteWriter();
  writeTree(writer, changes, part);
  const bytes = writer.finish();
  return { bytes, how: briefestWay(model, first, bytes) };
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
  const { tables, parts } = codeDelta(coder, view, known, undefined);
  coder.finish();
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

/** What is to be written: how a state differs from the expected one, and the changes of each part. */
interface Written {
  readonly delta: Delta;
  readonly changes: readonly (Changes | undefined)[];
  readonly now: ViewState;
}

/** What differs from the expected state; returns what is now. */
function codeDelta(
  coder: BitCoder,
  view: View,
  { expected, base, past }: Recollection,
  written: Written | undefined,
): Pick<ViewState, 'tables' | 'parts'> {
  const code = codesOf(view);
  const of = written?.delta.tables;
  const tables = [...expected.tables];
  const context = { tick: expected.tick, tables, arena };
  // Plain loops: this is done for every player in every beat.
  const differs = arena.take(tables.length);
  for (let i = 0; i < differs.length; i++) differs[i] = coder.bit(i, of?.[i]?.isEmpty === false ? 1 : 0);
  for (let i = 0; i < differs.length; i++) {
    if (differs[i] === 0) continue;
    const known = {
      expected: expected.tables[i] as RowSet,
      base: base.tables[i] as RowSet,
      previous: past?.previous.tables[i],
      before: past?.matches[i],
    };
    tables[i] = codeRows(coder, code.tables[i] as TableCode, context, known, of?.[i]);
  }
  return { tables, parts: expected.parts.length === 0 ? expected.parts : codeParts(coder, code, expected, written) };
}

/** The parts, and what changed in each. */
function codeParts(
  coder: BitCoder,
  code: ViewCode,
  expected: ViewState,
  written: Written | undefined,
): readonly Value[] {
  return expected.parts.map((part, index) => {
    const changes = written?.changes[index];
    if (coder.bit(code.parts + index, changes ? 1 : 0) === 0) return part;
    const { bytes, how } = changes ?? NO_CHANGES;
    const coded = codeBytes(coder, code.bytes, bytes, how, LIMITS.serverMessageBytesMax);
    return written ? (written.now.parts[index] as Value) : changedPart(part, coded);
  });
}

const NO_CHANGES: Changes = { bytes: new Uint8Array(0), how: 'plain' };

function changedPart(part: Value, changes: Uint8Array): Value {
  const bytes = new ByteReader(changes);
  const tree = applyTree(part, readTree(bytes, part));
  bytes.end();
  return tree;
}
