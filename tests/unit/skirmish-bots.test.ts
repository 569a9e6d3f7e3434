import { FLYING, GOALS } from '@tickdeck/shared/games/skirmish/kinds.js';
import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

/** Half of the bots are of one strength and half of another, as the rule they think by says; returns the kills of each half. */
function contest(seed: number, strengths: readonly [number, number], ticks: number): [number, number] {
  const bout = new Bout(seed, { warmUpLength: 0, roundLength: 1800, scoreLimit: 500, mode: 0 }).joinBots(8);
  bout.tickUntil(() => bout.phase === 'round', 300);
  for (let i = 0; i < ticks; i++) {
    for (const half of [0, 1] as const) {
      bout.setRules({ botSkill: strengths[half] });
      for (let player = 1 + half; player <= 8; player += 2) bout.think(player);
    }
    bout.advance();
  }
  const kills: [number, number] = [0, 0];
  for (let player = 1; player <= 8; player++) kills[(player - 1) % 2 === 0 ? 0 : 1] += bout.record(player).kills;
  return kills;
}

const sum = (pairs: readonly (readonly [number, number])[]) =>
  pairs.reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);

describe('bots', () => {
  it('find each other and score', () => {
    for (const botSkill of [0, 1, 2]) {
      const bout = new Bout(4, { warmUpLength: 0, botSkill }).joinBots(7);
      bout.tickUntil(() => bout.phase === 'podium', 200 * 60);
      const kills = Object.values(bout.world.document.players).reduce((total, { kills }) => total + kills, 0);
      expect(kills, `strength ${botSkill}`).toBeGreaterThan(12);
    }
  });

  it('are stronger in the order of their strengths', () => {
    const seeds = [1, 2, 3];
    const [hard, normal] = sum(seeds.map((seed) => contest(seed, [2, 1], 3600)));
    const [better, easy] = sum(seeds.map((seed) => contest(seed, [1, 0], 3600)));
    console.log(`kills: hard ${hard} against normal ${normal}; normal ${better} against easy ${easy}`);
    expect(hard).toBeGreaterThan(normal * 1.2);
    expect(better).toBeGreaterThan(easy * 1.2);
  });

  it('miss, as people do', () => {
    const bout = new Bout(4, { warmUpLength: 120, botSkill: 2 }).joinBots(6);
    let shots = 0;
    let hits = 0;
    for (let i = 0; i < 3600; i++) {
      bout.tick();
      for (const shot of bout.world.tables.shots.rows()) if (shot.born === bout.world.tick) shots++;
      for (const event of bout.world.tables.events.rows()) {
        if (event.tick === bout.world.tick && (event.kind === 2 || event.kind === 3)) hits++;
      }
    }
    expect(hits / shots).toBeGreaterThan(0.08);
    expect(hits / shots).toBeLessThan(0.6);
  });

  it('do not get stuck: none stays in one spot for five seconds', () => {
    for (const seed of [11, 12, 13]) {
      const bout = new Bout(seed, { warmUpLength: 120, botSkill: 1 }).joinBots(10);
      const since = new Map<number, { x: number; y: number; tick: number }>();
      let longest = 0;
      for (let i = 0; i < 3600; i++) {
        bout.tick();
        for (const { player, x, y, life } of bout.world.tables.ships.rows()) {
          const from = since.get(player);
          if (life === FLYING && from && Math.hypot(x - from.x, y - from.y) < 30) {
            longest = Math.max(longest, bout.world.tick - from.tick);
          } else since.set(player, { x, y, tick: bout.world.tick });
        }
      }
      expect(longest / 60, `seed ${seed}`).toBeLessThan(5);
    }
  });

  it('fetch pick-ups when alone, and wander when there is nothing at all', () => {
    const bout = new Bout(2, { warmUpLength: 120, pickupRate: 0 });
    bout.join(1, 'bot');
    bout.world.tables.pickups.spawn({ x: 400, y: 300, kind: 1, born: 1 });
    bout.tickUntil(() => bout.ship(1).weapon === 1, 60 * 20);
    bout.tickUntil(() => [...bout.world.tables.bots.rows()][0]?.goal === GOALS.indexOf('wander'), 60);
    const visited = new Set<string>();
    for (let i = 0; i < 60 * 30; i++) {
      bout.tick();
      visited.add(`${Math.floor(bout.ship(1).x / 400)} ${Math.floor(bout.ship(1).y / 400)}`);
    }
    expect(visited.size).toBeGreaterThan(6);
  });

  it('dodge: hard ones take fewer hits from the same hail of shots than easy ones', () => {
    const taken = [0, 2].map((botSkill) => {
      const bout = new Bout(6, { warmUpLength: 120, botSkill, pickupRate: 0, damage: 0 }).clearGround();
      bout.join(1, 'bot');
      bout.join(2);
      let hits = 0;
      for (let i = 0; i < 3600; i++) {
        bout.put(2, 1600, 1000);
        // A shooter who leads its target exactly: whoever flies straight on is hit.
        const { x, y, vx, vy } = bout.ship(1);
        const ticks = Math.hypot(x - 1600, y - 1000) / 14;
        const aim =
          Math.round((Math.atan2(y + vy * ticks - 1000, x + vx * ticks - 1600) / (2 * Math.PI)) * 1024) & 1023;
        bout.steer(2, { aim, fire: 1 });
        bout.tick();
        for (const event of bout.world.tables.events.rows()) {
          if (event.tick === bout.world.tick && event.who === bout.ship(1).id && event.kind === 2) hits++;
        }
      }
      return hits;
    });
    console.log(`hits taken from a perfect shooter: easy ${taken[0]}, hard ${taken[1]}`);
    expect(taken[1]).toBeLessThan((taken[0] as number) * 0.75);
  });

  it('remember nothing that a player could read', () => {
    const bout = new Bout(1);
    for (const field of Object.values(bout.world.state.tables.bots.fields)) expect(field.see).toBe('operator');
  });
});
