import { lengthOf } from '../../../math/vectors.js';
import { FLYING, PICKUPS } from '../kinds.js';
import { areEnemies, type Mind, type Ship } from '../rows.js';
import type { SkirmishWorld } from '../state.js';
import { SHIP_HP_MAX, SHIP_RADIUS } from '../tuning.js';

/** A bot flies on before it leaves a target it has for another, unless that one is much nearer. */
const LOYALTY = 0.7;
/** How far ahead a bot looks at shots, and how near one must pass to matter. */
const ALARM_TICKS = 26;
const ALARM_DISTANCE = 2 * SHIP_RADIUS;

/** The id of the enemy to fight, or 0: the nearest, weak ones counted nearer. */
export function chooseTarget(world: SkirmishWorld, ship: Ship, mind: Mind): number {
  let best = 0;
  let bestCost = Infinity;
  for (const other of world.tables.ships.rows()) {
    if (other.slot === ship.slot || other.life !== FLYING || !areEnemies(ship.team, other.team)) continue;
    if (other.safeUntil > world.tick) continue;
    const weakness = 0.6 + (0.4 * (other.hp + other.shield)) / SHIP_HP_MAX;
    const habit = other.id === mind.target ? LOYALTY : 1;
    const cost = lengthOf(other.x - ship.x, other.y - ship.y) * weakness * habit;
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = other.id;
  }
  return best;
}

/** A pick-up that is of use to a ship, and how far away it lies. */
export interface Find {
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** The nearest pick-up worth the way; only healing ones when `need` is 'healing'. */
export function choosePickup(world: SkirmishWorld, ship: Ship, need: 'anything' | 'healing'): Find | undefined {
  let best: Find | undefined;
  for (const { x, y, kind } of world.tables.pickups.rows()) {
    const name = PICKUPS[kind];
    const heals = name === 'repair' || name === 'shield';
    if (need === 'healing' && !heals) continue;
    if (name === 'repair' && ship.hp > SHIP_HP_MAX * 0.8) continue;
    const distance = lengthOf(x - ship.x, y - ship.y);
    if (!best || distance < best.distance) best = { x, y, distance };
  }
  return best;
}

/** A shot that is about to hit: the way to step aside, and how many ticks are left. */
export interface Alarm {
  readonly awayX: number;
  readonly awayY: number;
  readonly ticksLeft: number;
}

/** The most urgent shot that would pass through a ship if both went straight on. */
export function incomingShot(world: SkirmishWorld, ship: Ship): Alarm | undefined {
  const { shots } = world.tables;
  const { x, y, vx, vy, shooter } = shots.columns;
  let alarm: Alarm | undefined;
  for (let slot = 0; slot < shots.high; slot++) {
    if (shots.alive[slot] !== 1 || shooter[slot] === ship.id) continue;
    const px = ship.x - (x[slot] as number);
    const py = ship.y - (y[slot] as number);
    const rx = (vx[slot] as number) - ship.vx;
    const ry = (vy[slot] as number) - ship.vy;
    const along = px * rx + py * ry;
    const square = rx * rx + ry * ry;
    if (along <= 0 || along > square * ALARM_TICKS || (alarm && along > square * alarm.ticksLeft)) continue;
    const ticksLeft = along / square;
    const missX = px - rx * ticksLeft;
    const missY = py - ry * ticksLeft;
    if (missX * missX + missY * missY > ALARM_DISTANCE * ALARM_DISTANCE) continue;
    // To the side where the ship already is, square to the shot's way.
    const side = rx * py - ry * px >= 0 ? 1 : -1;
    const speed = Math.sqrt(square);
    alarm = { awayX: (-ry * side) / speed, awayY: (rx * side) / speed, ticksLeft };
  }
  return alarm;
}
