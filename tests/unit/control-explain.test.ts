import { inOrder, sayAge, sayState } from '@tickdeck/client/pages/control/explain/alerts.js';
import {
  appendBeats,
  lookUp,
  type Slow,
  type StripBeat,
  sayBeat,
  sayMs,
} from '@tickdeck/client/pages/control/explain/beats.js';
import { appendLines, filterLines, sayLine } from '@tickdeck/client/pages/control/explain/log.js';
import { beatAt } from '@tickdeck/client/pages/control/explain/strip.js';
import { costliestRows, HEADERS, keep, layersOf, REST } from '@tickdeck/client/pages/control/explain/traffic.js';
import { type Alert, NO_REF } from '@tickdeck/shared/topics/alerts.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Bandwidth, Beats, LogLine } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

const { telemetryBeatsMax } = LIMITS;

describe('the tick strip', () => {
  const heard = (beat: number, count: number, ticks = 1): Beats => ({
    kind: 'beats',
    beat,
    tick: beat * ticks,
    beats: Array.from({ length: count }, () => ({
      phasesUs: [10, 200, 30, 40, 20],
      gapUs: 16_667,
      ticks,
      messages: 2,
      bytes: 900,
    })),
  });

  it('joins batches, and counts ticks back from the newest', () => {
    const beats = appendBeats(appendBeats([], heard(30, 15, 2)), heard(45, 15, 2));
    expect(beats.map(({ beat }) => beat)).toEqual(Array.from({ length: 30 }, (_, i) => 16 + i));
    expect(beats.map(({ tick }) => tick)).toEqual(Array.from({ length: 30 }, (_, i) => 2 * (16 + i)));
    expect(beats[0]?.totalUs).toBe(300);
  });

  it('takes what it knows already only once, and begins anew after a gap', () => {
    const known = appendBeats([], heard(30, 30));
    expect(appendBeats(known, heard(45, 45))).toHaveLength(45);
    expect(appendBeats(known, heard(60, 15)).map(({ beat }) => beat)[0]).toBe(46);
  });

  it(`has ${telemetryBeatsMax} beats, and finds the one under a pointer`, () => {
    const beats = appendBeats(appendBeats([], heard(600, 600)), heard(615, 15));
    expect(beats).toHaveLength(telemetryBeatsMax);
    expect(beatAt(beats, 599.5, 600)?.beat).toBe(615);
    expect(beatAt(beats, 0, 600)?.beat).toBe(16);
    expect(beatAt(beats.slice(-10), 300, 600)).toBeUndefined();
    expect(beatAt(beats.slice(-10), 595, 600)?.beat).toBe(611);
  });

  it('tells of a beat what is known: all of a slow one, the figures of another, a slow one next to it, or that it is forgotten', () => {
    const beats = appendBeats([], heard(1_000, 600));
    const slow = [{ beat: 900 }, { beat: 300 }] as Slow[];
    const told = (beat?: number) => lookUp(beat, beats, slow);
    expect(told()).toEqual({ kind: 'none' });
    expect(told(900)).toMatchObject({ kind: 'slow', slow: { beat: 900 }, beat: { beat: 900 } });
    expect(told(901)).toMatchObject({ kind: 'beat', beat: { beat: 901 } });
    expect(told(310)).toMatchObject({ kind: 'slow', slow: { beat: 300 } });
    expect(told(100)).toEqual({ kind: 'forgotten' });
    expect(told(1_100)).toEqual({ kind: 'none' });
    expect(lookUp(100, [], [])).toEqual({ kind: 'none' });
  });

  it('says what a beat was in words', () => {
    expect(sayBeat(appendBeats([], heard(7, 1))[0] as StripBeat)).toBe(
      'Beat 7, tick 7: 0.30 ms, most of it simulate with 0.20 ms',
    );
    expect(sayMs(16_667)).toBe('16.7 ms');
  });
});

