import { TIMING } from '@tickdeck/server/room/timing.js';
import { SlowBeats } from '@tickdeck/server/room/witness/slow.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type Beats, type News as NewsMessage, PHASES } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const told = ({ messages }: Viewer) => messages.filter((message): message is Beats => message.kind === 'beats');
const beatUs = (ms: number) => PHASES.map(() => 1000 * ms);

describe('[K9] where the time of beats goes', () => {
  it('is told four times a second: every beat once, with all its phases', () => {
    const room = new RoomHarness(undefined, { bots: 2 });
    const op = room.join('operator');
    room.port.lookMs = 0.5;
    room.beat(4 * TIMING.telemetryEveryBeats - room.room.beatNumber);
    const news = told(op).slice(1);
    expect(news.map(({ beats }) => beats.length)).toEqual(news.map(() => TIMING.telemetryEveryBeats));
    expect(news.at(-1)?.beat).toBe(room.room.beatNumber - 1);
    expect(news.at(-1)?.tick).toBe(room.world.tick - 1);
    for (const figures of news.flatMap(({ beats }) => beats)) {
      expect(figures).toMatchObject({ phasesUs: beatUs(0.5), ticks: 1 });
    }
  });

  it(`begins with the last ${LIMITS.telemetryBeatsMax} beats`, () => {
    const room = new RoomHarness();
    room.join('spectator');
    room.beat(LIMITS.telemetryBeatsMax + 10);
    const op = room.join('operator');
    room.beat(2 * TIMING.telemetryEveryBeats);
    const lengths = told(op).map(({ beats }) => beats.length);
    expect(lengths.slice(0, 2)).toEqual([LIMITS.telemetryBeatsMax, TIMING.telemetryEveryBeats]);
  });

  it('comes to operators alone, and is not made for nobody', () => {
    const room = new RoomHarness();
    const spectator = room.join('spectator');
    room.beat(2 * TIMING.telemetryEveryBeats);
    expect(told(spectator)).toEqual([]);
    expect(room.heard.filter((one) => one.kind === 'tell' && one.message.kind === 'beats')).toEqual([]);
  });

  it('says how much a beat found in its inbox and how much it published', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    const player = room.join('player');
    room.beat(TIMING.telemetryEveryBeats - room.room.beatNumber - 1);
    room.input(player, [0, 0]);
    room.input(player, [0, 0]);
    room.beat();
    op.sent.length = 0;
    player.sent.length = 0;
    room.beat();
    const published = [...op.sent, ...player.sent].reduce((sum, { length }) => sum + length, 0);
    room.beat(TIMING.telemetryEveryBeats);
    const [before, at] = told(op).at(-1)?.beats ?? [];
    expect(before?.messages).toBe(2);
    expect(at?.bytes).toBe(published);
  });
});

describe('the slowest beats', () => {
  const slow = ({ messages }: Viewer) =>
    messages.filter((one): one is NewsMessage => one.kind === 'news' && one.topic === 'slow').at(-1)?.value as
      | News<'slow'>
      | undefined;
  const watching = () => {
    const room = new RoomHarness(undefined, { bots: 2 });
    const op = room.join('operator');
    room.port.post({ kind: 'watch', session: op.session, topics: ['slow'] });
    return { room, op };
  };
  /** A beat whose phases take so long each. */
  const slowBeat = (room: RoomHarness, ms: number) => {
    room.port.lookMs = ms;
    room.beat();
    room.port.lookMs = 0;
    return room.room.beatNumber;
  };

  it('are told with what was in them, the slowest first', () => {
    const { room, op } = watching();
    room.beat(20);
    room.port.lookMs = 4;
    room.command(op, 'pause', {}, { who: 'Olga' });
    const paused = room.room.beatNumber;
    const slower = slowBeat(room, 9);
    room.beat(2 * TIMING.newsEveryBeats);
    const [first, second] = Object.values(slow(op) ?? {});
    expect(first).toMatchObject({ beat: slower, phases: { inbox: 9000, publish: 9000 }, commands: '' });
    expect(second).toMatchObject({ beat: paused, phases: { simulate: 4000 }, commands: 'pause by Olga', ticks: 0 });
    expect(second).toMatchObject({
      sessions: 1,
      rows: room.world.tableList.reduce((sum, { count }) => sum + count, 0),
    });
    expect(Object.keys(slow(op) ?? {})[0]).toBe(`b${slower}`);
  });

  it('are as many as may be told, of all the minutes that are remembered, and then forgotten', () => {
    const slowest = new SlowBeats();
    let beat = 0;
    const make = (us: number, count = 1) => {
      const measured = { phasesUs: [us], gapUs: 0, ticks: 1, messages: 0, bytes: 0 };
      const about = { tick: 0, rows: 0, sessions: 0, entries: [] };
      for (let i = 0; i < count; i++) slowest.note(++beat, measured, () => about);
      return beat;
    };
    const beats = () => Object.values(slowest.read()).map((one) => one.beat);
    const first = make(20);
    make(5, LIMITS.slowBeatsMax + 1);
    make(1, TIMING.slowSpanBeats);
    const others = Array.from({ length: LIMITS.slowBeatsMax - 1 }, () => make(10));
    make(2, LIMITS.slowBeatsMax + 1);
    expect(beats()).toEqual([first, ...others]);
    const before = slowest.read();
    make(1, 10);
    expect(slowest.read()).toBe(before);
    make(1, TIMING.slowSpans * TIMING.slowSpanBeats);
    expect(beats()).toHaveLength(LIMITS.slowBeatsMax);
    expect(beats()).not.toContain(first);
  });
});
