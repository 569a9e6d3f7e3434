import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNameOf, flightOfFile } from '@tickdeck/server/control/flight-name.js';
import { Flights } from '@tickdeck/server/control/flights.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import type { FlightJob } from '@tickdeck/server/flight/write.js';
import { FLIGHT_REASONS } from '@tickdeck/shared/topics/flights.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyReport, FakeRooms, roomConfig } from '../support/server/fake-rooms.js';
import { ManualClock } from '../support/server/manual-clock.js';

const folders: string[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickdeck-flights-'));
  folders.push(folder);
});
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true });
});

function open({ bytes = 10 } = {}) {
  const clock = new ManualClock();
  const rooms = new FakeRooms();
  const room = rooms.create(roomConfig('arena'));
  const jobs: FlightJob[] = [];
  const logged: string[] = [];
  const say = (_: object, text: string) => void logged.push(text);
  const write = async (job: FlightJob) => {
    jobs.push(job);
    if (bytes < 0) throw new Error('the disk is full');
    writeFileSync(job.file, 'x');
    return bytes;
  };
  const log = { info: say, warn: say, error: say };
  const flights = new Flights({ rooms, folder, hostLog: new HostLog(), log, clock, write });
  room.say(emptyReport(1));
  const ask = (why: (typeof FLIGHT_REASONS)[number] = 'asked') =>
    room.say({ kind: 'flight', why, text: 'why', beat: 600, tick: 500 });
  /** Lets what was asked for be written. */
  const written = async () => {
    clock.advance(1_000);
    await flights.settled;
  };
  const told = () => room.of('fact').at(-1)?.value;
  return { clock, rooms, room, flights, jobs, logged, ask, written, told };
}

describe('flights', () => {
  it('are written a moment after something was wrong, from the tape of that life, and told to the room', async () => {
    const { room, flights, jobs, ask, written, told } = open();
    const { tape } = room.memory;
    ask('mismatch');
    expect(flights.of('arena')).toMatchObject([{ why: 'mismatch', beat: 600, bytes: 0 }]);
    expect(jobs).toEqual([]);
    await written();
    expect(jobs.map(({ about }) => about)).toMatchObject([{ why: 'mismatch', text: 'why' }]);
    expect(jobs[0]?.tape).toBe(tape);
    const [flight] = flights.of('arena');
    expect(flight).toMatchObject({ why: 'mismatch', bytes: 10 });
    expect(Object.values(told() ?? {})).toEqual([flight]);
    expect(flights.find('arena', flight?.name ?? '')).toBe(join(folder, flight?.name ?? ''));
    expect(flights.find('other', flight?.name ?? '')).toBeUndefined();
    expect(flights.find('arena', '../key')).toBeUndefined();
  });

  it('of a room that broke are made from what its last life left', async () => {
    const { room, jobs, written } = open();
    const { tape } = room.memory;
    room.say({ kind: 'failed', text: 'it threw' });
    await written();
    expect(jobs.map(({ about }) => about)).toMatchObject([{ why: 'broken', text: 'it threw' }]);
    expect(jobs[0]?.tape).toBe(tape);
  });

  it('are not written again for the same trouble within a minute, but whenever somebody asks', async () => {
    const { clock, jobs, ask, flights } = open();
    for (const why of ['overrun', 'overrun', 'mismatch', 'asked', 'asked'] as const) {
      ask(why);
      clock.advance(2_000);
      await flights.settled;
    }
    clock.advance(60_000);
    ask('overrun');
    clock.advance(1_000);
    await flights.settled;
    expect(jobs.map(({ about }) => (about as { why: string }).why)).toEqual([
      'overrun',
      'mismatch',
      'asked',
      'asked',
      'overrun',
    ]);
  });

  it('that wait are few', async () => {
    const { jobs, logged, ask, written } = open();
    for (let i = 0; i < 6; i++) ask();
    await written();
    expect(jobs).toHaveLength(4);
    expect(logged.filter((text) => text.includes('too many'))).toHaveLength(2);
  });

  it(`are at most ${LIMITS.flightsMax}: the oldest go`, async () => {
    for (let i = 1; i <= LIMITS.flightsMax; i++) {
      writeFileSync(join(folder, fileNameOf({ room: 'old', at: i, why: 'asked', beat: 1 })), 'x');
    }
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { flights, ask, written } = open();
    expect(flights.of('old')).toHaveLength(LIMITS.flightsMax);
    ask();
    await written();
    expect(flights.of('old')).toHaveLength(LIMITS.flightsMax - 1);
    expect(flights.of('old').at(-1)?.at).toBe(2);
    expect(readdirSync(folder)).toHaveLength(LIMITS.flightsMax + 1);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it(`have at most ${LIMITS.flightFilesBytesMax} bytes together`, async () => {
    const { clock, flights, ask } = open({ bytes: LIMITS.flightFilesBytesMax / 2 });
    for (let i = 0; i < 3; i++) {
      ask();
      clock.advance(2_000);
      await flights.settled;
    }
    expect(flights.of('arena')).toHaveLength(2);
  });

  it('that could not be written are not listed', async () => {
    const { flights, logged, ask, written } = open({ bytes: -1 });
    ask();
    await written();
    expect(flights.of('arena')).toEqual([]);
    expect(logged).toEqual(['A flight could not be written.']);
  });
});

describe('the name of a flight', () => {
  it(`says what it is, in ${LIMITS.flightNameCharsMax} characters at most`, () => {
    for (const why of FLIGHT_REASONS) {
      const named = { room: 'x'.repeat(LIMITS.roomIdCharsMax), at: 9_999_999_999_999, why, beat: 0x7fffffff };
      expect(flightOfFile(fileNameOf(named))).toEqual(named);
      expect(fileNameOf(named).length).toBeLessThanOrEqual(LIMITS.flightNameCharsMax);
    }
    for (const name of ['key', 'arena.1.asked.b1.jsonl', '../x.1.asked.b1.jsonl.gz', 'arena.1.other.b1.jsonl.gz']) {
      expect(flightOfFile(name)).toBeUndefined();
    }
  });
});
