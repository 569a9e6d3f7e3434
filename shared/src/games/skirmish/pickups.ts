import { happen } from './happen.js';
import { FLYING, PICKUPS, WEAPONS } from './kinds.js';
import type { Ship } from './rows.js';
import { freePlace, type Place } from './spawning.js';
import type { SkirmishWorld } from './state.js';
import { PICKUP_RADIUS, SHIELD_MAX, SHIP_HP_MAX, SHIP_RADIUS, TICK_RATE } from './tuning.js';
import { WEAPON_TICKS } from './weapons.js';

/** More than this many at once would make every corner a shop. */
const LYING_MAX = 14;
/** One that nobody wants goes away, so that there is always something new. */
const LIE_TICKS = 40 * TICK_RATE;
const REACH = SHIP_RADIUS + PICKUP_RADIUS + 4;

/** Lays out new pick-ups by chance, takes stale ones away, and gives the rest to whoever touches them. */
export function runPickups(world: SkirmishWorld): void {
  const { pickups } = world.tables;
  const chance = world.rules.pickupRate / 60 / TICK_RATE;
  // The die is thrown every tick, full or not, so that luck does not depend on what lies around.
  if (world.random.float() < chance && pickups.count < LYING_MAX)
    layPickup(world, world.random.below(PICKUPS.length), freePlace(world, 2 * PICKUP_RADIUS));
  for (const pickup of pickups.rows()) {
    if (world.tick - pickup.born >= LIE_TICKS) pickups.despawn(pickup.id);
    else if (takePickup(world, pickup)) pickups.despawn(pickup.id);
  }
}

/** Lays a pick-up of a kind (index in PICKUPS) at a place; false when no more fit. */
export function layPickup(world: SkirmishWorld, kind: number, { x, y }: Place): boolean {
  return world.tables.pickups.spawn({ x, y, kind, born: world.tick }) !== undefined;
}

function takePickup(
  world: SkirmishWorld,
  pickup: { readonly x: number; readonly y: number; readonly kind: number },
): boolean {
  for (const ship of world.tables.ships.rows()) {
    if (ship.life !== FLYING) continue;
    const dx = ship.x - pickup.x;
    const dy = ship.y - pickup.y;
    if (dx * dx + dy * dy > REACH * REACH || !usePickup(world, ship, pickup.kind)) continue;
    happen(world, { kind: 'pickup', x: pickup.x, y: pickup.y, who: ship.id, amount: pickup.kind });
    return true;
  }
  return false;
}

/** Gives a ship what a pick-up holds; false when it has no use for it. */
export function usePickup(world: SkirmishWorld, ship: Ship, kind: number): boolean {
  switch (PICKUPS[kind]) {
    case 'repair':
      if (ship.hp >= SHIP_HP_MAX) return false;
      ship.hp = SHIP_HP_MAX;
      return true;
    case 'shield':
      if (ship.shield >= SHIELD_MAX) return false;
      ship.shield = SHIELD_MAX;
      return true;
    case 'rapid':
    case 'spread':
      ship.weapon = WEAPONS.indexOf(PICKUPS[kind]);
      ship.weaponUntil = world.tick + WEAPON_TICKS;
      return true;
    default:
      return false;
  }
}
