import type { Inputs } from '../../game/game.js';
import { clamp, MISS, snap, sweepCircle } from '../../math/vectors.js';
import type { Row } from '../../world/table.js';
import { strike } from './damage.js';
import { happen } from './happen.js';
import { FLYING, NO_TEAM } from './kinds.js';
import { areEnemies } from './rows.js';
import type { SkirmishState, SkirmishWorld } from './state.js';
import { type Meeting, sweepGround } from './sweep.js';
import { SHIP_SPEED_MAX, SHOT_SPEED_MAX, SHOT_STEP, type shots } from './tables.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SHIP_RADIUS, SHOT_RADIUS } from './tuning.js';
import { weaponOf } from './weapons.js';

type Shot = Row<typeof shots.fields>;

const REACH = SHIP_RADIUS + SHOT_RADIUS;

/** Moves every shot by one tick along its line, to whatever it meets first. */
export function flyShots(world: SkirmishWorld, inputs: Inputs<SkirmishState>): void {
  for (const shot of world.tables.shots.rows()) {
    if (world.tick - shot.born >= weaponOf(shot.kind).flightTicks) world.tables.shots.despawn(shot.id);
    else if (shot.born === world.tick) launch(world, shot, inputs);
    else flyShot(world, shot, world.tick - 1, world.tick);
  }
}

/**
 * A new shot flies from the moment that its shooter was shown to this one, among ships where they were seen: what was in the
 * cross-hairs is hit. From then on it is a shot like any other.
 */
function launch(world: SkirmishWorld, shot: Shot, inputs: Inputs<SkirmishState>): void {
  const { ships, shots } = world.tables;
  const shooter = ships.columns.player[ships.slot(shot.shooter)] ?? 0;
  let from = inputs.shown?.(shooter) ?? world.tick - 1;
  shot.born = bornAt(from);
  for (const { id } = shot; from < world.tick && shots.slot(id) >= 0; ) {
    const to = Math.floor(from) + 1;
    flyShot(world, shot, from, to);
    from = to;
  }
}

/** Makes a shot that a browser has fired by itself one that left at the time shown; returns the ticks until it meets the ground. */
export function releaseShot(world: SkirmishWorld, slot: number, shown: number): number {
  const shot = world.tables.shots.at(slot);
  shot.born = bornAt(shown);
  const { flightTicks } = weaponOf(shot.kind);
  const { t } = sweepGround(world.tables, shot.x, shot.y, shot.vx * flightTicks, shot.vy * flightTicks);
  return Math.min(1, t) * flightTicks;
}

function bornAt(shown: number): number {
  return Math.floor(shown) + 1;
}

/** Moves a shot from one moment to another, both of the same tick. */
function flyShot(world: SkirmishWorld, shot: Shot, from: number, to: number): void {
  const dx = shot.vx * (to - from);
  const dy = shot.vy * (to - from);
  const ground = sweepGround(world.tables, shot.x, shot.y, dx, dy);
  const slot = shipAhead(world, shot, from, to, ground.t);
  if (slot >= 0) {
    strike(world, world.tables.ships.at(slot), shot);
    world.tables.shots.despawn(shot.id);
  } else if (ground.t === MISS) {
    shot.x += dx;
    shot.y += dy;
  } else meetGround(world, shot, shot.x + dx * ground.t, shot.y + dy * ground.t, ground);
}

/** The slot of the first ship that the shot reaches from one moment to another, before `until` of that way, or -1. */
function shipAhead(world: SkirmishWorld, shot: Shot, from: number, to: number, until: number): number {
  const { ships } = world.tables;
  const { x, y, life, team } = ships.columns;
  const seen = world.past.between(ships, from, to);
  // Most ships are too far away now to have been near then.
  const far = REACH + SHOT_SPEED_MAX + SHIP_SPEED_MAX * (world.tick - from);
  const shooterSlot = ships.slot(shot.shooter);
  const sparedTeam = world.rules.friendlyFire === 0 && shooterSlot >= 0 ? (team[shooterSlot] as number) : NO_TEAM;
  let first = -1;
  let nearest = until;
  for (let slot = 0; slot < ships.high; slot++) {
    if (Math.abs((x[slot] as number) - shot.x) > far || Math.abs((y[slot] as number) - shot.y) > far) continue;
    if (ships.alive[slot] !== 1 || life[slot] !== FLYING || slot === shooterSlot) continue;
    if (!areEnemies(sparedTeam, team[slot] as number) || !seen.find(slot)) continue;
    const cx = seen.x - shot.x;
    const cy = seen.y - shot.y;
    // As seen from the ship, which moves too.
    const dx = shot.vx * (to - from) - seen.dx;
    const dy = shot.vy * (to - from) - seen.dy;
    const t = sweepCircle(dx, dy, cx, cy, REACH);
    // Two ships at the same point are met in the order of their slots.
    if (t < nearest && t !== MISS) {
      nearest = t;
      first = slot;
    }
  }
  return first;
}

/** Walls throw a shot back while it may bounce; rocks swallow it. */
function meetGround(world: SkirmishWorld, shot: Shot, x: number, y: number, { nx, ny, surface }: Meeting): void {
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
