import { BEAT_MS, BEAT_RATE, TIMING } from '@tickdeck/server/room/timing.js';
import { Alerts } from '@tickdeck/server/room/witness/alerts.js';
import { Lookout } from '@tickdeck/server/room/witness/lookout.js';
import type { Alert } from '@tickdeck/shared/topics/alerts.js';
import { TOPICS } from '@tickdeck/shared/topics/all.js';
import { isOfShape } from '@tickdeck/shared/topics/topic.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandBench } from '../support/command-bench.js';
import { RoomHarness } from '../support/room-harness.js';

const QUIET_MS = 30_000;
const MIB = 1_048_576;

let nowMs: number;
let alerts: Alerts;
const list = (): readonly Alert[] => Object.values(alerts.read());
const pass = (ms: number) => {
  nowMs += ms;
  alerts.tend();
};
beforeEach(() => {
  nowMs = 1_000_000;
  alerts = new Alerts({ wallMs: () => nowMs, now: () => ({ beat: 7, tick: 70 }) });
});

describe('an alert', () => {
  const ship = { kind: 'row', table: 'ships', id: 65_539 } as const;

  it('counts up when the same thing is raised again, and is another about another thing', () => {
    alerts.raise('rule', 'hp is 3', ship);
    nowMs += 500;
    alerts.raise('rule', 'hp is 2', ship);
    alerts.raise('rule', 'hp is 1', { ...ship, id: 4 });
    alerts.raise('overrun', 'late');
    expect(list()).toMatchObject([
      { id: 3, kind: 'overrun', count: 1 },
      { id: 2, text: 'hp is 1', count: 1 },
      { id: 1, text: 'hp is 2', count: 2, firstAt: 1_000_000, lastAt: 1_000_500, state: 'open', beat: 7, tick: 70 },
    ]);
    expect(isOfShape(TOPICS.alerts.shape, alerts.read())).toBe(true);
  });

  it('never goes away before somebody has seen it, and then when it has been quiet', () => {
    alerts.raise('memory', 'much');
    pass(24 * 3_600_000);
    expect(list()).toMatchObject([{ state: 'open' }]);
    alerts.raise('memory', 'more');
    alerts.acknowledge(1, 'Olga');
    pass(QUIET_MS - 1);
    expect(list()).toMatchObject([{ state: 'acknowledged', who: 'Olga' }]);
    pass(1);
    expect(list()).toMatchObject([{ state: 'cleared', who: 'Olga' }]);
  });

  it('is open again when it comes back after a quiet time, and another once it was cleared', () => {
    alerts.raise('memory', 'much');
    alerts.acknowledge(1, 'Olga');
    nowMs += QUIET_MS - 1;
    alerts.raise('memory', 'more');
    expect(list()).toMatchObject([{ state: 'acknowledged', count: 2 }]);
    nowMs += QUIET_MS;
    alerts.raise('memory', 'again');
    expect(list()).toMatchObject([{ id: 1, state: 'open', who: '', count: 3 }]);
    alerts.acknowledge(1, 'Olga');
    pass(QUIET_MS);
    alerts.raise('memory', 'anew');
    expect(list()).toMatchObject([
      { id: 2, state: 'open', count: 1 },
      { id: 1, state: 'cleared' },
    ]);
  });

  it('that is shelved stays so whatever happens, then is open if it still happens, else cleared', () => {
    for (const text of ['a', 'b']) alerts.raise('rule', text, { ...ship, table: text });
    for (const id of [1, 2]) alerts.shelve(id, 'Olga', 600_000);
    pass(599_999);
    alerts.raise('rule', 'a again', { ...ship, table: 'a' });
    expect(list().map(({ state }) => state)).toEqual(['shelved', 'shelved']);
    pass(1);
    expect(list()).toMatchObject([
      { id: 2, state: 'cleared' },
      { id: 1, state: 'open', text: 'a again' },
    ]);
  });

  it(`is one of ${LIMITS.alertsMax}: those that matter least are forgotten first`, () => {
    for (let id = 1; id <= LIMITS.alertsMax; id++) alerts.raise('rule', '', { ...ship, id });
    alerts.acknowledge(9, 'Olga');
    alerts.raise('overrun', '');
    alerts.raise('memory', '');
    expect(list()).toHaveLength(LIMITS.alertsMax);
    expect(list().map(({ id }) => id)).not.toContain(9);
    expect(list().at(-1)?.id).toBe(2);
  });

  it('that an earlier life of the room left has no beat, as beats are counted anew, until it is raised again', () => {
    alerts.raise('overrun', 'late');
    const left = { a7: { ...(list()[0] as Alert), id: 7, beat: 345, tick: 300 } };
    const next = new Alerts({ wallMs: () => 1_000_000, now: () => ({ beat: 12, tick: 12 }) });
    next.inherit(left);
    expect(Object.values(next.read())).toMatchObject([{ id: 1, text: 'late', beat: 0, tick: 300 }]);
    next.raise('overrun', 'late again');
    expect(Object.values(next.read())).toMatchObject([{ id: 1, text: 'late again', beat: 12, count: 2 }]);
  });

  it('tells the same object until something has changed', () => {
    alerts.raise('rule', '');
    const before = alerts.read();
    alerts.tend();
    expect(alerts.read()).toBe(before);
    expect(alerts.takeChanged()).toBe(before);
    expect(alerts.takeChanged()).toBeUndefined();
  });
});

