import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { RECORD } from './tape.js';
import type { TapeContent, TapeRecord } from './tape-reader.js';

interface Named {
  readonly name: string;
  readonly step: number;
}

/** What a tape's label says of the game. */
interface Label {
  readonly phases: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly Named[] }[];
  readonly input: readonly Named[];
}

/** First numbers of an input; its values follow. */
const INPUT_HEAD = ['session', 'seq', 'ack', 'shown', 'earlyUs'] as const;
const BEAT_TAIL = ['gapUs', 'ticks', 'messages', 'bytes'] as const;

/**
 * A flight as lines of JSON: first what it is, then what was on the tape in its order, then the host's log of that time;
 * docs/hosting.md describes them.
 * @param about - why and when it was written.
 */
export function* flightLines(
  { label: text, records, dropped }: TapeContent,
  about: object,
  log: readonly object[],
): Generator<string> {
  const label: Label = text === '' ? { phases: [], tables: [], input: [] } : JSON.parse(text);
  const inputColumns = [...INPUT_HEAD, ...label.input.map(({ name }) => name)];
  yield JSON.stringify({ kind: 'flight', version: 1, ...about, dropped, ...label, inputColumns });
  let inputs: readonly (readonly number[])[] = [];
  for (const record of records) {
    if (record.type === RECORD.inputs) inputs = [...inputs, ...readInputs(record, label)];
    else if (record.type === RECORD.beat) {
      yield JSON.stringify({ ...readBeat(record, label), inputs });
      inputs = [];
    } else if (record.type === RECORD.snapshot) yield JSON.stringify(readSnapshot(record, label));
    else yield textOf(record.bytes);
  }
  // The beat that they were for was never finished.
  if (inputs.length > 0) yield JSON.stringify({ kind: 'unfinished', inputs });
  for (const line of log) yield JSON.stringify({ kind: 'log', ...line });
}

function readInputs({ bytes }: TapeRecord, { input }: Label): readonly (readonly number[])[] {
  const reader = new ByteReader(bytes);
  const inputs: number[][] = [];
  while (reader.remaining > 0) {
    const head = INPUT_HEAD.map(() => reader.varint());
    inputs.push([...head, ...input.map(({ step }) => unzigzag(reader.varint()) * step)]);
  }
  return inputs;
}

function readBeat({ bytes }: TapeRecord, { phases }: Label): object {
  const reader = new ByteReader(bytes);
  const [beat, tick] = [reader.varint(), reader.varint()];
  const phasesUs = Object.fromEntries(phases.map((phase) => [phase, reader.varint()]));
  const tail = Object.fromEntries(BEAT_TAIL.map((name) => [name, reader.varint()]));
  return { kind: 'beat', beat, tick, phasesUs, ...tail };
}

function readSnapshot({ bytes }: TapeRecord, { tables }: Label): object {
  const reader = new ByteReader(bytes);
  const [beat, tick, at, hash] = [reader.varint(), reader.varint(), reader.varint(), reader.word()];
  const rows = Object.fromEntries(tables.map(({ name, columns }) => [name, readRows(reader, columns)]));
  return {
    kind: 'snapshot',
    beat,
    tick,
    at,
    hash,
    tables: rows,
    document: JSON.parse(textOf(reader.raw(reader.remaining))),
  };
}

/** The living rows of a table: their slots and generations, and the value of each field in its unit. */
function readRows(reader: ByteReader, columns: readonly Named[]): { readonly [column: string]: readonly number[] } {
  const high = reader.varint();
  const alive = reader.raw(high);
  const slots = Array.from(alive.keys()).filter((slot) => alive[slot] === 1);
  const generations = viewOf(reader.raw(2 * high));
  const rows: { [column: string]: readonly number[] } = {
    slot: slots,
    generation: slots.map((slot) => generations.getUint16(2 * slot, true)),
  };
  for (const { name, step } of columns) {
    const grid = viewOf(reader.raw(4 * high));
    rows[name] = slots.map((slot) => grid.getInt32(4 * slot, true) * step);
  }
  return rows;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function unzigzag(number: number): number {
  return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}
