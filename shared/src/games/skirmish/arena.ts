import { lengthOf } from '../../math/vectors.js';
import type { Ground } from './rows.js';
import type { SkirmishWorld } from './state.js';
import { ARENA_HEIGHT, ARENA_WIDTH, SHIP_RADIUS } from './tuning.js';

/** Half of the walls as x, y, width, height; the other half is the same turned by half a turn, so that no side is better. */
const WALLS = [
  [760, 430, 300, 28],
  [430, 1180, 28, 320],
  [1230, 1500, 28, 260],
  [1600, 290, 240, 28],
] as const;
const ROCK_PAIRS = 12;
const ROCK_RADIUS_MIN = 30;
export const ROCK_RADIUS_MAX = 88;
const ROCK_RADIUS_CENTRE = 100;
/** Room between any two obstacles: two ships fit through side by side. */
const GAP = 5 * SHIP_RADIUS;
const EDGE_GAP = 7 * SHIP_RADIUS;

/** Builds rocks and walls, point-symmetric about the centre; the luck of the world decides where the rocks lie. */
export function buildArena(world: SkirmishWorld): void {
  for (const [x, y, width, height] of WALLS) {
    world.tables.walls.spawn({ x, y, width, height });
    world.tables.walls.spawn({ x: ARENA_WIDTH - x, y: ARENA_HEIGHT - y, width, height });
  }
  spawnRock(world, ARENA_WIDTH / 2, ARENA_HEIGHT / 2, ROCK_RADIUS_CENTRE);
  for (let pair = 0; pair < ROCK_PAIRS; pair++) placePair(world);
}

function placePair(world: SkirmishWorld): void {
  const { random, tables } = world;
  for (let attempt = 0; attempt < 40; attempt++) {
    const radius = Math.round(random.range(ROCK_RADIUS_MIN, ROCK_RADIUS_MAX));
    const x = Math.round(random.range(EDGE_GAP + radius, ARENA_WIDTH / 2 - radius));
    const y = Math.round(random.range(EDGE_GAP + radius, ARENA_HEIGHT - EDGE_GAP - radius));
    if (clearance(tables, x, y) < radius + GAP) continue;
    // The twin lies across the centre line: far enough from this one unless both hug it.
    if (lengthOf(ARENA_WIDTH - 2 * x, ARENA_HEIGHT - 2 * y) < 2 * radius + GAP) continue;
    spawnRock(world, x, y, radius);
    spawnRock(world, ARENA_WIDTH - x, ARENA_HEIGHT - y, radius);
    return;
  }
}

/** Puts a rock somewhere; false when there are as many as there can be. */
export function spawnRock(world: SkirmishWorld, x: number, y: number, radius: number): boolean {
  return world.tables.rocks.spawn({ x, y, radius, variant: world.random.below(256) }) !== undefined;
}

/** Takes all rocks and walls away. */
export function clearGround({ tables: { rocks, walls } }: SkirmishWorld): void {
  for (const rock of rocks.rows()) rocks.despawn(rock.id);
  for (const wall of walls.rows()) walls.despawn(wall.id);
}

/** Distance from a point to the nearest surface of a rock or wall; negative inside a rock, 0 inside a wall. */
export function clearance({ rocks, walls }: Ground, x: number, y: number): number {
  let least = Infinity;
  for (const rock of rocks.rows()) least = Math.min(least, lengthOf(rock.x - x, rock.y - y) - rock.radius);
  for (const wall of walls.rows()) {
    const dx = Math.max(0, Math.abs(wall.x - x) - wall.width / 2);
    const dy = Math.max(0, Math.abs(wall.y - y) - wall.height / 2);
    least = Math.min(least, lengthOf(dx, dy));
  }
  return least;
}