describe('the commands about alerts', () => {
  it('acknowledge, shelve and reopen, and can be undone', () => {
    const bench = new CommandBench();
    const state = () => bench.alerts.find(1)?.state;
    bench.alerts.raise('overrun', 'late');
    expect(bench.run('acknowledge', { alert: 1 }).outcome).toBe('done');
    expect(bench.alerts.find(1)).toMatchObject({ state: 'acknowledged', who: 'Op' });
    expect(bench.run('acknowledge', { alert: 1 }).text).toBe('Alert 1 is acknowledged already.');
    expect([bench.run('undo').outcome, state()]).toEqual(['done', 'open']);
    expect([bench.run('redo').outcome, state()]).toEqual(['done', 'acknowledged']);
    expect([bench.run('shelve', { alert: 1, minutes: 3 }).outcome, state()]).toEqual(['done', 'shelved']);
    expect(bench.alerts.find(1)?.untilAt).toBe(bench.at + 180_000);
    bench.at += 60_000;
    expect([bench.run('reopen', { alert: 1 }).outcome, state()]).toEqual(['done', 'open']);
    expect(bench.run('reopen', { alert: 1 }).outcome).toBe('refused');
    expect([bench.run('undo').outcome, state()]).toEqual(['done', 'shelved']);
    expect(bench.alerts.find(1)?.untilAt).toBe(bench.at + 120_000);
    expect([bench.run('undo').outcome, state()]).toEqual(['done', 'acknowledged']);
    expect(bench.run('shelve', { alert: 2 }).text).toBe('There is no alert 2 (any more).');
  });
});

describe('the lookout', () => {
  const at = (beat: number) => ({ beat, tick: beat - 10 });
  const lookout = () => {
    const bursts: string[] = [];
    return { bursts, lookout: new Lookout(alerts, (text) => bursts.push(text)) };
  };

  it('takes twelve late beats within two seconds for a burst, but not while the room warms up', () => {
    const { bursts, lookout: out } = lookout();
    const late = (beat: number) => out.note(at(beat), BEAT_MS + 1);
    for (let beat = 1; beat <= 100; beat++) late(beat);
    for (let beat = 1000; beat < 1000 + 11 * 11; beat += 11) late(beat);
    out.note(at(1120), BEAT_MS);
    expect(list()).toEqual([]);
    late(1120);
    expect(list()).toMatchObject([{ kind: 'overrun', text: expect.stringContaining('12 beats') }]);
    expect(bursts).toHaveLength(1);
    out.noteMissed(at(5000), 100);
    expect(bursts).toHaveLength(2);
  });

  describe('leads to the worst beat', () => {
    const worst = () =>
      list().map(({ beat, tick, count, text }) => [beat, tick, count, /worst (\d+) ms/.exec(text)?.[1]]);
    const late = (out: Lookout, from: number, times: readonly number[]) => {
      for (const [i, ms] of times.entries()) out.note(at(from + i), ms);
    };
    const twelve = (ms: number) => Array<number>(12).fill(ms);

    it('of the burst, not the last one', () => {
      const { lookout: out } = lookout();
      late(out, 1000, [20, 20, 90, ...twelve(20).slice(3)]);
      expect(worst()).toEqual([[1002, 992, 1, '90']]);
    });

    it('of all the burst, as long as it goes on', () => {
      const { bursts, lookout: out } = lookout();
      late(out, 1000, [20, 90, ...twelve(20).slice(2)]);
      late(out, 1012, twelve(30));
      expect(worst()).toEqual([[1001, 991, 2, '90']]);
      late(out, 1024, [120]);
      expect(worst()).toEqual([[1024, 1014, 2, '120']]);
      expect(bursts).toHaveLength(2);
    });

    it('of the new burst after some quiet, and of nothing before it', () => {
      const { lookout: out } = lookout();
      late(out, 1000, [90, ...twelve(20).slice(1)]);
      late(out, 2000, [200]);
      late(out, 3000, twelve(40));
      expect(worst()).toEqual([[3000, 2990, 2, '40']]);
    });

    it('that anything is kept of', () => {
      const { lookout: out } = lookout();
      const keptBeats = (TIMING.slowSpans - 1) * TIMING.slowSpanBeats;
      late(out, 1000, [90, ...twelve(20).slice(1)]);
      late(out, 1012, Array<number>(keptBeats - 1).fill(20));
      expect(worst()).toMatchObject([[1000, 990, expect.anything(), '90']]);
      late(out, 1011 + keptBeats, twelve(30));
      expect(worst()).toMatchObject([[1011 + keptBeats, 1001 + keptBeats, expect.anything(), '30']]);
    });
  });

  it('finds many links lost at once', () => {
    const { lookout: out } = lookout();
    for (let i = 0; i < 4; i++) out.noteLost(100 + 30 * i, 20);
    for (let i = 0; i < 4; i++) out.noteLost(1000 + 60 * i, 3);
    expect(list()).toEqual([]);
    for (let i = 0; i < 4; i++) out.noteLost(2000 + i, 7 - i);
    expect(list()).toMatchObject([{ kind: 'linksLost', text: '4 of 8 sessions went within two seconds.' }]);
  });

  it.each([
    ['arrays', { arrayBuffers: 0.9 * LIMITS.roomArrayBufferBytesMax, heap: 0 }],
    ['objects', { arrayBuffers: 0, heap: 0.9 * 256 * MIB }],
  ])('finds memory near its limit in %s when it stays there', (_, near) => {
    const { lookout: out } = lookout();
    for (const memory of [near, near, near, near, { arrayBuffers: 0, heap: 0 }, near]) out.noteMemory(memory);
    expect(list()).toEqual([]);
    for (let i = 0; i < 4; i++) out.noteMemory(near);
    expect(list()).toMatchObject([{ kind: 'memory', text: expect.stringContaining('256 MiB') }]);
  });
});

