import { describe, expect, it } from 'vitest';
import { Bout } from '../support/skirmish.js';

/** Rules at the corners of what a host may set, one set every so often. */
const CORNERS = [
  {},
  { speed: 900, shotSpeed: 1800, dashCooldown: 0.5, pickupRate: 120, botSkill: 2 },
  { speed: 100, shotSpeed: 200, damage: 200, respawnTime: 0, botSkill: 0 },
  { mode: 1, friendlyFire: 1, damage: 0, roundLength: 10 },
  { mode: 0, friendlyFire: 0, damage: 16, scoreLimit: 1, warmUpLength: 0 },
] as const;

describe('Skirmish endures', () => {
  it('20,000 ticks of 32 bots under changing rules: nothing is ever out of its range', () => {
    const bout = new Bout(21, { warmUpLength: 5, roundLength: 30 }).joinBots(32);
    const phases = new Set<string>();
    for (let i = 0; i < 20_000; i++) {
      if (i % 1000 === 0) bout.setRules(CORNERS[(i / 1000) % CORNERS.length] ?? {});
      // A strict world throws at the first value that is NaN or out of range.
      bout.tick();
      phases.add(bout.phase);
    }
    expect(bout.world.faults).toBe(0);
    expect(phases.size).toBe(4);
    expect(bout.world.tables.ships.count).toBe(32);
  }, 120_000);

  it('a full arena is simulated in time', () => {
    const bout = new Bout(7, { botSkill: 2, warmUpLength: 120 }).joinBots(128);
    const costsMs: number[] = [];
    for (let i = 0; i < 900; i++) {
      for (const { player } of bout.world.tables.bots.rows()) bout.think(player);
      const before = performance.now();
      bout.advance();
      costsMs.push(performance.now() - before);
    }
    costsMs.sort((a, b) => a - b);
    const at = (share: number) => costsMs[Math.floor(costsMs.length * share)]?.toFixed(2);
    console.log(
      `a tick of 128 ships: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${bout.world.tables.shots.high} shots at most`,
    );
    // The budget is 1 ms on a quiet machine; only something of another order is a fault of the code.
    expect(Number(at(0.5))).toBeLessThan(10);
  });
});
