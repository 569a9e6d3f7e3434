import { happen } from './happen.js';
import { FLYING, WRECKED } from './kinds.js';
import type { Ship } from './rows.js';
import { creditKill } from './score.js';
import type { SkirmishWorld } from './state.js';
import { SHIELD_NATURAL_MAX, TICK_RATE } from './tuning.js';
import { weaponOf } from './weapons.js';

/** A shield grows back by itself once its ship was left alone this long, two points every quarter second. */
const REGROW_DELAY_TICKS = 3 * TICK_RATE;
const REGROW_EVERY_TICKS = 15;
const REGROW_POINTS = 2;

/** What struck: where, of which kind of weapon, and whose ship fired it. */
interface Blow {
  readonly x: number;
  readonly y: number;
  readonly kind: number;
  readonly shooter: number;
}

/** A shot strikes a ship: the shield takes it first, then the hull; without hull the ship is a wreck. */
export function strike(world: SkirmishWorld, victim: Ship, { x, y, kind, shooter }: Blow): void {
  const amount = victim.safeUntil > world.tick ? 0 : Math.round(world.rules.damage * weaponOf(kind).damageFactor);
  const absorbed = Math.min(victim.shield, amount);
  victim.shield -= absorbed;
  victim.hp = Math.max(0, victim.hp - (amount - absorbed));
  if (amount > 0) victim.hurtAt = world.tick;
  const struckHull = amount > absorbed;
  happen(world, { kind: struckHull ? 'hit' : 'shieldHit', x, y, who: victim.id, other: shooter, amount });
  if (victim.hp === 0 && struckHull) wreck(world, victim, shooter, kind);
}

/** Ends a ship's flight until it respawns, and gives whoever did it the credit. */
export function wreck(world: SkirmishWorld, victim: Ship, killer: number, weapon: number): void {
  happen(world, { kind: 'explosion', x: victim.x, y: victim.y, who: victim.id, other: killer });
  victim.life = WRECKED;
  victim.hp = 0;
  victim.shield = 0;
  victim.thrusting = 0;
  victim.dashing = 0;
  victim.firing = 0;
  victim.vx = 0;
  victim.vy = 0;
  victim.respawnAt = world.tick + Math.round(world.rules.respawnTime * TICK_RATE);
  creditKill(world, world.tables.ships.find(killer), victim, weapon);
}

/** Lets shields grow back, and wrecks ships whose health an operator took away. */
export function tendShip(world: SkirmishWorld, ship: Ship): void {
  if (ship.life !== FLYING) return;
  if (ship.hp === 0) {
    wreck(world, ship, ship.id, 0);
    return;
  }
  const resting = world.tick - ship.hurtAt >= REGROW_DELAY_TICKS;
  if (!resting || ship.shield >= SHIELD_NATURAL_MAX || world.tick % REGROW_EVERY_TICKS !== 0) return;
  ship.shield = Math.min(SHIELD_NATURAL_MAX, ship.shield + REGROW_POINTS);
}
