import { EVENTS, FLYING, PICKUPS, WEAPONS, WRECKED } from '@tickdeck/shared/games/skirmish/kinds.js';
import { describe, expect, it } from 'vitest';
import { Bout, type Rules } from '../support/skirmish.js';

const RIGHT = 0;
const DOWN = 256;

/** Two ships 200 units apart in an empty arena; player 1 aims at player 2, who can be hurt. */
function duel(rules: Rules = {}): Bout {
  const bout = new Bout(5, { pickupRate: 0, warmUpLength: 120, ...rules }).clearGround();
  bout.join(1);
  bout.join(2);
  bout.put(1, 1000, 1000);
  bout.put(2, 1200, 1000);
  for (const player of [1, 2]) bout.ship(player).safeUntil = 0;
  return bout;
}

/** Goes on into the round, with both ships back at their places. */
function duelInRound(rules: Rules = {}): Bout {
  const bout = duel({ warmUpLength: 0, ...rules });
  bout.tickUntil(() => bout.phase === 'round', 300);
  bout.put(1, 1000, 1000);
  bout.put(2, 1200, 1000);
  for (const player of [1, 2]) bout.ship(player).safeUntil = 0;
  return bout;
}

function eventsOf(bout: Bout, kind: (typeof EVENTS)[number]): number {
  let count = 0;
  for (const event of bout.world.tables.events.rows()) if (EVENTS[event.kind] === kind) count++;
  return count;
}

