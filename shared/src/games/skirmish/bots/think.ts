import { lengthOf } from '../../../math/vectors.js';
import { GOALS } from '../kinds.js';
import type { Mind, Ship } from '../rows.js';
import type { SkirmishWorld } from '../state.js';
import { inSight } from '../sweep.js';
import { ARENA_HEIGHT, ARENA_WIDTH, STICK_MAX } from '../tuning.js';
import { roll, rollError } from './luck.js';
import { choosePickup, chooseTarget, type Find } from './sense.js';
import type { Skill } from './skills.js';

/** A wanderer that came this near to its goal looks for another. */
const ARRIVED = 120;
/** With an enemy farther than this and a pick-up nearer, a bot takes the pick-up first. */
const QUIET = 700;
const STUCK_AFTER_TICKS = 50;
const STUCK_DISTANCE = 40;
const FREE_TICKS = 30;

/** The indexes of a mind's goals. */
export const WANDER = GOALS.indexOf('wander');
export const CHASE = GOALS.indexOf('chase');
export const FETCH = GOALS.indexOf('fetch');
export const FLEE = GOALS.indexOf('flee');

/** Decides what a bot does until it thinks again: its target, its goal, how badly it aims, and which way it circles. */
export function think(world: SkirmishWorld, ship: Ship, mind: Mind, skill: Skill): void {
  mind.thinkAt = world.tick + Math.round(skill.thinkEveryTicks * (0.75 + 0.5 * roll(mind)));
  mind.aimError = Math.round(rollError(mind) * skill.errorMax);
  if (roll(mind) < 0.25) mind.strafe = mind.strafe > 0 ? -1 : 1;
  watchTarget(world, ship, mind);
  chooseGoal(world, ship, mind, skill);
  freeItself(world, ship, mind);
}

/** Keeps the target, or takes a new one; the time of first sight starts the reaction. */
function watchTarget(world: SkirmishWorld, ship: Ship, mind: Mind): void {
  const before = mind.target;
  mind.target = chooseTarget(world, ship, mind);
  const target = world.tables.ships.find(mind.target);
  const seen = target !== undefined && inSight(world.tables, ship.x, ship.y, target.x, target.y);
  if (!seen) mind.seenAt = 0;
  else if (mind.seenAt === 0 || before !== mind.target) mind.seenAt = world.tick;
}

function chooseGoal(world: SkirmishWorld, ship: Ship, mind: Mind, skill: Skill): void {
  const target = world.tables.ships.find(mind.target);
  const enemyDistance = target ? lengthOf(target.x - ship.x, target.y - ship.y) : Infinity;
  const weak = ship.hp < skill.fleeBelowHp;
  const find = choosePickup(world, ship, weak ? 'healing' : 'anything');
  const fetchWithin = weak || enemyDistance > QUIET ? Infinity : skill.fetchWithin;
  if (find && find.distance < fetchWithin && find.distance < Math.max(enemyDistance, skill.fetchWithin)) {
    setGoal(mind, FETCH, find);
  } else if (target && weak && enemyDistance < skill.range) setGoal(mind, FLEE, target);
  else if (target) setGoal(mind, CHASE, target);
  else wander(ship, mind);
}

function wander(ship: Ship, mind: Mind): void {
  const going = mind.goal === WANDER && mind.goalX > 0;
  if (going && lengthOf(mind.goalX - ship.x, mind.goalY - ship.y) > ARRIVED) return;
  setGoal(mind, WANDER, { x: ARENA_WIDTH * (0.1 + 0.8 * roll(mind)), y: ARENA_HEIGHT * (0.1 + 0.8 * roll(mind)) });
}

function setGoal(mind: Mind, goal: number, { x, y }: Pick<Find, 'x' | 'y'>): void {
  mind.goal = goal;
  mind.goalX = Math.round(x);
  mind.goalY = Math.round(y);
}

/** A bot that got nowhere for a while is stuck behind something: it flies anywhere else for a moment. */
function freeItself(world: SkirmishWorld, ship: Ship, mind: Mind): void {
  if (world.tick - mind.stuckAt < STUCK_AFTER_TICKS) return;
  const moved = lengthOf(ship.x - mind.stuckX, ship.y - mind.stuckY);
  if (moved < STUCK_DISTANCE) {
    mind.evadeX = Math.round(STICK_MAX * (2 * roll(mind) - 1));
    mind.evadeY = Math.round(STICK_MAX * (2 * roll(mind) - 1));
    mind.evadeUntil = world.tick + FREE_TICKS;
    mind.strafe = mind.strafe > 0 ? -1 : 1;
  }
  mind.stuckX = Math.round(ship.x);
  mind.stuckY = Math.round(ship.y);
  mind.stuckAt = world.tick;
}
