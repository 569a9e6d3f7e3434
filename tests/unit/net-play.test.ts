import type { Shown } from '@tickdeck/client/net/frame.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { describe, expect, it } from 'vitest';
import { BEAT_MS, type Play, play } from '../support/page.js';

const DISPLAY_MS = 1000 / 75;
const random = new Random(3);
/** 100 ms there and back. */
const FAR = { delayMs: 50, jitterMs: 0, chance: () => 0 };
const ROUGH = { delayMs: 40, jitterMs: 20, chance: () => random.float() };

/** Hands that change their mind twice a second. */
function wobble(): () => { moveX: number; moveY: number; aim: number; dash: number } {
  let ticks = 0;
  return () => {
    const phase = Math.floor(ticks++ / 30) % 4;
    return {
      moveX: [127, 40, -127, -40][phase] as number,
      moveY: [0, 127, 0, -127][phase] as number,
      aim: (ticks * 5) % 1024,
      dash: phase === 0 || phase === 2 ? 1 : 0,
    };
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function ownPlace(shown: Shown | undefined): Place | undefined {
  const ships = shown?.tables.ships;
  if (!ships) return undefined;
  for (let i = 0; i < ships.count; i++) {
    if (ships.columns.player?.[i] === shown?.player) {
      return { x: ships.columns.x?.[i] as number, y: ships.columns.y?.[i] as number };
    }
  }
  return undefined;
}

/** The own ship's places, display frame by display frame. */
function watch({ run, client }: Play, seconds: number): Place[] {
  const places: Place[] = [];
  run(seconds, () => {
    const place = ownPlace(client.show());
    if (place) places.push(place);
  });
  return places;
}

function speeds(places: readonly Place[]): number[] {
  return places.slice(1).map((place, i) => {
    const before = places[i] as Place;
    return Math.hypot(place.x - before.x, place.y - before.y);
  });
}

/** Largest change of the distance moved from one display frame to the next. */
function roughness(places: readonly Place[]): number {
  const moved = speeds(places);
  return Math.max(...moved.slice(1).map((speed, i) => Math.abs(speed - (moved[i] as number))));
}

/** What one tick's push, forth and back, can change the distance of one display frame by. */
const PUSH_MAX = 2 * 0.2 * (DISPLAY_MS / BEAT_MS);

describe('the own avatar', () => {
  it.each([
    ['a near link', { delayMs: 0, jitterMs: 0, chance: () => 0 }],
    ['100 ms there and back', FAR],
  ])('moves without visible steps over %s', (_, shape) => {
    const game = play({ shape, steer: wobble() });
    watch(game, 3);
    const places = watch(game, 10);
    expect(places.length).toBeGreaterThan(700);
    expect(roughness(places)).toBeLessThan(PUSH_MAX);
    expect(Math.max(...speeds(places))).toBeGreaterThan(1);
  });

  it('moves without visible steps over a link with jitter', () => {
    const game = play({ shape: ROUGH, steer: wobble() });
    watch(game, 5);
    expect(roughness(watch(game, 10))).toBeLessThan(PUSH_MAX * 1.5);
  });

  it('answers its player at once, long before the host could', () => {
    let moveX = 0;
    const game = play({ shape: FAR, steer: () => ({ moveX, moveY: 0, aim: 0, dash: 0 }) });
    const before = watch(game, 3).at(-1) as Place;
    moveX = 127;
    const places = watch(game, 0.06);
    expect((places.at(-1) as Place).x).toBeGreaterThan(before.x + 0.3);
  });

  it('fades an error instead of stepping when the room saw it otherwise', () => {
    const game = play({ shape: FAR, steer: () => ({ moveX: 0, moveY: 0, aim: 0, dash: 0 }) });
    const before = watch(game, 3).at(-1) as Place;
    const ships = game.host.world.tables.ships;
    ships.columns.x[0] = (ships.columns.x[0] as number) + 10;
    const places = watch(game, 2);
    expect(places.at(-1)?.x).toBeCloseTo(before.x + 10, 1);
    expect(Math.max(...speeds(places))).toBeLessThan(2);
  });

  it('jumps at once when the room says that it jumped', () => {
    const game = play({ shape: FAR, steer: () => ({ moveX: 0, moveY: 0, aim: 0, dash: 0 }) });
    const before = watch(game, 3).at(-1) as Place;
    const { ships } = game.host.world.tables;
    ships.columns.x[0] = (ships.columns.x[0] as number) + 100;
    ships.jumped(0);
    const moved = speeds(watch(game, 1)).filter((speed) => speed > 0);
    expect(moved).toHaveLength(1);
    expect(ownPlace(game.client.show())?.x).toBeCloseTo(before.x + 100, 1);
  });

  it('shows an edit at once while the room is paused, and nothing moves otherwise', () => {
    const game = play({ shape: FAR, steer: wobble() });
    watch(game, 3);
    game.host.speed = 0;
    watch(game, 1);
    expect(Math.max(...speeds(watch(game, 1)))).toBe(0);
    const { ships } = game.host.world.tables;
    ships.columns.x[0] = 700;
    const places = watch(game, 0.2);
    expect(places.at(-1)?.x).toBe(700);
    expect(speeds(places).filter((speed) => speed > 0)).toHaveLength(1);
    game.host.speed = 1;
    watch(game, 1);
    expect(roughness(watch(game, 3))).toBeLessThan(PUSH_MAX);
  });

  it('is shown as others see it while nobody steers', () => {
    const game = play({ shape: FAR });
    game.run(1);
    const { ships } = game.host.world.tables;
    ships.columns.vx[0] = 8;
    watch(game, 0.3);
    const places = watch(game, 2);
    expect(speeds(places).filter((speed) => speed > 0.1).length).toBeGreaterThan(30);
    expect(roughness(places)).toBeLessThan(0.5);
  });
});

describe('inputs', () => {
  const waits = (seconds: number, shape: typeof FAR) => {
    const times: number[] = [];
    const game = play({
      shape,
      steer: wobble(),
      events: { frame: (_, { inputToStateMs }) => times.push(...inputToStateMs) },
    });
    // The host measures how punctual inputs are and tells it.
    for (let second = 0; second < seconds; second++) {
      game.run(1, () => game.client.show());
      game.host.ping(2 * shape.delayMs);
    }
    times.splice(0, 400);
    return { game, times: times.sort((a, b) => a - b) };
  };

  it('come once a tick and just in time: little later than the round trip', () => {
    const { game, times } = waits(20, FAR);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(100 + 8);
    const ticks = game.host.world.tick;
    expect(game.host.session.missed.ticks).toBeLessThan(ticks * 0.02 + 20);
    expect(game.host.session.queue.size).toBeLessThanOrEqual(1);
  });

  it('are not made earlier because one ping was held up', () => {
    const { game } = waits(10, FAR);
    game.host.ping(180);
    const before = game.host.session.heard.length;
    game.run(3, () => game.client.show());
    expect(game.host.session.heard.length - before).toBeLessThan(3 * 60 + 4);
    expect(game.host.session.queue.size).toBeLessThanOrEqual(1);
  });

  it('leave a margin for jitter', () => {
    const { game, times } = waits(30, ROUGH);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(100 + 50);
    expect(game.host.session.missed.ticks).toBeLessThan(game.host.world.tick * 0.03 + 20);
  });

  it('are numbered from 1 without gaps, acknowledge the newest beat and tell what was seen', () => {
    const game = play({ shape: FAR, steer: wobble() });
    game.run(3, () => game.client.show());
    const inputs = game.host.session.heard.filter(({ kind }) => kind === 'input');
    expect(inputs.map((input) => (input.kind === 'input' ? input.seq : 0))).toEqual(inputs.map((_, i) => i + 1));
    const last = inputs.at(-1);
    if (last?.kind !== 'input') throw new Error('no input');
    expect(game.host.beatNumber - last.ack).toBeLessThan(10);
    expect(game.host.world.tick - last.shown / 16).toBeGreaterThan(4);
    expect(game.host.world.tick - last.shown / 16).toBeLessThan(14);
  });

  it('are as many as simulated ticks in slow motion, and none in a pause, while acks go on', () => {
    const game = play({ steer: wobble() });
    game.run(2);
    const count = (kind: string) => game.host.session.heard.filter((message) => message.kind === kind).length;
    game.host.speed = 0.25;
    game.run(0.5);
    const slow = count('input');
    game.run(4);
    expect(Math.abs(count('input') - slow - 60)).toBeLessThanOrEqual(2);
    game.host.speed = 0;
    game.run(0.5);
    const paused = count('input');
    const acks = count('ack');
    game.run(2);
    expect(count('input')).toBe(paused);
    expect(count('ack') - acks).toBeGreaterThanOrEqual(20);
    expect(count('ack') - acks).toBeLessThan(36);
  });

  it('come from who does not play only while they steer, and go on with numbers of their own', () => {
    const game = play({ role: 'spectator' });
    const inputs = () => game.host.session.heard.filter(({ kind }) => kind === 'input').length;
    game.run(1);
    expect(inputs()).toBe(0);
    for (const before of [0, 60]) {
      game.client.setSteer(wobble());
      game.run(1);
      expect(Math.abs(inputs() - before - 60)).toBeLessThanOrEqual(4);
      game.client.setSteer(undefined);
      const made = inputs();
      game.run(1);
      expect(inputs()).toBe(made);
    }
  });

  it('stop when the link stands still', () => {
    const game = play({ steer: wobble() });
    game.run(2);
    game.link.stall();
    game.run(1);
    game.link.flush();
    const before = game.host.session.heard.length;
    expect(game.host.session.heard.length - before).toBeLessThan(60);
    game.run(1, () => game.client.show());
    expect(game.client.stats.frameAgeMs).toBeLessThan(50);
  });
});
