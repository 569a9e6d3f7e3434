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
  it('8,000 ticks of 32 bots under changing rules: nothing is ever out of its range', () => {
    const bout = new Bout(21, { warmUpLength: 5, roundLength: 12 }).joinBots(32);
    const phases = new Set<string>();
    for (let i = 0; i < 8_000; i++) {
      if (i % 400 === 0) bout.setRules(CORNERS[(i / 400) % CORNERS.length] ?? {});
      // A strict world throws at the first value that is NaN or out of range.
      bout.tick();
      phases.add(bout.phase);
    }
    expect(bout.world.faults).toBe(0);
    expect(phases.size).toBe(4);
    expect(bout.world.tables.ships.count).toBe(32);
  }, 120_000);
});
