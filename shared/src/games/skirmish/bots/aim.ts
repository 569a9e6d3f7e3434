import { angleOf, turnBetween } from '../../../math/angles.js';
import { clamp, lengthOf } from '../../../math/vectors.js';
import type { Mind, Ship } from '../rows.js';
import type { SkirmishInput, SkirmishWorld } from '../state.js';
import { inSight } from '../sweep.js';
import { AIM_STEPS, TICK_RATE } from '../tuning.js';
import type { Skill } from './skills.js';

/** Turns the aim towards where the target will be, as fast and as well as the skill allows, and pulls the trigger. */
export function aimAndFire(
  world: SkirmishWorld,
  ship: Ship,
  mind: Mind,
  skill: Skill,
  input: Pick<SkirmishInput, 'aim' | 'fire'>,
): void {
  const target = world.tables.ships.find(mind.target);
  const wanted = target ? leadAngle(world, ship, target, skill) : courseAngle(ship, mind);
  const turn = turnBetween(mind.aim, wanted + mind.aimError, AIM_STEPS);
  mind.aim = (mind.aim + clamp(turn, -skill.turnMax, skill.turnMax)) & (AIM_STEPS - 1);
  input.aim = mind.aim;
  if (!target || mind.seenAt === 0 || world.tick < mind.seenAt + skill.reactionTicks) return;
  const distance = lengthOf(target.x - ship.x, target.y - ship.y);
  const near = Math.abs(turn) <= skill.tolerance && distance <= skill.range;
  if (near && inBurst(world, mind, skill) && inSight(world.tables, ship.x, ship.y, target.x, target.y)) input.fire = 1;
}

/** Where to shoot so that shot and target meet, if the target flew straight on; two rounds settle the time of flight. */
function leadAngle(world: SkirmishWorld, ship: Ship, target: Ship, skill: Skill): number {
  const speed = world.rules.shotSpeed / TICK_RATE;
  let dx = target.x - ship.x;
  let dy = target.y - ship.y;
  for (let round = 0; round < 2; round++) {
    const ticks = (lengthOf(dx, dy) / speed) * skill.lead;
    dx = target.x + target.vx * ticks - ship.x;
    dy = target.y + target.vy * ticks - ship.y;
  }
  return angleOf(dx, dy, AIM_STEPS);
}

/** With nobody to shoot at, a ship looks where it goes. */
function courseAngle(ship: Ship, mind: Mind): number {
  return angleOf(mind.goalX - ship.x, mind.goalY - ship.y, AIM_STEPS);
}

/** People fire in bursts: when one is over, the trigger rests. */
function inBurst(world: SkirmishWorld, mind: Mind, skill: Skill): boolean {
  if (world.tick < mind.burstUntil) return true;
  if (world.tick < mind.restUntil) return false;
  mind.burstUntil = world.tick + skill.burstTicks;
  mind.restUntil = mind.burstUntil + skill.restTicks;
  return true;
}
