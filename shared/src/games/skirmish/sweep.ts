import { MISS, sweepCircle } from '../../math/vectors.js';
import type { Ground } from './rows.js';
import { ARENA_HEIGHT, ARENA_WIDTH } from './tuning.js';

/** What a straight way meets first: at which fraction of it, the surface's normal, and whether it is a flat one. */
export interface Meeting {
  /** 0 to 1 along the way, or MISS. */
  t: number;
  nx: number;
  ny: number;
  surface: 'rock' | 'wall';
}

/** Follows a point from (x, y) by (dx, dy) until it meets a rock, a wall or the arena's edge. */
export function sweepGround(ground: Ground, x: number, y: number, dx: number, dy: number): Meeting {
  const meeting: Meeting = { t: MISS, nx: 0, ny: 0, surface: 'wall' };
  sweepEdges(meeting, x, y, dx, dy);
  sweepWalls(meeting, ground, x, y, dx, dy);
  sweepRocks(meeting, ground, x, y, dx, dy);
  return meeting;
}

/** Whether nothing stands between two points. */
export function inSight(ground: Ground, x: number, y: number, toX: number, toY: number): boolean {
  return sweepGround(ground, x, y, toX - x, toY - y).t === MISS;
}

function sweepEdges(meeting: Meeting, x: number, y: number, dx: number, dy: number): void {
  if (x + dx < 0) meet(meeting, x / -dx, 1, 0);
  else if (x + dx > ARENA_WIDTH) meet(meeting, (ARENA_WIDTH - x) / dx, -1, 0);
  if (y + dy < 0) meet(meeting, y / -dy, 0, 1);
  else if (y + dy > ARENA_HEIGHT) meet(meeting, (ARENA_HEIGHT - y) / dy, 0, -1);
}

function sweepWalls(meeting: Meeting, { walls }: Ground, x: number, y: number, dx: number, dy: number): void {
  const { columns } = walls;
  for (let slot = 0; slot < walls.high; slot++) {
    if (walls.alive[slot] !== 1) continue;
    const halfWidth = (columns.width[slot] as number) / 2;
    const halfHeight = (columns.height[slot] as number) / 2;
    const cx = (columns.x[slot] as number) - x;
    const cy = (columns.y[slot] as number) - y;
    // Enters the box when it has entered both of its slabs, if it has left neither by then.
    const inX = entry(dx, cx, halfWidth);
    const inY = entry(dy, cy, halfHeight);
    const t = Math.max(inX, inY, 0);
    if (t > Math.min(exit(dx, cx, halfWidth), exit(dy, cy, halfHeight)) || t > 1) continue;
    if (inX > inY) meet(meeting, t, dx > 0 ? -1 : 1, 0);
    else meet(meeting, t, 0, dy > 0 ? -1 : 1);
  }
}

/** When a coordinate that moves by `d` enters the slab `centre ± half`; -Infinity when it is always inside. */
function entry(d: number, centre: number, half: number): number {
  if (d === 0) return Math.abs(centre) < half ? -Infinity : Infinity;
  return (d > 0 ? centre - half : centre + half) / d;
}

function exit(d: number, centre: number, half: number): number {
  if (d === 0) return Infinity;
  return (d > 0 ? centre + half : centre - half) / d;
}

function sweepRocks(meeting: Meeting, { rocks }: Ground, x: number, y: number, dx: number, dy: number): void {
  const { columns } = rocks;
  const reachX = Math.abs(dx);
  const reachY = Math.abs(dy);
  for (let slot = 0; slot < rocks.high; slot++) {
    if (rocks.alive[slot] !== 1) continue;
    const radius = columns.radius[slot] as number;
    const cx = (columns.x[slot] as number) - x;
    const cy = (columns.y[slot] as number) - y;
    if (Math.abs(cx) > radius + reachX || Math.abs(cy) > radius + reachY) continue;
    const t = sweepCircle(dx, dy, cx, cy, radius);
    if (t >= meeting.t) continue;
    meet(meeting, t, (dx * t - cx) / radius, (dy * t - cy) / radius);
    meeting.surface = 'rock';
  }
}

function meet(meeting: Meeting, t: number, nx: number, ny: number): void {
  if (t >= meeting.t) return;
  meeting.t = t;
  meeting.nx = nx;
  meeting.ny = ny;
  meeting.surface = 'wall';
}