describe('a room', () => {
  const alertsOf = (room: RoomHarness) =>
    room.heard.flatMap((one) => (one.kind === 'alerts' ? [one.value] : [])).at(-1);

  it('raises what happens to its sessions, and says so to the host once a second', () => {
    const room = new RoomHarness();
    room.join('operator');
    const ann = room.join('player', { name: 'Ann' });
    room.port.post({ kind: 'detach', session: ann.session, why: 'flood' });
    room.beat(TIMING.reportEveryBeats);
    expect(Object.values(alertsOf(room) ?? {})).toMatchObject([
      { kind: 'sentAway', text: 'Ann was sent away: flood.', ref: { kind: 'session', id: ann.session } },
    ]);
    const before = room.heard.length;
    room.beat(3 * TIMING.reportEveryBeats);
    expect(room.heard.slice(before).filter(({ kind }) => kind === 'alerts')).toEqual([]);
  });

  it('keeps the last seconds, and raises an alert, when a page disagrees', () => {
    const room = new RoomHarness();
    const ann = room.join('player', { name: 'Ann' });
    room.beat(30);
    room.port.post({ kind: 'resync', session: ann.session, reason: 'mismatch', beat: 20, view: 'public', hash: 1 });
    room.beat(BEAT_RATE);
    expect(room.heard.filter(({ kind }) => kind === 'flight')).toMatchObject([{ why: 'mismatch', beat: 32 }]);
    expect(Object.values(alertsOf(room) ?? {})).toMatchObject([{ kind: 'mismatch', state: 'open' }]);
  });

  it('takes over the alerts of its last life, and what the host has to say', () => {
    const room = new RoomHarness();
    alerts.raise('rule', 'old');
    alerts.raise('memory', 'newer');
    alerts.acknowledge(1, 'Olga');
    room.port.post({ kind: 'alerts', value: alerts.read() });
    room.port.post({ kind: 'alarm', alert: 'roomFailed', text: 'It broke.' });
    room.beat(2);
    const op = room.join('operator');
    room.port.post({ kind: 'watch', session: op.session, topics: ['alerts'] });
    room.beat(2 * TIMING.newsEveryBeats);
    const news = op.messages.find((one) => one.kind === 'news' && one.topic === 'alerts');
    expect(news?.kind === 'news' && Object.values(news.value)).toMatchObject([
      { text: 'It broke.', state: 'open' },
      { text: 'newer', state: 'open' },
      { text: 'old', state: 'acknowledged', who: 'Olga' },
    ]);
  });
});
