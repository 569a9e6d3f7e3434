import { clamp } from '../../math/vectors.js';
import type { Ground } from './rows.js';
import { ARENA_HEIGHT, ARENA_WIDTH } from './tuning.js';

/** A round thing on its way: centre and velocity in units and units a tick. */
export interface Body {
  x: number;
  y: number;
  vx: number;
  vy: number;
}

/** How much of its speed towards an obstacle a body keeps when it bounces. */
const RESTITUTION = 0.4;
/** A body is put down this far from what it touched, so that rounding to the grid never puts it back inside. */
const SKIN = 1 / 64;
/** In a corner one push may cause the next; more rounds than this happen only where an operator stacked rocks. */
const ROUNDS_MAX = 4;

/** Pushes a body out of everything it overlaps and turns its velocity around; returns the hardest impact in units a tick. */
export function collide(body: Body, radius: number, ground: Ground): number {
  let impact = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const hit = Math.max(leaveRocks(body, radius, ground), leaveWalls(body, radius, ground), leaveEdges(body, radius));
    if (hit < 0) break;
    if (hit > impact) impact = hit;
  }
  return impact;
}

/** Each `leave` returns the impact speed, 0 for a mere touch and -1 for no touch. */
function leaveRocks(body: Body, radius: number, { rocks }: Ground): number {
  const { x, y, radius: radii } = rocks.columns;
  let impact = -1;
  for (let slot = 0; slot < rocks.high; slot++) {
    if (rocks.alive[slot] !== 1) continue;
    const reach = (radii[slot] as number) + radius;
    const dx = body.x - (x[slot] as number);
    const dy = body.y - (y[slot] as number);
    const square = dx * dx + dy * dy;
    if (square >= reach * reach) continue;
    const distance = Math.sqrt(square);
    const nx = distance > 0 ? dx / distance : 1;
    const ny = distance > 0 ? dy / distance : 0;
    impact = Math.max(impact, push(body, nx, ny, reach + SKIN - distance));
  }
  return impact;
}

function leaveWalls(body: Body, radius: number, { walls }: Ground): number {
  const { x, y, width, height } = walls.columns;
  let impact = -1;
  for (let slot = 0; slot < walls.high; slot++) {
    if (walls.alive[slot] !== 1) continue;
    const dx = body.x - (x[slot] as number);
    const dy = body.y - (y[slot] as number);
    const halfWidth = (width[slot] as number) / 2;
    const halfHeight = (height[slot] as number) / 2;
    const outX = dx - clamp(dx, -halfWidth, halfWidth);
    const outY = dy - clamp(dy, -halfHeight, halfHeight);
    const square = outX * outX + outY * outY;
    if (square >= radius * radius) continue;
    if (square > 0) {
      const distance = Math.sqrt(square);
      impact = Math.max(impact, push(body, outX / distance, outY / distance, radius + SKIN - distance));
      continue;
    }
    // The centre is inside: out by the nearest side.
    const overX = halfWidth - Math.abs(dx);
    const overY = halfHeight - Math.abs(dy);
    const sideways = overX < overY;
    const nx = sideways ? (dx < 0 ? -1 : 1) : 0;
    const ny = sideways ? 0 : dy < 0 ? -1 : 1;
    impact = Math.max(impact, push(body, nx, ny, (sideways ? overX : overY) + radius + SKIN));
  }
  return impact;
}

/** The arena's edge comes last, so that whatever else happens nothing is ever outside. */
function leaveEdges(body: Body, radius: number): number {
  let impact = -1;
  if (body.x < radius) impact = Math.max(impact, push(body, 1, 0, radius - body.x));
  else if (body.x > ARENA_WIDTH - radius) impact = Math.max(impact, push(body, -1, 0, body.x - ARENA_WIDTH + radius));
  if (body.y < radius) impact = Math.max(impact, push(body, 0, 1, radius - body.y));
  else if (body.y > ARENA_HEIGHT - radius) impact = Math.max(impact, push(body, 0, -1, body.y - ARENA_HEIGHT + radius));
  return impact;
}

/** Moves a body out along a unit normal and reflects what of its velocity points in. */
function push(body: Body, nx: number, ny: number, depth: number): number {
  body.x += nx * depth;
  body.y += ny * depth;
  const inwards = body.vx * nx + body.vy * ny;
  if (inwards >= 0) return 0;
  body.vx -= (1 + RESTITUTION) * inwards * nx;
  body.vy -= (1 + RESTITUTION) * inwards * ny;
  return -inwards;
}
