import { Metronome } from '@tickdeck/server/room/thread/metronome.js';
import { Watch } from '@tickdeck/server/room/thread/watch.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, it } from 'vitest';

describe('the metronome', () => {
  it('makes sixty beats a second however late each begins', () => {
    const metronome = new Metronome(1000);
    let nowMs = 1000;
    for (let i = 0; i < 60; i++) {
      nowMs = Math.max(nowMs, metronome.dueMs) + (i % 7);
      expect(metronome.begin(nowMs)).toBe(0);
    }
    expect(metronome.dueMs).toBeCloseTo(1000 + 61 * BEAT_MS, 6);
  });

  it('makes up for a few late beats without a pause', () => {
    const metronome = new Metronome(0);
    const nowMs = (LIMITS.catchUpBeatsMax + 1) * BEAT_MS;
    let beats = 0;
    for (; metronome.dueMs <= nowMs; beats++) expect(metronome.begin(nowMs)).toBe(0);
    expect(beats).toBe(LIMITS.catchUpBeatsMax + 1);
  });

  it('goes on from now after a long stall, and says what it will never make', () => {
    const metronome = new Metronome(0);
    expect(metronome.begin(60_000)).toBe(3599);
    expect(metronome.dueMs).toBeCloseTo(60_000 + BEAT_MS, 6);
    expect(metronome.begin(metronome.dueMs)).toBe(0);
  });
});

describe('the watch', () => {
  const looks = (watch: Watch, count: number, pulse: { beat: number; isResting: boolean }) =>
    Array.from({ length: count }, () => watch.look(pulse)).at(-1);

  it('finds a room hanging after six looks without a beat, which is less than two seconds', () => {
    const watch = new Watch();
    expect(looks(watch, 1, { beat: 5, isResting: false })).toBe('alive');
    expect(looks(watch, 5, { beat: 5, isResting: false })).toBe('alive');
    expect(looks(watch, 1, { beat: 5, isResting: false })).toBe('hanging');
  });

  it('bears rest for ever, and loading for ten seconds', () => {
    const watch = new Watch();
    expect(looks(watch, 39, { beat: 0, isResting: false })).toBe('alive');
    expect(looks(new Watch(), 40, { beat: 0, isResting: false })).toBe('hanging');
    expect(looks(watch, 1000, { beat: 7, isResting: true })).toBe('alive');
    expect(looks(watch, 5, { beat: 7, isResting: false })).toBe('alive');
  });
});