describe('shots', () => {
  it('fly where the ship aims, at the speed of the rule', () => {
    const bout = duel({ shotSpeed: 600 });
    bout.steer(1, { aim: DOWN, fire: 1 });
    bout.advance();
    const [shot] = bout.world.tables.shots.rows();
    expect(shot).toMatchObject({ vx: 0, vy: 10, x: 1000, y: 1010, shooter: bout.ship(1).id });
  });

  it('come as fast as the weapon cools down, while the trigger is held', () => {
    const bout = duel();
    const fired = (weapon: (typeof WEAPONS)[number]) => {
      Object.assign(bout.ship(1), { weapon: WEAPONS.indexOf(weapon), weaponUntil: 10_000, fireReadyAt: 0 });
      const from = bout.world.tick;
      const ticksOfShots: number[] = [];
      for (let i = 0; i < 60; i++) {
        bout.steer(1, { aim: DOWN, fire: 1 });
        bout.advance();
        for (const shot of bout.world.tables.shots.rows()) {
          if (shot.born === bout.world.tick) ticksOfShots.push(bout.world.tick - from);
        }
      }
      return ticksOfShots.length;
    };
    expect(fired('normal')).toBe(7);
    expect(fired('rapid')).toBe(12);
    expect(fired('spread')).toBe(4 * 5);
  });

  it('take the shield first, then the hull', () => {
    const bout = duel({ damage: 30 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).shield < 40, 60);
    expect(bout.ship(2)).toMatchObject({ shield: 10, hp: 100 });
    expect(eventsOf(bout, 'shieldHit')).toBe(1);
    bout.tickUntil(() => bout.ship(2).hp < 100, 60);
    expect(bout.ship(2)).toMatchObject({ shield: 0, hp: 80 });
    expect(eventsOf(bout, 'hit')).toBe(1);
  });

  it('kill a fresh ship in one and a half to two and a half seconds of hits', () => {
    const bout = duel();
    bout.steer(1, { aim: RIGHT, fire: 1 });
    const from = bout.world.tick;
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 200);
    expect((bout.world.tick - from) / 60).toBeGreaterThan(1.2);
    expect((bout.world.tick - from) / 60).toBeLessThan(2.5);
  });

  it('hit at point-blank, even a ship at the very same place', () => {
    const bout = duel();
    bout.put(2, 1000, 1000);
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.advance();
    expect(bout.ship(2).shield).toBeLessThan(40);
  });

  it('do not pass through a thin ship however fast they are', () => {
    const bout = duel({ shotSpeed: 1800 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).shield < 40, 20);
    expect(bout.ship(2).shield).toBe(24);
  });

  it('spare a fresh ship until it shoots itself', () => {
    const bout = duel();
    bout.ship(2).safeUntil = bout.world.tick + 600;
    bout.steer(1, { aim: RIGHT, fire: 1 });
    for (let i = 0; i < 60; i++) bout.advance();
    expect(bout.ship(2)).toMatchObject({ shield: 40, hp: 100 });
    bout.steer(2, { aim: DOWN, fire: 1 });
    bout.tickUntil(() => bout.ship(2).shield < 40, 30);
    expect(bout.ship(2).safeUntil).toBeLessThan(bout.world.tick);
  });

  it('end on a rock', () => {
    const bout = duel();
    bout.world.tables.rocks.spawn({ x: 1100, y: 1000, radius: 40 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    for (let i = 0; i < 120; i++) bout.advance();
    expect(bout.ship(2).shield).toBe(40);
    expect(eventsOf(bout, 'spark')).toBeGreaterThan(0);
    expect(eventsOf(bout, 'bounce')).toBe(0);
  });

  it('bounce once off a wall, and can hit around a corner', () => {
    const bout = duel();
    bout.put(1, 1000, 1000);
    bout.put(2, 1200, 1000);
    bout.world.tables.walls.spawn({ x: 1100, y: 1000, width: 20, height: 60 });
    bout.world.tables.walls.spawn({ x: 1100, y: 1114, width: 400, height: 28 });
    // Down to the right at 45°: off the lower wall's face at y = 1100, up again to y = 1000 at x = 1200.
    bout.steer(1, { aim: 128, fire: 1 });
    bout.tickUntil(() => bout.ship(2).shield < 40, 60);
    expect(eventsOf(bout, 'bounce')).toBeGreaterThan(0);
  });

  it('bounce off the edge of the arena, and end at the second one', () => {
    const bout = duel({ shotSpeed: 1800 });
    bout.put(1, 100, 100);
    // Steeply into the corner: left edge, then top edge.
    bout.steer(1, { aim: 640, fire: 1 });
    bout.advance();
    bout.steer(1, {});
    bout.tickUntil(() => bout.world.tables.shots.count === 0, 60);
    expect(eventsOf(bout, 'bounce')).toBe(1);
    expect(eventsOf(bout, 'spark')).toBe(1);
  });
});

describe('a wreck', () => {
  it('comes back as new after the respawn time, elsewhere, with a jump', () => {
    const bout = duel({ respawnTime: 1, damage: 200 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    const { jump } = bout.ship(2);
    const died = bout.world.tick;
    expect(bout.ship(2)).toMatchObject({ hp: 0, vx: 0, vy: 0, firing: 0 });
    bout.tickUntil(() => bout.ship(2).life === FLYING, 120);
    expect(bout.world.tick - died).toBe(60);
    expect(bout.ship(2)).toMatchObject({ hp: 100, shield: 40, jump: jump + 1 });
    expect(bout.ship(2).safeUntil).toBeGreaterThan(bout.world.tick);
  });

  it('comes back far from its enemies', () => {
    const bout = duel({ respawnTime: 0, damage: 200 });
    const distances: number[] = [];
    for (let i = 0; i < 20; i++) {
      bout.ship(2).hp = 0;
      bout.advance();
      bout.tickUntil(() => bout.ship(2).life === FLYING, 10);
      const { x, y } = bout.ship(2);
      distances.push(Math.hypot(x - bout.ship(1).x, y - bout.ship(1).y));
    }
    expect(Math.min(...distances)).toBeGreaterThan(600);
  });

  it('is also what an operator makes of a ship by taking its health', () => {
    const bout = duel();
    bout.ship(2).hp = 0;
    bout.advance();
    expect(bout.ship(2).life).toBe(WRECKED);
    expect(Object.values(bout.world.document.feed)).toMatchObject([{ killer: 'p2', victim: 'p2' }]);
  });
});

describe('scores', () => {
  it('count kills and deaths of the round, and the feed tells who', () => {
    const bout = duelInRound({ damage: 200 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    expect(bout.record(1)).toMatchObject({ score: 1, kills: 1, deaths: 0 });
    expect(bout.record(2)).toMatchObject({ score: 0, kills: 0, deaths: 1 });
    expect(Object.values(bout.world.document.feed)).toMatchObject([{ killer: 'p1', victim: 'p2', weapon: 'normal' }]);
  });

  it('do not count during the warm-up', () => {
    const bout = duel({ damage: 200 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    expect(bout.record(1)).toMatchObject({ score: 0, kills: 0 });
  });

  it('go to a shooter who has left only as the victim’s own doing', () => {
    const bout = duelInRound({ damage: 200 });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.advance();
    bout.leave(1);
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    expect(bout.record(2)).toMatchObject({ score: 0, deaths: 1 });
    expect(bout.record(1)).toMatchObject({ score: 0, kills: 0 });
  });

  it('keep only the last kills in the feed', () => {
    const bout = duel();
    for (let i = 0; i < 10; i++) {
      bout.ship(2).hp = 0;
      bout.advance();
      bout.ship(2).life = FLYING;
      bout.ship(2).hp = 1;
    }
    const numbers = Object.values(bout.world.document.feed).map(({ n }) => n);
    expect(numbers.sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10]);
  });
});

describe('teams', () => {
  it('fly through each other’s shots while friendly fire is off', () => {
    const bout = duel({ friendlyFire: 0 });
    for (const player of [1, 2]) bout.setTeam(player, 'blue');
    bout.steer(1, { aim: RIGHT, fire: 1 });
    for (let i = 0; i < 60; i++) bout.advance();
    expect(bout.ship(2)).toMatchObject({ shield: 40, hp: 100 });
    bout.setTeam(2, 'orange');
    bout.tickUntil(() => bout.ship(2).shield < 40, 60);
  });

  it('lose a point by a kill of their own with friendly fire', () => {
    const bout = duelInRound({ friendlyFire: 1, damage: 200, mode: 1 });
    for (const player of [1, 2]) bout.setTeam(player, 'blue');
    bout.world.update(({ match }) => {
      match.blue = 3;
    });
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    expect(bout.record(1)).toMatchObject({ score: -1, kills: 0 });
    expect(bout.world.document.match).toMatchObject({ blue: 2, orange: 0 });
  });

  it('score together', () => {
    const bout = duelInRound({ damage: 200, mode: 1 });
    bout.setTeam(1, 'orange');
    bout.setTeam(2, 'blue');
    bout.steer(1, { aim: RIGHT, fire: 1 });
    bout.tickUntil(() => bout.ship(2).life === WRECKED, 60);
    expect(bout.world.document.match).toMatchObject({ orange: 1, blue: 0 });
  });
});

describe('shields', () => {
  it('grow back after a while without being hurt, to the natural strength', () => {
    const bout = duel();
    Object.assign(bout.ship(2), { shield: 0, hurtAt: bout.world.tick });
    for (let i = 0; i < 170; i++) bout.advance();
    expect(bout.ship(2).shield).toBe(0);
    for (let i = 0; i < 600; i++) bout.advance();
    expect(bout.ship(2).shield).toBe(40);
  });
});

describe('pick-ups', () => {
  const lay = (bout: Bout, kind: (typeof PICKUPS)[number]) =>
    bout.world.tables.pickups.spawn({ x: 1200, y: 1000, kind: PICKUPS.indexOf(kind), born: bout.world.tick });

  it('repair, shield and arm whoever touches them, once', () => {
    const bout = duel();
    Object.assign(bout.ship(2), { hp: 10, shield: 0 });
    for (const kind of ['repair', 'shield', 'rapid'] as const) lay(bout, kind);
    bout.advance();
    expect(bout.ship(2)).toMatchObject({ hp: 100, shield: 100, weapon: WEAPONS.indexOf('rapid') });
    expect(bout.world.tables.pickups.count).toBe(0);
    expect(eventsOf(bout, 'pickup')).toBe(3);
    bout.tickUntil(() => bout.ship(2).weapon === WEAPONS.indexOf('normal'), 10 * 60);
  });

  it('stay when they are of no use', () => {
    const bout = duel();
    lay(bout, 'repair');
    for (let i = 0; i < 60; i++) bout.advance();
    expect(bout.world.tables.pickups.count).toBe(1);
  });

  it('appear at the rate of the rule, in free places, and go away when nobody takes them', () => {
    const bout = new Bout(9, { pickupRate: 60, warmUpLength: 120 });
    let seen = 0;
    for (let i = 0; i < 60 * 60; i++) {
      bout.advance();
      for (const pickup of bout.world.tables.pickups.rows()) if (pickup.born === bout.world.tick) seen++;
    }
    // One a second while there is room for them; they lie for 40 s and at most 14 at once.
    expect(seen).toBeGreaterThan(14);
    expect(bout.world.tables.pickups.count).toBeLessThanOrEqual(14);
    bout.setRules({ pickupRate: 0 });
    for (let i = 0; i < 40 * 60; i++) bout.advance();
    expect(bout.world.tables.pickups.count).toBe(0);
  });
});
