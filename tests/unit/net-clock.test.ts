import { Arrivals } from '@tickdeck/client/net/arrivals.js';
import { PlaybackClock } from '@tickdeck/client/net/clock.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { describe, expect, it } from 'vitest';

const BEAT_MS = 1000 / 60;
/** A display that is in step with nothing. */
const DISPLAY_MS = 1000 / 75;

interface Frame {
  readonly atMs: number;
  readonly tick: number;
  readonly fraction: number;
  readonly speed: number;
}

interface Sample {
  readonly atMs: number;
  readonly shown: number;
  readonly newestTick: number;
  readonly newestTime: number;
}

/** Frames of a room that plays at `speed`, each late by what `late` says, but in order. */
function play(seconds: number, speed: number, late: () => number, start = { atMs: 0, time: 100 }): Frame[] {
  const frames: Frame[] = [];
  let lastMs = 0;
  for (let beat = 0; beat < seconds * 60; beat++) {
    const time = start.time + beat * speed;
    lastMs = Math.max(lastMs, start.atMs + beat * BEAT_MS + late());
    frames.push({ atMs: lastMs, tick: Math.floor(time + 1e-9), fraction: (time + 1e-9) % 1, speed });
  }
  return frames;
}

/** What a display shows of frames. While `blind` the page stands still; then it takes in what has come, or draws, first. */
function show(
  frames: readonly Frame[],
  seconds: number,
  blind: Blind = { fromMs: 0, toMs: 0, first: 'take in' },
): Sample[] {
  const arrivals = new Arrivals(60);
  const clock = new PlaybackClock(arrivals);
  const samples: Sample[] = [];
  let next = 0;
  for (let atMs = (frames[0] as Frame).atMs; atMs < seconds * 1000; atMs += DISPLAY_MS) {
    if (atMs >= blind.fromMs && atMs < blind.toMs) continue;
    const drawsFirst = blind.first === 'draw' && atMs >= blind.toMs && atMs < blind.toMs + DISPLAY_MS;
    if (drawsFirst) clock.at(atMs);
    for (; next < frames.length && (frames[next] as Frame).atMs <= atMs; next++) {
      const { atMs: arrivedMs, tick, fraction, speed } = frames[next] as Frame;
      arrivals.arrive(drawsFirst ? atMs : arrivedMs, tick, fraction, speed);
    }
    const { newestTick, newestTime } = arrivals;
    samples.push({ atMs, shown: clock.at(atMs), newestTick, newestTime });
  }
  return samples;
}

interface Blind {
  readonly fromMs: number;
  readonly toMs: number;
  readonly first: 'take in' | 'draw';
}

function steps(samples: readonly Sample[]): number[] {
  return samples.slice(1).map((sample, i) => sample.shown - (samples[i] as Sample).shown);
}

const settled = (samples: readonly Sample[], fromMs = 5000) => samples.filter(({ atMs }) => atMs >= fromMs);
const onTime = () => 0;

function jitter(upToMs: number): () => number {
  const random = new Random(7);
  return () => random.float() * upToMs;
}

