import { gearOf } from '@tickdeck/server/gateway/gear.js';
import { LINK } from '@tickdeck/server/room/port.js';
import { GEAR } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, test } from 'vitest';
import { openDesk } from '../support/server/desk.js';

const clear = { delayMs: 0, jitterMs: 0, stallMs: 0, stallEveryMs: 0, kilobytesPerSecond: 0 };
const BEAT_MS = 1000 / 60;

/** Two players who acknowledge each beat at once; the first has weather. Returns what operators will be told of their links. */
function afterSeconds(seconds: number, weather: Partial<typeof clear>) {
  const { room, clock, enter } = openDesk();
  const sockets = [enter(), enter({ device: 'device-2' })];
  room.say({ kind: 'weather', session: 1, weather: { ...clear, ...weather } });
  const read = [0, 0];
  for (let beat = 1; beat <= seconds * 60; beat++) {
    room.publish(beat, [1, 1], [2, 1]);
    clock.advance(BEAT_MS);
    for (const [i, socket] of sockets.entries()) {
      const got = socket.frames().length;
      if (got > (read[i] as number)) socket.type({ kind: 'ack', beat: got });
      read[i] = got;
      const ping = socket.last('ping');
      if (ping) socket.type({ kind: 'pong', nonce: ping.nonce });
    }
  }
  const told = (link: number, column: keyof typeof LINK) => room.memory.links[link * LINK.width + LINK[column]] ?? -1;
  return [0, 1].map((link) => ({
    jitterMs: told(link, 'jitterUs') / 1000,
    stallMs: told(link, 'stallMs'),
    stalls: told(link, 'stalls'),
  }));
}

describe('how even a link is', () => {
  test('stalls are told of with their length and number, and only of whose link has them', () => {
    const [stalling, calm] = afterSeconds(12, { stallMs: 180, stallEveryMs: 2_000 });
    // Held up are what is sent in a stall and what is answered in it.
    expect(stalling?.stallMs).toBeGreaterThan(150);
    expect(stalling?.stallMs).toBeLessThan(220);
    expect([4, 5]).toContain(stalling?.stalls);
    expect(calm).toEqual({ jitterMs: 0, stallMs: 0, stalls: 0 });
  });

  test('jitter is told of, and is no stall', () => {
    const [shaking, calm] = afterSeconds(6, { jitterMs: 60 });
    expect(shaking?.jitterMs).toBeGreaterThan(8);
    expect(shaking?.jitterMs).toBeLessThan(40);
    expect([shaking?.stalls, calm?.jitterMs]).toEqual([0, 0]);
  });

  test('delay alone is neither', () => {
    const [far] = afterSeconds(6, { delayMs: 150 });
    expect(far?.stalls).toBe(0);
    // Timers have a grain of a millisecond.
    expect(far?.jitterMs).toBeLessThan(1);
  });

  test('is forgotten with the session', () => {
    const { room, enter } = openDesk();
    const links = room.memory.links;
    links.set([5, 5, 5], LINK.jitterUs);
    enter();
    expect([...links.subarray(LINK.jitterUs, LINK.gear + 1)]).toEqual([0, 0, 0, GEAR.indexOf('other')]);
  });
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1', 'phone'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140.0.0.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'computer'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 'computer'],
  ['curl/8.5.0', 'other'],
  ['', 'other'],
])('whoever says %s sits at a %s', (agent, gear) => {
  expect(gearOf(agent)).toBe(gear);
});
