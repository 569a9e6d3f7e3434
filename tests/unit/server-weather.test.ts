import type { Weather } from '@tickdeck/shared/commands/weather.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, test } from 'vitest';
import { openDesk } from '../support/server/desk.js';

const clear: Weather = { delayMs: 0, jitterMs: 0, stallMs: 0, stallEveryMs: 0, kilobytesPerSecond: 0 };
const input = (seq: number) => ({ kind: 'input' as const, seq, ack: 0, shown: 0, values: [1] });

/** Two players, the first of whom has weather. */
function underWeather(weather: Partial<Weather>) {
  const desk = openDesk();
  const [ada, bert] = [desk.enter(), desk.enter({ device: 'device-2' })];
  const bring = (next: Partial<Weather> | undefined) =>
    desk.room.say({ kind: 'weather', session: 1, weather: next && { ...clear, ...next } });
  bring(weather);
  return { ...desk, ada, bert, bring };
}

describe('[K17] weather over one session', () => {
  test('holds up what it gets and what it says, and nothing of anybody else', () => {
    const { room, clock, ada, bert } = underWeather({ delayMs: 100 });
    room.publish(1, [1, 11], [2, 22]);
    ada.type(input(1));
    bert.type(input(1));
    expect([ada.frames(), bert.frames()]).toEqual([[], [22]]);
    expect(room.of('input').map(({ session }) => session)).toEqual([2]);
    clock.advance(99);
    expect(ada.frames()).toEqual([]);
    clock.advance(1);
    expect(ada.frames()).toEqual([11]);
    expect(room.of('input').map(({ session }) => session)).toEqual([2, 1]);
  });

  test('lets nothing overtake, however it jitters and changes, and loses nothing', () => {
    const { room, clock, ada, bring } = underWeather({ delayMs: 40, jitterMs: 90 });
    for (let beat = 1; beat <= 250; beat++) {
      room.publish(beat, [1, beat]);
      if (beat === 100) bring({ jitterMs: 5, kilobytesPerSecond: 1 });
      if (beat === 200) bring(undefined);
      clock.advance(3);
    }
    clock.advance(200);
    expect(ada.frames()).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
    room.publish(251, [1, 251]);
    expect(ada.frames().at(-1)).toBe(251);
  });

  test('stalls as long and as often as it says', () => {
    const { room, clock, ada } = underWeather({ stallMs: 180, stallEveryMs: 2_000 });
    const atMs: number[] = [];
    for (let ms = 0; ms < 4_000; ms += 20) {
      const before = ada.frames().length;
      room.publish(ms / 20 + 1, [1, 1]);
      if (ada.frames().length > before + 1 || ada.frames().length === before) atMs.push(ms);
      clock.advance(20);
    }
    expect([atMs[0], atMs.filter((ms) => ms < 2_000).at(-1)]).toEqual([1_820, 1_980]);
    expect([atMs.find((ms) => ms >= 2_000), atMs.at(-1)]).toEqual([3_820, 3_980]);
  });

  test('with a cap makes the room know what waits, until it has gone', () => {
    const { room, clock, ada } = underWeather({ kilobytesPerSecond: 1 });
    const waiting = () => room.link(0, 'bufferedBytes');
    for (let beat = 1; beat <= 10; beat++) room.publish(beat, [1, beat]);
    const all = waiting();
    expect(all).toBeGreaterThanOrEqual(10);
    clock.advance(all - 4);
    expect(waiting()).toBe(4);
    clock.advance(4);
    expect([waiting(), ada.frames().length]).toEqual([0, 10]);
  });

  test('holds a bounded number of messages: a room takes it for full, and more push out the oldest', () => {
    const { room, ada } = underWeather({ delayMs: 1_000 });
    expect(room.link(0, 'bufferedBytes')).toBe(0);
    for (let beat = 1; beat <= LIMITS.heldMessagesMax + 3; beat++) room.publish(beat, [1, beat % 256]);
    expect(room.link(0, 'bufferedBytes')).toBe(LIMITS.bufferedBytesMax);
    expect(ada.frames()).toEqual([1, 2, 3]);
  });

  test('holds a bounded number of bytes', () => {
    const { room, ada } = underWeather({ delayMs: 1_000 });
    const publish = (length: number) => {
      const [bytes, index] = [new Uint8Array(length), Int32Array.of(1, 0, length)];
      room.say({ kind: 'published', beat: 1, bytes, index });
    };
    const before = ada.sent.length;
    publish(LIMITS.heldBytesMax - 1);
    publish(1);
    expect([ada.sent.length, room.link(0, 'bufferedBytes')]).toEqual([before, 0]);
    publish(1);
    expect(ada.sent.at(-1)).toHaveLength(LIMITS.heldBytesMax - 1);
  });

  test('ends with the session, whose goodbye does not wait for it', () => {
    const { room, clock, ada, bert } = underWeather({ delayMs: 500 });
    room.publish(1, [1, 11]);
    ada.type(input(1));
    room.say({ kind: 'close', session: 1, reason: 'kicked' });
    expect(ada.frames()).toEqual([11]);
    expect([ada.last('goodbye')?.reason, ada.closed?.reason]).toEqual(['kicked', 'kicked']);
    room.say({ kind: 'close', session: 2, reason: 'kicked' });
    bert.drop();
    expect(clock.pending).toBe(0);
    clock.advance(1_000);
    expect(room.of('input')).toEqual([]);
  });

  test('is forgotten when its socket is gone', () => {
    const { room, clock, ada, bert } = underWeather({ delayMs: 500 });
    room.publish(1, [1, 11]);
    ada.drop();
    bert.drop();
    expect(clock.pending).toBe(0);
  });
});