describe('playback clock', () => {
  it('is at most a tick and a quarter behind a steady link and never ahead of it', () => {
    const samples = settled(show(play(20, 1, onTime), 20), 1000);
    for (const { atMs, shown, newestTick } of samples) {
      expect(shown).toBeLessThanOrEqual(newestTick);
      expect(100 + atMs / BEAT_MS - shown).toBeLessThan(1.25);
    }
  });

  it('keeps its rate between 96 and 102 percent whatever the jitter', () => {
    const nominal = DISPLAY_MS / BEAT_MS;
    for (const step of steps(settled(show(play(30, 1, jitter(40)), 30), 1000))) {
      expect(step).toBeGreaterThan(nominal * 0.9599);
      expect(step).toBeLessThan(nominal * 1.0201);
    }
  });

  it('has the next state in time in 99.9 percent of display frames with 40 ms of jitter, and no more delay than that needs', () => {
    const samples = settled(show(play(60, 1, jitter(40)), 60));
    const starved = samples.filter(({ shown, newestTick }) => shown > newestTick).length;
    expect(starved / samples.length).toBeLessThan(0.001);
    const worst = Math.max(...samples.map(({ atMs, shown }) => 100 + atMs / BEAT_MS - shown));
    expect(worst * BEAT_MS).toBeLessThan(40 + 1.5 * BEAT_MS);
  });

  it('grows its delay within a second when jitter begins, and gives it back slowly when it ends', () => {
    const calm = play(5, 1, onTime);
    const rough = play(5, 1, jitter(50), { atMs: 5000, time: 400 });
    const after = play(40, 1, onTime, { atMs: 10_050, time: 703 });
    const samples = show([...calm, ...rough, ...after], 50);
    const behind = (atMs: number) => {
      const sample = samples.find((one) => one.atMs >= atMs) as Sample;
      return 100 + sample.atMs / BEAT_MS - sample.shown;
    };
    expect(behind(4000)).toBeLessThan(1.25);
    expect(behind(8000)).toBeGreaterThan(2.5);
    expect(behind(49_000)).toBeLessThan(1.3);
  });

  it('is smooth in slow motion, a tick behind', () => {
    const samples = settled(show(play(30, 0.1, onTime), 30), 2000);
    const nominal = (DISPLAY_MS / BEAT_MS) * 0.1;
    for (const step of steps(samples)) {
      expect(step).toBeGreaterThan(nominal * 0.95);
      expect(step).toBeLessThan(nominal * 1.03);
    }
    for (const { shown, newestTick } of samples) expect(shown).toBeLessThanOrEqual(newestTick + 1e-6);
  });

  it('is smooth in fast forward', () => {
    const samples = settled(show(play(10, 8, onTime), 10), 1000);
    const nominal = (DISPLAY_MS / BEAT_MS) * 8;
    for (const step of steps(samples)) expect(Math.abs(step / nominal - 1)).toBeLessThan(0.041);
  });

  it('stands on the newest tick in a pause, glides over a step, and goes on without going back', () => {
    const before = play(3, 1, onTime);
    const last = before.at(-1) as Frame;
    const beats = (n: number) => last.atMs + n * BEAT_MS;
    const pause = Array.from({ length: 60 }, (_, i) => ({ ...last, atMs: beats(i + 1), speed: 0 }));
    const step = Array.from({ length: 60 }, (_, i) => ({
      ...last,
      atMs: beats(i + 61),
      tick: last.tick + 1,
      speed: 0,
    }));
    const resumed = play(3, 1, onTime, { atMs: beats(121), time: last.tick + 2 });
    const samples = show([...before, ...pause, ...step, ...resumed], 8);
    const at = (ms: number) => (samples.filter(({ atMs }) => atMs <= ms).at(-1) as Sample).shown;
    expect(at(beats(55))).toBe(last.tick);
    expect(at(beats(100))).toBe(last.tick + 1);
    for (const one of steps(samples)) expect(one).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps(samples.filter(({ atMs }) => atMs > beats(10))))).toBeLessThan(1);
  });

  it('jumps at once when time is rewound', () => {
    const frames = [...play(3, 1, onTime), ...play(3, 1, onTime, { atMs: 3000, time: 40 })];
    const samples = show(frames, 6);
    const first = samples.find(({ atMs }) => atMs >= 3000 + 2 * DISPLAY_MS) as Sample;
    expect(first.shown).toBeLessThan(45);
    for (const step of steps(samples.filter(({ atMs }) => atMs >= first.atMs))) expect(step).toBeGreaterThan(0);
  });

  it('guesses at most 100 ms beyond the last frame of a link that stands still', () => {
    const samples = show(play(3, 1, onTime), 6);
    const last = samples.at(-1) as Sample;
    expect(last.shown).toBeCloseTo(last.newestTick + 6, 5);
  });

  it('drops the backlog of a link that stood still for seconds', () => {
    const late = play(3, 1, onTime, { atMs: 3000, time: 280 }).map((frame) => ({
      ...frame,
      atMs: Math.max(6000, frame.atMs),
    }));
    const after = play(3, 1, onTime, { atMs: 6000, time: 460 });
    const samples = show([...play(3, 1, onTime), ...late, ...after], 9);
    const first = samples.find(({ atMs }) => atMs >= 6000 + 2 * DISPLAY_MS) as Sample;
    expect(first.shown).toBeGreaterThan(456);
  });

  it.each([
    ['while the page gets ready', 0, 290, 'take in'],
    ['in the middle of play', 5000, 5290, 'take in'],
    ['in the middle of play, and draws first', 5000, 5290, 'draw'],
  ] as const)(
    'does not wait for a link that is as good as ever because its own page stood still %s',
    (_, fromMs, toMs, first) => {
      const held = play(12, 1, onTime).map((frame) =>
        frame.atMs > fromMs && frame.atMs < toMs ? { ...frame, atMs: toMs } : frame,
      );
      const samples = show(held, 12, { fromMs, toMs, first });
      for (const { atMs, shown } of settled(samples, toMs + 1000)) {
        expect(100 + atMs / BEAT_MS - shown).toBeLessThan(1.5);
      }
    },
  );

  it('is back near the present seconds after a single hold-up', () => {
    const held = play(12, 1, onTime).map((frame) =>
      frame.atMs > 5000 && frame.atMs < 5400 ? { ...frame, atMs: 5400 } : frame,
    );
    const samples = show(held, 12);
    const behind = samples.map(({ atMs, shown }) => 100 + atMs / BEAT_MS - shown);
    expect(Math.max(...behind)).toBeLessThan(1.5 + 400 / BEAT_MS);
    expect(behind.at(-1)).toBeLessThan(5);
  });
});