describe('traffic', () => {
  const account = (beat: number, scale = 1): Bandwidth => ({
    kind: 'bandwidth',
    beat,
    beats: 120,
    views: [
      {
        view: 'public',
        bits: 3000 * scale,
        fields: [
          {
            of: 'ships',
            field: 'x',
            bits: 2000 * scale,
            rows: [
              { row: 5, bits: 1500 },
              { row: 6, bits: 500 },
            ],
          },
          { of: 'ships', field: '', bits: 1000 * scale, rows: [{ row: 6, bits: 900 }] },
        ],
      },
      { view: 'own', bits: 1000 * scale, fields: [{ of: 'players', field: '', bits: 1000 * scale, rows: [] }] },
    ],
    sessions: [
      { session: 1, framing: 300, views: [1000 * scale, 1000 * scale] },
      { session: 2, framing: 100, views: [2000 * scale, 0] },
    ],
  });
  const named = (accounts: readonly Bandwidth[], division: 'view' | 'table' | 'field', session = 0) =>
    layersOf(accounts, division, session, 60).map(({ name, newest }) => [name, newest]);

  it('is divided by view, table or field without a rest, in kbit/s', () => {
    expect(named([account(120)], 'view')).toEqual([
      ['public', 1.5],
      ['own', 0.5],
      [HEADERS, 0.2],
    ]);
    expect(named([account(120)], 'table')).toEqual([
      ['ships', 1.5],
      ['players', 0.5],
      [HEADERS, 0.2],
    ]);
    expect(named([account(120)], 'field')).toEqual([
      ['ships.x', 1],
      ['ships', 0.5],
      ['players', 0.5],
      [HEADERS, 0.2],
    ]);
  });

  it('to one session is what its views took', () => {
    expect(named([account(120)], 'table', 2)).toEqual([
      ['ships', 1],
      [HEADERS, 0.05],
    ]);
  });

  it('goes over time, and is forgotten after five minutes', () => {
    const accounts = [1, 2, 3].reduce<readonly Bandwidth[]>((all, i) => keep(all, account(120 * i, i)), []);
    expect(layersOf(accounts, 'view', 0, 60)[0]?.values).toEqual([1.5, 3, 4.5]);
    expect(keep(accounts, account(360))).toHaveLength(3);
    const long = Array.from({ length: 200 }, (_, i) => i).reduce<readonly Bandwidth[]>(
      (all, i) => keep(all, account(120 * i)),
      [],
    );
    expect(long).toHaveLength(150);
  });

  it('puts what is small together', () => {
    const fields = Array.from({ length: 12 }, (_, i) => ({ of: 'ships', field: `f${i}`, bits: 100 - i, rows: [] }));
    const bits = fields.reduce((sum, one) => sum + one.bits, 0);
    const many = {
      ...account(120),
      views: [{ view: 'public', bits, fields }],
      sessions: [{ session: 1, framing: 0, views: [bits] }],
    };
    const layers = layersOf([many], 'field', 0, 60);
    expect(layers).toHaveLength(9);
    expect(layers.at(-1)?.name).toBe(REST);
    expect(layers.reduce((sum, { newest }) => sum + newest, 0)).toBeCloseTo(bits / 2000, 9);
  });

  it('names the rows of a field or of a whole table', () => {
    expect(costliestRows(account(120), 'ships', 'x')).toEqual([
      { row: 5, bits: 1500 },
      { row: 6, bits: 500 },
    ]);
    expect(costliestRows(account(120), 'ships', '')).toEqual([
      { row: 5, bits: 1500 },
      { row: 6, bits: 1400 },
    ]);
  });
});

describe('alerts on the deck', () => {
  const alert = (id: number, state: Alert['state'], lastAt: number): Alert => ({
    ...{ id, state, lastAt, kind: 'rule', text: '', count: 1, firstAt: 0, beat: 0, tick: 0, who: 'Olga', untilAt: 0 },
    ref: NO_REF,
  });

  it('are in the order of what wants attention', () => {
    const all = [alert(1, 'cleared', 9), alert(2, 'open', 1), alert(3, 'acknowledged', 8), alert(4, 'open', 5)];
    expect(inOrder(all).map(({ id }) => id)).toEqual([4, 2, 3, 1]);
  });

  it('say their state and age', () => {
    expect(sayState(alert(1, 'acknowledged', 0))).toBe('Olga looks after it');
    expect([1_000, 40_000, 200_000, 9_000_000].map(sayAge)).toEqual(['just now', '40 s ago', '3 min ago', '3 h ago']);
  });
});

describe('the log on the deck', () => {
  const line = (id: number, level: LogLine['level'], text: string, data = ''): LogLine => ({
    id,
    at: 0,
    level,
    text,
    data,
  });

  it('appends what is new, and takes the whole again when it is told anew', () => {
    const known = appendLines([], [line(1, 'info', 'a'), line(2, 'info', 'b')]);
    expect(appendLines(known, [line(2, 'info', 'b'), line(3, 'info', 'c')]).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('is filtered by level and by all the words', () => {
    const lines = [
      line(1, 'info', 'A flight', 'room=arena'),
      line(2, 'warn', 'A page', 'room=arena'),
      line(3, 'error', 'Bad'),
    ];
    expect(filterLines(lines, 'warn', '').map(({ id }) => id)).toEqual([2, 3]);
    expect(filterLines(lines, 'debug', 'ARENA page').map(({ id }) => id)).toEqual([2]);
    expect(sayLine(line(1, 'warn', 'Odd.', 'a=1'))).toBe('1970-01-01T00:00:00.000Z WARN Odd. a=1');
  });
});
