import { clamp, MISS, snap, sweepCircle } from '../../math/vectors.js';
import type { Row } from '../../world/table.js';
import { strike } from './damage.js';
import { happen } from './happen.js';
import { areEnemies } from './rows.js';
import type { SkirmishWorld } from './state.js';
import { type Meeting, sweepGround } from './sweep.js';
import { FLYING, NO_TEAM, SHOT_STEP, type shots } from './tables.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SHIP_RADIUS } from './tuning.js';
import { weaponOf } from './weapons.js';

type Shot = Row<typeof shots.fields>;

/** A shot is a little thicker than a line: generous to whoever shoots. */
const SHOT_RADIUS = 4;
const REACH = SHIP_RADIUS + SHOT_RADIUS;

/** Moves every shot by one tick along its line, to whatever it meets first. */
export function flyShots(world: SkirmishWorld): void {
  for (const shot of world.tables.shots.rows()) {
    if (world.tick - shot.born >= weaponOf(shot.kind).flightTicks) world.tables.shots.despawn(shot.id);
    else flyShot(world, shot);
  }
}

function flyShot(world: SkirmishWorld, shot: Shot): void {
  const ground = sweepGround(world.tables, shot.x, shot.y, shot.vx, shot.vy);
  const slot = shipAhead(world, shot, ground.t);
  if (slot >= 0) {
    strike(world, world.tables.ships.at(slot), shot);
    world.tables.shots.despawn(shot.id);
  } else if (ground.t === MISS) {
    shot.x += shot.vx;
    shot.y += shot.vy;
  } else meetGround(world, shot, ground);
}

/** The slot of the first ship the shot reaches before `until` of its way, or -1. */
function shipAhead(world: SkirmishWorld, shot: Shot, until: number): number {
  const { ships } = world.tables;
  const { x, y, life, team } = ships.columns;
  const shooterSlot = ships.slot(shot.shooter);
  const sparedTeam = world.rules.friendlyFire === 0 && shooterSlot >= 0 ? (team[shooterSlot] as number) : NO_TEAM;
  const reachX = REACH + Math.abs(shot.vx);
  const reachY = REACH + Math.abs(shot.vy);
  let first = -1;
  let nearest = until;
  for (let slot = 0; slot < ships.high; slot++) {
    const cx = (x[slot] as number) - shot.x;
    const cy = (y[slot] as number) - shot.y;
    if (cx > reachX || cx < -reachX || cy > reachY || cy < -reachY) continue;
    if (ships.alive[slot] !== 1 || life[slot] !== FLYING || slot === shooterSlot) continue;
    if (!areEnemies(sparedTeam, team[slot] as number)) continue;
    const t = sweepCircle(shot.vx, shot.vy, cx, cy, REACH);
    // Two ships at the same point are met in the order of their slots.
    if (t < nearest && t !== MISS) {
      nearest = t;
      first = slot;
    }
  }
  return first;
}

/** Walls throw a shot back while it may bounce; rocks swallow it. */
function meetGround(world: SkirmishWorld, shot: Shot, { t, nx, ny, surface }: Meeting): void {
  const x = shot.x + shot.vx * t;
  const y = shot.y + shot.vy * t;
  const bounces = surface === 'wall' && shot.bounced < weaponOf(shot.kind).bouncesMax;
  happen(world, { kind: bounces ? 'bounce' : 'spark', x, y, who: shot.shooter });
  if (!bounces) {
    world.tables.shots.despawn(shot.id);
    return;
  }
  // One grid step off the surface, so that the next tick starts outside of it.
  shot.x = clamp(snap(x, SHOT_STEP) + nx * SHOT_STEP, 0, ARENA_WIDTH);
  shot.y = clamp(snap(y, SHOT_STEP) + ny * SHOT_STEP, 0, ARENA_HEIGHT);
  if (nx !== 0) shot.vx = -shot.vx + 0;
  if (ny !== 0) shot.vy = -shot.vy + 0;
  shot.bounced = 1;
}
