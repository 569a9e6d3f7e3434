import { Decoder, Encoder, type MapSchema, type Schema, schema, t } from '@colyseus/schema';
import type { View, ViewColumn } from '@tickdeck/shared/world/view.js';
import { type Contender, compare, type PeerRow, type PeerState } from './recording.js';

interface PeerRowSchema extends Schema {
  [column: string]: unknown;
}
type Rows = MapSchema<PeerRowSchema>;

/** Colyseus schema 5: a map of row instances a table, each field the smallest integer type its range fits. */
export function colyseusContender(view: View, states: readonly PeerState[]): Contender {
  Encoder.BUFFER_SIZE = 1024 * 1024;
  const rowTypes = view.tables.map(({ table, columns }) =>
    schema(Object.fromEntries(columns.map((column, c) => [`c${c}`, smallest(column)])), `Row_${table.name}`),
  );
  const fields = Object.fromEntries(rowTypes.map((type, table) => [`t${table}`, t.map(type)]));
  const State = schema(fields, 'State');
  const source = new State();
  const target = new State();
  const encoder = new Encoder(source);
  const decoder = new Decoder(target);
  let assignments: (() => void)[] = [];
  const rowsOf = (state: Schema, table: number) => (state as unknown as Record<string, Rows>)[`t${table}`] as Rows;
  return {
    name: 'colyseus',
    stage: (index) => {
      assignments = (states[index] as PeerState).flatMap((rows, table) =>
        assignmentsOf(rowsOf(source, table), rows, rowTypes[table] as new () => Schema),
      );
    },
    // Its instances note what is assigned to them.
    notice: () => {
      for (const assign of assignments) assign();
    },
    encode: () => {
      // The encoder's buffer is used again, as in its own server, which sends it before the next turn.
      const bytes = encoder.encode();
      encoder.discardChanges();
      return bytes;
    },
    decode: (bytes) => {
      decoder.decode(bytes);
    },
    verify: (index) => {
      const state = states[index] as PeerState;
      const row = (table: number, id: number) => {
        const have = rowsOf(target, table).get(String(id));
        return have && (view.tables[table]?.columns ?? []).map((_, c) => Number(have[`c${c}`] ?? 0));
      };
      compare(
        'colyseus',
        state,
        row,
        state.map((_, table) => rowsOf(target, table).size),
      );
    },
  };
}

/** What a game would do to its rows to make them what they are: nothing where a value is equal. */
function assignmentsOf(rows: Rows, wanted: readonly PeerRow[], Row: new () => Schema): (() => void)[] {
  const here = new Set(wanted.map(({ id }) => String(id)));
  const removals = [...rows.keys()].filter((key) => !here.has(key)).map((key) => () => void rows.delete(key));
  const changes = wanted.flatMap(({ id, values }) => {
    const row = rows.get(String(id));
    if (!row) return [() => void rows.set(String(id), assigned(new Row() as PeerRowSchema, values))];
    const changed = values.map((value, c) => [`c${c}`, value] as const).filter(([key, value]) => row[key] !== value);
    return changed.map(([key, value]) => () => {
      row[key] = value;
    });
  });
  return [...removals, ...changes];
}

function assigned(row: PeerRowSchema, values: readonly number[]): PeerRowSchema {
  for (const [c, value] of values.entries()) row[`c${c}`] = value;
  return row;
}

function smallest({ wireMin, wireMax }: ViewColumn) {
  if (wireMin >= 0) return wireMax <= 0xff ? t.uint8() : wireMax <= 0xffff ? t.uint16() : t.uint32();
  return wireMin >= -0x80 && wireMax <= 0x7f
    ? t.int8()
    : wireMin >= -0x8000 && wireMax <= 0x7fff
      ? t.int16()
      : t.int32();
}
