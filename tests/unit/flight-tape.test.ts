import { flightLines } from '@tickdeck/server/flight/lines.js';
import { createTape, RECORD, TAPE_SECONDS, TapeWriter } from '@tickdeck/server/flight/tape.js';
import { readTape } from '@tickdeck/server/flight/tape-reader.js';
import { BEAT_RATE } from '@tickdeck/server/room/timing.js';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileGame } from '../support/hostile-game.js';
import { RoomHarness } from '../support/room-harness.js';

const recordOf = (bytes: Uint8Array) => {
  const record = new ByteWriter();
  record.raw(bytes);
  return record;
};
const texts = (tape: Parameters<typeof readTape>[0]) =>
  readTape(tape).records.map(({ bytes }) => new TextDecoder().decode(bytes));
const write = (writer: TapeWriter, text: string) => writer.add(RECORD.line, recordOf(new TextEncoder().encode(text)));

describe('a tape', () => {
  it('gives back every record of the last seconds, whole and in order', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.array(bytes, { maxLength: 4 }), { minLength: 1, maxLength: 70 }), (seconds) => {
        const tape = createTape(1_000);
        const writer = new TapeWriter(tape);
        for (const [index, records] of seconds.entries()) {
          writer.begin(index + 1);
          for (const record of records) writer.add(RECORD.beat, recordOf(record));
        }
        const kept = seconds.slice(-TAPE_SECONDS - 1).flat();
        expect(readTape(tape).records.map((one) => Array.from(one.bytes))).toEqual(kept.map((one) => Array.from(one)));
      }),
    );
  });

  it('leaves out, and counts, what a second has no place for', () => {
    const tape = createTape(20);
    const writer = new TapeWriter(tape);
    writer.begin(1);
    write(writer, '0123456789');
    write(writer, '0123456789');
    write(writer, '');
    writer.begin(2);
    write(writer, '0123456789abcde');
    expect(texts(tape)).toEqual(['0123456789', '', '0123456789abcde']);
    expect(readTape(tape).dropped).toBe(1);
  });

  it('is good up to the last whole record wherever its writer was stopped', () => {
    const tape = createTape(1_000);
    const writer = new TapeWriter(tape);
    writer.begin(1);
    write(writer, 'whole');
    const torn = new Proxy(recordOf(new Uint8Array(50)), {
      get(record, name) {
        if (name === 'copyTo') throw new Error('the thread is gone');
        return Reflect.get(record, name);
      },
    });
    expect(() => writer.add(RECORD.line, torn)).toThrow('gone');
    expect(texts(tape)).toEqual(['whole']);
  });

  it('says nothing of a second that is being overwritten', () => {
    const tape = createTape(100);
    const writer = new TapeWriter(tape);
    for (let second = 1; second <= 3; second++) {
      writer.begin(second);
      write(writer, `second ${second}`);
    }
    // What `begin` does first.
    Atomics.store(tape.heads, 2 * 3, 0);
    expect(texts(tape)).toEqual(['second 1', 'second 3']);
  });
});

describe('a flight', () => {
  type Line = { readonly kind: string } & { readonly [name: string]: unknown };
  const linesOf = (room: RoomHarness, log: readonly object[] = []) =>
    [...flightLines(readTape(room.port.memory.tape), { why: 'asked', at: 5 }, log)].map(
      (line) => JSON.parse(line) as Line,
    );

  it('has every beat with its inputs, every message, and the state once a second', () => {
    const room = new RoomHarness(undefined, { bots: 1 });
    const op = room.join('operator', { name: 'Olga' });
    const ann = room.join('player', { name: 'Ann' });
    room.beat(BEAT_RATE - room.room.beatNumber);
    const hash = hashSnapshot(takeSnapshot(room.world));
    room.input(ann, [-8, 1], { ack: 3, shown: 70 });
    room.command(op, 'pause', {}, { who: 'Olga' });
    const lines = linesOf(room, [{ level: 'warn', text: 'Well.' }]);
    const of = (kind: string) => lines.filter((line) => line.kind === kind);

    expect(lines[0]).toMatchObject({ kind: 'flight', version: 1, why: 'asked', beatRate: 60, dropped: 0 });
    expect(of('beat').map(({ beat }) => beat)).toEqual(Array.from({ length: BEAT_RATE + 1 }, (_, i) => i + 1));
    const { inputColumns } = lines[0] as unknown as { inputColumns: readonly string[] };
    const inputs = of('beat').at(-1)?.inputs as readonly number[][];
    const input = Object.fromEntries(inputColumns.map((name, index) => [name, inputs[0]?.[index]]));
    const [steer, fire] = Object.keys(room.room.parts.seats.find(2)?.input ?? {});
    expect(input).toMatchObject({
      session: ann.session,
      seq: 1,
      ack: 3,
      shown: 70,
      [String(steer)]: -8,
      [String(fire)]: 1,
    });
    expect(of('attach')).toMatchObject([{ name: 'Olga' }, { name: 'Ann' }]);
    expect(of('command')).toMatchObject([{ name: 'pause', who: 'Olga' }]);
    expect(of('audit')).toMatchObject([{ command: 'pause', outcome: 'done' }]);
    expect(of('links')[0]).toMatchObject({ beat: BEAT_RATE / 2, sessions: [{ role: 'operator' }, { role: 'player' }] });
    expect(of('snapshot')).toMatchObject([{ beat: 1 }, { beat: BEAT_RATE, hash }]);
    const { tables, document } = of('snapshot')[1] as unknown as {
      tables: { pawns: { slot: number[]; x: number[] } };
      document: unknown;
    };
    const then = room.room.parts.history.at(BEAT_RATE)?.snapshot;
    const x = room.world.schema.tables[0]?.columns.find(({ name }) => name === 'x');
    expect(tables.pawns.x).toEqual(
      tables.pawns.slot.map((slot) => (then?.tables[0]?.columns[x?.index ?? -1]?.[slot] ?? Number.NaN) / 16),
    );
    expect(tables.pawns.slot).toHaveLength(room.world.table('pawns')?.count ?? 0);
    expect(document).toEqual(then?.document);
    expect(of('log')).toEqual([{ kind: 'log', level: 'warn', text: 'Well.' }]);
  });

  it('has the inputs of a beat that never ended', () => {
    const room = new RoomHarness(hostileGame);
    const ann = room.join('player');
    room.beat(3);
    room.input(ann, [1, 0]);
    expect(() => room.command(ann, 'throw')).toThrow('the game threw');
    const [command, unfinished] = linesOf(room).slice(-2);
    expect(command).toMatchObject({ kind: 'command', name: 'throw' });
    expect(((unfinished?.inputs ?? []) as readonly number[][]).map(([session, seq]) => ({ session, seq }))).toEqual([
      { session: ann.session, seq: 1 },
    ]);
  });

  it(`leaves out what does not fit into a second’s ${LIMITS.tapeSecondBytesMax} bytes, and says so`, () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    for (let i = 0; i < 60; i++) room.command(op, 'say', { text: 'x'.repeat(LIMITS.textCharsMax) });
    const [head, ...rest] = linesOf(room);
    expect(head?.dropped).toBeGreaterThan(0);
    expect(rest.length).toBeGreaterThan(0);
  });
});
