import type { Audit, Notice, Telemetry } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const edit = (row: number, field: string, value: number) => ({
  edits: { e000: { table: 'pawns', row, field, value } },
});
const of = <T extends { kind: string }>(viewer: Viewer, kind: T['kind']) =>
  viewer.messages.filter((message) => message.kind === kind) as unknown as T[];

describe('a paused room', () => {
  it('[K2] stands still, and shows an edit and its undo to everybody at once', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    const watcher = room.join('spectator');
    const op = room.join('operator', { name: 'Op' });
    room.command(op, 'pause');
    const { tick } = room.world;
    const id = room.world.table('pawns')?.id(0) ?? 0;
    expect(room.command(op, 'edit', edit(id, 'hp', 40)).outcome).toBe('done');
    for (const viewer of [ann, watcher, op]) expect(room.rows(viewer, 'pawns')[0]).toMatchObject({ hp: 40 });
    room.beat(20);
    expect(room.world.tick).toBe(tick);
    expect(watcher.frames.at(-1)).toMatchObject({ speed: 0, tick });
    expect(room.command(op, 'undo').outcome).toBe('done');
    for (const viewer of [ann, watcher, op]) expect(room.rows(viewer, 'pawns')[0]).toMatchObject({ hp: 100 });
    const entries = of<Audit>(op, 'audit').flatMap((audit) => audit.entries);
    expect(entries.map(({ command, outcome, tick }) => [command, outcome, tick])).toEqual([
      ['pause', 'done', tick],
      ['edit', 'done', tick],
      ['edit', 'done', tick],
      ['undo', 'done', tick],
    ]);
  });

  it('steps exactly so many ticks', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    room.command(op, 'pause');
    const { tick } = room.world;
    room.command(op, 'step');
    expect(room.world.tick).toBe(tick + 1);
    room.beat(5);
    expect(room.world.tick).toBe(tick + 1);
    room.command(op, 'step', { ticks: 20 });
    room.beat(5);
    expect(room.world.tick).toBe(tick + 21);
  });
});

describe('speed', () => {
  it.each([0.05, 0.1, 0.5, 1, 2.5, 8])(
    '%s makes so many ticks a second, and says where time is between them',
    (factor) => {
      const room = new RoomHarness();
      const op = room.join('operator');
      room.command(op, 'speed', { factor });
      const times: number[] = [];
      const { tick } = room.world;
      for (let i = 0; i < 600; i++) {
        room.beat();
        const frame = op.frames.at(-1);
        times.push((frame?.tick ?? 0) + (frame?.fraction ?? 0) / 256);
      }
      // Time goes in 1/256 ticks, which is within two per cent of the slowest speed.
      expect((room.world.tick - tick) / 600 / factor).toBeCloseTo(1, factor < 0.2 ? 1 : 2);
      const steps = times.slice(1).map((time, i) => time - (times[i] as number));
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-9);
    },
  );
});

describe('the audit list', () => {
  it('[K3] is shown whole to an operator who comes, and then what is new or changed', () => {
    const room = new RoomHarness();
    const first = room.join('operator');
    room.command(first, 'pause');
    room.command(first, 'resume');
    const second = room.join('host');
    expect(of<Audit>(second, 'audit').map(({ entries }) => entries.map(({ id }) => id))).toEqual([[1, 2]]);
    room.command(first, 'undo');
    expect(
      of<Audit>(second, 'audit')
        .at(-1)
        ?.entries.map(({ id, undoable }) => [id, undoable]),
    ).toEqual([
      [2, false],
      [3, false],
    ]);
    expect(of<Audit>(room.join('moderator'), 'audit')).toEqual([]);
  });

  it('[K3] comes in parts when its transactions are large', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    room.command(op, 'rain', { stones: 100 });
    for (let i = 0; i < 9; i++) {
      const edits = Array.from({ length: 100 }, (_, slot) => {
        const row = room.world.table('stones')?.id(slot) ?? 0;
        return [`e${100 + slot}`, { table: 'stones', row, field: 'x', value: i }];
      });
      expect(room.command(op, 'edit', { edits: Object.fromEntries(edits) }).outcome).toBe('done');
    }
    const parts = of<Audit>(room.join('host'), 'audit').map(({ entries }) => entries.map(({ id }) => id));
    expect(parts).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10],
    ]);
  });

  it('has what was refused, with who and when', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    const ann = room.join('player');
    expect(room.command(ann, 'pause', {}, { who: 'Ann' }).text).toContain('yours is player');
    expect(of<Audit>(op, 'audit').at(-1)?.entries).toMatchObject([
      { who: 'Ann', role: 'player', command: 'pause', outcome: 'refused', undoable: false, at: expect.any(Number) },
    ]);
    expect(room.room.parts.settings.paused).toBe(false);
  });
});

