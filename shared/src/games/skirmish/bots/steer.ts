import { clamp, lengthOf } from '../../../math/vectors.js';
import type { Ground, Mind, Ship } from '../rows.js';
import type { SkirmishInput, SkirmishWorld } from '../state.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SHIP_RADIUS, STICK_MAX } from '../tuning.js';
import { roll } from './luck.js';
import { incomingShot } from './sense.js';
import type { Skill } from './skills.js';
import { CHASE, FLEE } from './think.js';

/** The distance a bot likes to keep to whom it fights, and how strictly. */
const FIGHT_DISTANCE = 270;
const FIGHT_SLACK = 70;
/** Obstacles nearer than this push a bot away from them, and around them. */
const WARY_DISTANCE = 80;
const EVADE_TICKS = 12;
/** A bot looks out for shots every so many ticks, each in its own one. */
const LOOK_EVERY_TICKS = 3;
/** A way longer than this is worth a dash, but only when one is left over for dodging soon. */
const FAR = 450;
const HURRY_PAUSE_TICKS = 60;
const HURRY_CHANCE = 0.02;

/** A direction that grows by pushes. */
interface Push {
  x: number;
  y: number;
}

/** Sets the stick, and the dash when a shot must be dodged. */
export function steer(world: SkirmishWorld, ship: Ship, mind: Mind, skill: Skill, input: SkirmishInput): void {
  dodge(world, ship, mind, skill, input);
  const way = world.tick < mind.evadeUntil ? { x: mind.evadeX, y: mind.evadeY } : courseOf(world, ship, mind);
  normalise(way);
  avoidGround(way, ship, world.tables);
  normalise(way);
  hurry(world, ship, mind, input);
  input.moveX = Math.round(way.x * STICK_MAX);
  input.moveY = Math.round(way.y * STICK_MAX);
}

function dodge(world: SkirmishWorld, ship: Ship, mind: Mind, skill: Skill, input: SkirmishInput): void {
  if ((world.tick + ship.slot) % LOOK_EVERY_TICKS !== 0 || world.tick < mind.evadeUntil) return;
  const alarm = incomingShot(world, ship);
  if (!alarm || roll(mind) >= skill.noticeChance) return;
  mind.evadeX = Math.round(alarm.awayX * STICK_MAX);
  mind.evadeY = Math.round(alarm.awayY * STICK_MAX);
  mind.evadeUntil = world.tick + EVADE_TICKS;
  // A dash is in the direction of the stick, which points away from here on.
  if (world.tick >= ship.dashReadyAt && roll(mind) < skill.dashChance) input.dash = 1;
}

/** Over long ways a bot now and then dashes, as people do. */
function hurry(world: SkirmishWorld, ship: Ship, mind: Mind, input: SkirmishInput): void {
  if (world.tick < ship.dashReadyAt + HURRY_PAUSE_TICKS || world.tick < mind.evadeUntil) return;
  if (lengthOf(mind.goalX - ship.x, mind.goalY - ship.y) > FAR && roll(mind) < HURRY_CHANCE) input.dash = 1;
}

/** Where the goal lies; in a fight, around the enemy at a good distance. */
function courseOf(world: SkirmishWorld, ship: Ship, mind: Mind): Push {
  const target = mind.goal === CHASE || mind.goal === FLEE ? world.tables.ships.find(mind.target) : undefined;
  const dx = (target ? target.x : mind.goalX) - ship.x;
  const dy = (target ? target.y : mind.goalY) - ship.y;
  const distance = lengthOf(dx, dy);
  if (!target || distance === 0) return { x: dx, y: dy };
  const closing = mind.goal === FLEE ? -1 : clamp((distance - FIGHT_DISTANCE) / FIGHT_SLACK, -1, 1);
  // Without a clear line there is nothing to circle around: straight on.
  const forward = mind.seenAt === 0 && mind.goal === CHASE ? 1 : closing;
  const sideways = mind.strafe * (forward === 1 ? 0.3 : 0.9);
  return {
    x: (dx * forward - dy * sideways) / distance,
    y: (dy * forward + dx * sideways) / distance,
  };
}

function avoidGround(way: Push, ship: Ship, { rocks, walls }: Ground): void {
  const want = { x: way.x, y: way.y };
  for (let slot = 0; slot < rocks.high; slot++) {
    if (rocks.alive[slot] !== 1) continue;
    const dx = ship.x - (rocks.columns.x[slot] as number);
    const dy = ship.y - (rocks.columns.y[slot] as number);
    avoid(way, want, dx, dy, lengthOf(dx, dy) - (rocks.columns.radius[slot] as number));
  }
  for (const wall of walls.rows()) {
    const dx = ship.x - wall.x;
    const dy = ship.y - wall.y;
    const outX = dx - clamp(dx, -wall.width / 2, wall.width / 2);
    const outY = dy - clamp(dy, -wall.height / 2, wall.height / 2);
    avoid(way, want, outX, outY, lengthOf(outX, outY));
  }
  avoid(way, want, 1, 0, ship.x);
  avoid(way, want, -1, 0, ARENA_WIDTH - ship.x);
  avoid(way, want, 0, 1, ship.y);
  avoid(way, want, 0, -1, ARENA_HEIGHT - ship.y);
}

/** Pushes away from a surface that lies in direction (-dx, -dy), and along it to the side the bot wants to go anyway. */
function avoid(way: Push, want: Push, dx: number, dy: number, distance: number): void {
  const gap = distance - SHIP_RADIUS;
  if (gap >= WARY_DISTANCE) return;
  const length = lengthOf(dx, dy);
  if (length === 0) return;
  const nx = dx / length;
  const ny = dy / length;
  const towards = -(want.x * nx + want.y * ny);
  if (towards <= 0) return;
  const nearness = 1 - Math.max(0, gap) / WARY_DISTANCE;
  const side = want.x * -ny + want.y * nx >= 0 ? 1 : -1;
  way.x += nearness * towards * (1.2 * nx - side * ny);
  way.y += nearness * towards * (1.2 * ny + side * nx);
}

function normalise(way: Push): void {
  const length = lengthOf(way.x, way.y);
  if (length === 0) return;
  way.x /= length;
  way.y /= length;
}
