import { chordOf } from '@tickdeck/client/pages/control/keys/chords.js';
import { sayUse, topUses } from '@tickdeck/client/pages/control/run/bandwidth.js';
import { mergeAudit } from '@tickdeck/client/pages/control/run/entries.js';
import { Series } from '@tickdeck/client/pages/control/run/series.js';
import { fromSlider, nextPreset, PRESETS, toSlider } from '@tickdeck/client/pages/control/run/speed.js';
import { tokenIn } from '@tickdeck/client/pages/control/token.js';
import type { AuditEntry, Telemetry } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';

describe('the speed slider', () => {
  it('reaches every preset, and only speeds the host takes', () => {
    for (const preset of PRESETS) expect(fromSlider(toSlider(preset))).toBe(preset);
    for (let place = 0; place <= 1; place += 0.01) {
      const steps = fromSlider(place) / 0.05;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      expect(fromSlider(place)).toBeGreaterThanOrEqual(0.05);
      expect(fromSlider(place)).toBeLessThanOrEqual(8);
    }
  });

  it('goes from preset to preset and stops at the ends', () => {
    expect(nextPreset(1, 1)).toBe(2);
    expect(nextPreset(1.3, -1)).toBe(1);
    expect(nextPreset(8, 1)).toBe(8);
    expect(nextPreset(0.05, -1)).toBe(0.05);
  });
});

describe('the series of a chart', () => {
  const telemetry = (beatMs: readonly number[], bytes: readonly number[]) =>
    ({ beatMs, bytes }) as unknown as Telemetry;

  it('makes one point of each telemetry', () => {
    const series = new Series();
    series.push(telemetry([1, 3, 2], [100, 200, 300]), 60, 10);
    expect(series.newest).toEqual({ meanMs: 2, worstMs: 3, kilobytesPerSecond: 12 });
  });

  it('keeps a minute and no more', () => {
    const series = new Series();
    for (let quarter = 0; quarter <= 400; quarter++) series.push(telemetry([1], [0]), 60, quarter / 4);
    expect(series.points[0][0]).toBe(40);
    expect(new Set(series.points.map(({ length }) => length))).toEqual(new Set([241]));
  });
});

it('the audit list takes in new and changed entries, newest first', () => {
  const entry = (id: number, undoable: boolean) => ({ id, undoable }) as AuditEntry;
  const list = mergeAudit([entry(2, true), entry(1, true)], [entry(3, true), entry(1, false)]);
  expect(list.map(({ id, undoable }) => [id, undoable])).toEqual([
    [3, true],
    [2, true],
    [1, false],
  ]);
});

describe('a token', () => {
  const token = 'AQQAAGsDc_k1MZK8OK3C_x3iqDY.lE82gw782rbUubyDd5Aiu041zXq_v_sona-SYhhc1Kk';

  it('is found in a link, in its end and by itself', () => {
    expect(tokenIn(`http://10.0.0.7:8080/control/arena#token=${token}`)).toBe(token);
    expect(tokenIn(`#token=${token}`)).toBe(token);
    expect(tokenIn(`  ${token}\n`)).toBe(token);
  });

  it('is not found in anything else', () => {
    for (const text of ['', 'hello', 'http://10.0.0.7:8080/control/arena', '#token=', 'a.b']) {
      expect(tokenIn(text)).toBeUndefined();
    }
  });
});

describe('a chord', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

  it('is written as people write it, on any keyboard', () => {
    expect(press(' ', { shiftKey: true })).toBe('Shift+Space');
    expect(press('z', { ctrlKey: true })).toBe('Ctrl+Z');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('/', { shiftKey: true })).toBe('/');
    expect(press('o')).toBe('O');
  });
});

describe('what is sent', () => {
  it('is told by its greatest uses, the same field of all views together', () => {
    const fields = (x: number, hp: number) => [
      { of: 'ships', field: 'x', bits: x, rows: [] },
      { of: 'ships', field: '', bits: 10, rows: [] },
      { of: 'ships', field: 'hp', bits: hp, rows: [] },
    ];
    const uses = topUses(
      {
        kind: 'bandwidth',
        beat: 240,
        beats: 120,
        views: [
          { view: 'public', bits: 100, fields: fields(70, 20) },
          { view: 'own', bits: 60, fields: fields(0, 50) },
        ],
        sessions: [
          { session: 1, framing: 30, views: [100, 60] },
          { session: 2, framing: 10, views: [0, 0] },
        ],
      },
      3,
    );
    expect(uses.map(sayUse)).toEqual(['ships.x 35 %', 'ships.hp 35 %', 'headers 20 %']);
  });
});