describe('say', () => {
  it('[K4] puts a line on everybody’s screen', () => {
    const room = new RoomHarness();
    const viewers = [room.join('player'), room.join('spectator'), room.join('moderator')];
    room.command(viewers[2] as Viewer, 'say', { text: 'Dinner!' });
    for (const viewer of viewers)
      expect(of<Notice>(viewer, 'notice')).toMatchObject([{ level: 'info', text: 'Dinner!' }]);
  });
});

describe('telemetry', () => {
  it('[K5] comes four times a second to operators alone, one number a beat', () => {
    const room = new RoomHarness(undefined, { bots: 1 });
    const op = room.join('operator');
    const ann = room.join('player', { name: 'Ann' });
    room.beat(118);
    const all = of<Telemetry>(op, 'telemetry');
    expect(all).toHaveLength(8);
    expect(all.at(-1)).toMatchObject({ beat: 120, paused: false, speed: 1, overruns: 0 });
    expect(all.at(-1)?.beatMs).toHaveLength(15);
    expect(all.at(-1)?.bytes).toHaveLength(15);
    expect(all.at(-1)?.sessions).toMatchObject([
      { session: 1, role: 'operator', player: 0, pilot: 'none' },
      { session: 2, role: 'player', player: 2, name: 'Ann', pilot: 'human', skips: 0, keyframes: 1 },
    ]);
    expect(all.at(-1)?.sessions.every(({ bytesPerSecond }) => bytesPerSecond > 0)).toBe(true);
    expect(of<Telemetry>(ann, 'telemetry')).toEqual([]);
  });
});

describe('a report', () => {
  it('comes with the first beat and then once a second', () => {
    const room = new RoomHarness(undefined, { bots: 3 });
    room.join('player');
    room.join('spectator');
    room.beat(120);
    const reports = room.heard.filter((message) => message.kind === 'report');
    expect(reports.map(({ beat }) => beat)).toEqual([1, 60, 120]);
    expect(reports.at(-1)).toMatchObject({ players: 1, bots: 2, watchers: 1, seatsMax: 8, paused: false, speed: 1 });
    expect(reports.at(-1)?.beatMs).toHaveLength(60);
  });
});

describe('a room that is empty', () => {
  it('rests after five seconds, but not while a seat is kept or somebody watches', () => {
    const room = new RoomHarness(undefined, { bots: 2 });
    const ann = room.join('player');
    room.detach(ann);
    room.beat(3600 + 250);
    expect(room.room.isResting).toBe(false);
    room.beat(60);
    expect(room.room.isResting).toBe(true);
    const watcher = room.join('spectator');
    room.beat(1000);
    expect(room.room.isResting).toBe(false);
    room.detach(watcher);
    room.beat(301);
    expect(room.room.isResting).toBe(true);
  });
});

describe('a room that stops', () => {
  it('closes everybody and does no more', async () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    await room.port.stop();
    expect(viewer.closed).toBe('roomClosed');
    const { beatNumber } = room.room;
    room.beat(5);
    expect(room.room.beatNumber).toBe(beatNumber);
  });
});
