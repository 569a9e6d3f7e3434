import { cosine, sine } from '../../math/angles.js';
import { snap } from '../../math/vectors.js';
import { FLYING } from './kinds.js';
import type { Ship } from './rows.js';
import type { SkirmishInput, SkirmishWorld } from './state.js';
import { SHOT_STEP } from './tables.js';
import { AIM_STEPS, TICK_RATE } from './tuning.js';

/** What a weapon does: `damageFactor` scales the rule, `fan` lists the angles of one salvo off the aim. */
export interface Weapon {
  readonly cooldownTicks: number;
  readonly flightTicks: number;
  readonly damageFactor: number;
  readonly fan: readonly number[];
  /** How many times a shot may bounce off a wall. */
  readonly bouncesMax: number;
}

/** In the order of WEAPONS. */
export const ARSENAL: readonly [Weapon, Weapon, Weapon] = [
  { cooldownTicks: 9, flightTicks: 58, damageFactor: 1, fan: [0], bouncesMax: 1 },
  { cooldownTicks: 5, flightTicks: 54, damageFactor: 0.8, fan: [0], bouncesMax: 1 },
  { cooldownTicks: 15, flightTicks: 34, damageFactor: 0.7, fan: [-44, -22, 0, 22, 44], bouncesMax: 0 },
];
/** How long a picked-up weapon lasts. */
export const WEAPON_TICKS = 9 * TICK_RATE;

const NORMAL = 0;

/** The weapon of a ship or a shot by its index in WEAPONS. */
export function weaponOf(index: number): Weapon {
  return ARSENAL[index] ?? ARSENAL[NORMAL];
}

/** Lets a ship shoot when its trigger is held and its weapon is ready. A new shot starts at the ship's centre and flies at once. */
export function fireWeapon(world: SkirmishWorld, ship: Ship, input: Readonly<SkirmishInput>): void {
  if (ship.weapon !== NORMAL && world.tick >= ship.weaponUntil) ship.weapon = NORMAL;
  ship.firing = input.fire !== 0 && ship.life === FLYING && mayFire(world) ? 1 : 0;
  if (ship.firing === 0 || world.tick < ship.fireReadyAt) return;
  const weapon = weaponOf(ship.weapon);
  const speed = world.rules.shotSpeed / TICK_RATE;
  for (const off of weapon.fan) spawnShot(world, ship, ship.aim + off, speed);
  ship.fireReadyAt = world.tick + weapon.cooldownTicks;
  // Who shoots gives up the shelter of a fresh start.
  ship.safeUntil = Math.min(ship.safeUntil, world.tick);
}

/** Weapons are cold between rounds. */
function mayFire(world: SkirmishWorld): boolean {
  const { phase } = world.document.match;
  return phase === 'round' || phase === 'warm-up';
}

function spawnShot(world: SkirmishWorld, ship: Ship, angle: number, speed: number): void {
  world.tables.shots.spawn({
    x: snap(ship.x, SHOT_STEP),
    y: snap(ship.y, SHOT_STEP),
    vx: snap(cosine(angle, AIM_STEPS) * speed, SHOT_STEP),
    vy: snap(sine(angle, AIM_STEPS) * speed, SHOT_STEP),
    shooter: ship.id,
    kind: ship.weapon,
    born: world.tick,
  });
}
