import type { RoomPort } from '@tickdeck/server/room/port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RoomsHarness } from '../support/rooms-harness.js';

let all: RoomsHarness;
beforeEach(() => {
  all = new RoomsHarness();
});
afterEach(() => all.rooms.stop());

const beatsOf = (room: string, fromMs = 0) => all.of(room, 'published', fromMs).map(({ beat }) => beat);
const beatsMade = (port: RoomPort | undefined) => port?.memory.pulse[0] ?? Number.NaN;
const isLive =
  (room: string, fromMs = 0) =>
  () =>
    beatsOf(room, fromMs).length >= 5;

describe('a room in a thread', () => {
  it('beats sixty times a second for those who watch, and answers', async () => {
    all.open('a');
    all.watch('a', 1);
    await all.until('it beats', isLive('a'));
    const fromMs = performance.now();
    const first = beatsOf('a').at(-1) ?? 0;
    await all.until('a second’s beats', () => (beatsOf('a').at(-1) ?? 0) >= first + 60);
    const ms = performance.now() - fromMs;
    // A beat that came late is followed the sooner.
    expect(ms).toBeGreaterThan(1000 - LIMITS.catchUpBeatsMax * BEAT_MS - 50);
    expect(ms).toBeLessThan(1500);
    expect(all.of('a', 'tell')[0]).toMatchObject({ sessions: [1], message: { kind: 'welcome', build: 'test' } });
    expect(all.rooms.list()).toMatchObject([{ state: 'running', report: { watchers: 1, bots: 2 } }]);
  });

  it('rests when nobody is there, and is back at once when somebody comes', async () => {
    all.open('a');
    const port = all.rooms.get('a');
    await all.until('its last report', () => (all.of('a', 'report').at(-1)?.beat ?? 0) >= 300);
    const beat = all.of('a', 'report').at(-1)?.beat ?? 0;
    expect(beat).toBe(300);
    const fromMs = performance.now();
    all.watch('a', 1);
    await all.until('it is back', isLive('a'));
    expect(performance.now() - fromMs).toBeLessThan(1000);
    expect(beatsOf('a')[0]).toBe(301);
    expect(all.rooms.get('a')).toBe(port);
    expect(all.of('a', 'report').at(-1)?.overruns).toBeLessThan(60);
  });

  it('stops, and its thread is gone', async () => {
    all.open('a');
    all.watch('a', 1);
    await all.until('it beats', isLive('a'));
    await all.rooms.close('a');
    expect(all.of('a', 'close')).toMatchObject([{ session: 1, reason: 'roomClosed' }]);
    expect(all.of('a', 'failed')).toEqual([]);
    expect(all.rooms.get('a')).toBeUndefined();
    expect(all.rooms.list()).toEqual([]);
    await all.rooms.close('a');
  });
});

describe('a game in its thread', () => {
  let asked: RoomsHarness;
  beforeAll(async () => {
    asked = new RoomsHarness();
    asked.open('a');
    asked.watch('a', 1);
    await asked.until('it beats', () => asked.of('a', 'published').length > 0);
  });
  afterAll(() => asked.rooms.stop());

  it.each(['Date.now', 'new Date', 'Math.random', 'Math.sin', 'Math.exp', 'performance.now', 'setTimeout', 'fetch'])(
    'knows no %s',
    async (what) => {
      const replies = () => asked.of('a', 'tell').filter(({ message }) => message.kind === 'reply');
      const before = replies().length;
      asked.command('a', 'ask', { what });
      await asked.until('it answers', () => replies().length > before);
      expect(replies()[before]?.message).toMatchObject({
        text: expect.stringContaining(`${what.replace('new ', '')} does not exist inside a room`),
      });
    },
  );
});

describe('a room that fails', () => {
  it.each([
    ['throws', 'throw', /the game threw/],
    ['hangs', 'hang', /did not answer/],
    ['holds too many bytes', 'hoard', new RegExp(`more than ${LIMITS.roomArrayBufferBytesMax}`)],
    ['eats its heap', 'eat-heap', /memory|did not answer/],
  ])(
    'because it %s is noticed within 2 s, says so, and comes back; its neighbour notices nothing',
    async (_, command, text) => {
      all.open('bad');
      all.open('good');
      all.watch('bad', 1);
      all.watch('good', 2);
      await all.until('both beat', () => isLive('bad')() && isLive('good')());
      const port = all.rooms.get('bad');
      const neighbour = all.rooms.get('good');
      const goodBeats = beatsMade(neighbour);
      const fromMs = performance.now();
      all.command('bad', command);
      await all.until('it is noticed', () => all.of('bad', 'failed').length > 0);
      // Filling a heap until it bursts takes its time; the others are noticed at once.
      if (command !== 'eat-heap') expect(performance.now() - fromMs).toBeLessThan(2500);
      expect(all.of('bad', 'failed')).toMatchObject([{ text: expect.stringMatching(text) }]);
      if (command === 'throw') expect(all.of('bad', 'log')[0]?.data.stack).toContain('hostile-game');
      await all.until('it is back', () => all.rooms.get('bad') !== undefined);
      expect(all.rooms.get('bad')).not.toBe(port);
      const backMs = performance.now();
      all.watch('bad', 3);
      await all.until('it beats again', isLive('bad', backMs));
      // It starts anew: beats are counted from one, and nobody from before is there.
      expect(beatsOf('bad', backMs)[0]).toBeLessThan(300);
      expect(all.of('bad', 'published', backMs).at(-1)?.index[0]).toBe(3);
      expect(all.of('bad', 'failed')).toHaveLength(1);
      // Half of what it should be, because a busy machine may give two rooms less than two cores.
      const seconds = (performance.now() - fromMs) / 1000;
      expect(beatsMade(neighbour) - goodBeats).toBeGreaterThan(0.5 * 60 * seconds);
      expect(all.rooms.get('good')).toBe(neighbour);
      expect(all.of('good', 'failed')).toEqual([]);
    },
    30_000,
  );

  it('before it has begun, because its game cannot be loaded, says so and tries again', async () => {
    const broken = new RoomsHarness('file:///nowhere/game.js');
    broken.open('a');
    await broken.until('it says so twice', () => broken.of('a', 'failed').length >= 2);
    expect(broken.of('a', 'failed')[0]?.text).toContain('nowhere');
    expect(broken.rooms.list()).toMatchObject([{ state: 'restarting', report: null }]);
    await broken.rooms.stop();
  });
});

describe('rooms', () => {
  it(`have different ids and known games, and are at most ${LIMITS.roomsMax}`, () => {
    all.open('a');
    expect(() => all.open('a')).toThrow('there is a room a already');
    expect(() => all.open('b', { game: 'nonsense' })).toThrow('there is no game nonsense');
    for (let i = 1; i < LIMITS.roomsMax; i++) all.open(`room ${i}`);
    expect(() => all.open('one more')).toThrow(`there are ${LIMITS.roomsMax} rooms already`);
    expect(all.rooms.list().map(({ config }) => config.id)).toHaveLength(LIMITS.roomsMax);
  });
});
