import { angleOf } from '../../math/angles.js';
import { clearance } from './arena.js';
import { happen } from './happen.js';
import { FLYING, HELD, NO_TEAM, TEAMS, WRECKED } from './kinds.js';
import { areEnemies, type Ship } from './rows.js';
import type { SkirmishWorld } from './state.js';
import {
  AIM_STEPS,
  ARENA_HEIGHT,
  ARENA_WIDTH,
  SHIELD_NATURAL_MAX,
  SHIP_HP_MAX,
  SHIP_RADIUS,
  TICK_RATE,
} from './tuning.js';

/** A fresh ship cannot be hurt for this long, or until it shoots. */
const SAFE_TICKS = 1.5 * TICK_RATE;
const PLACES_TRIED = 10;
/** Teams start a round on their own third of the arena. */
const TEAM_SHARE = 1 / 3;

/** A point of the arena, or of one team's part of it. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Brings a wreck back when its time has come. */
export function respawnShip(world: SkirmishWorld, ship: Ship): void {
  if (ship.life !== WRECKED || world.tick < ship.respawnAt) return;
  placeShip(world, ship, world.document.match.phase === 'countdown' ? HELD : FLYING);
  happen(world, { kind: 'spawn', x: ship.x, y: ship.y, who: ship.id });
}

/** Puts a ship, as new, at a free place away from its enemies, looking at the middle. */
export function placeShip(world: SkirmishWorld, ship: Ship, life: typeof FLYING | typeof HELD): void {
  const place = safestPlace(world, ship);
  ship.x = place.x;
  ship.y = place.y;
  ship.vx = 0;
  ship.vy = 0;
  ship.aim = angleOf(ARENA_WIDTH / 2 - place.x, ARENA_HEIGHT / 2 - place.y, AIM_STEPS);
  ship.hp = SHIP_HP_MAX;
  ship.shield = SHIELD_NATURAL_MAX;
  ship.weapon = 0;
  ship.life = life;
  ship.safeUntil = world.tick + SAFE_TICKS;
  ship.dashUntil = world.tick;
  ship.dashReadyAt = world.tick;
  ship.fireReadyAt = world.tick;
  world.tables.ships.jumped(ship.slot);
}

/** A place with room for something of this radius, in the columns of the arena from `left` to `right`. */
export function freePlace(world: SkirmishWorld, radius: number, left = 0, right = ARENA_WIDTH): Place {
  const { random, tables } = world;
  let place = { x: 0, y: 0 };
  for (let attempt = 0; attempt < 16; attempt++) {
    place = {
      x: Math.round(random.range(left + 3 * radius, right - 3 * radius)),
      y: Math.round(random.range(3 * radius, ARENA_HEIGHT - 3 * radius)),
    };
    if (clearance(tables, place.x, place.y) > radius) break;
  }
  return place;
}

function safestPlace(world: SkirmishWorld, ship: Ship): Place {
  const starting = world.document.match.phase === 'countdown' && ship.team !== NO_TEAM;
  const share = starting ? TEAM_SHARE : 1;
  const right = TEAMS[ship.team] === 'blue' && starting;
  let best: Place = { x: 0, y: 0 };
  let bestDistance = -1;
  for (let i = 0; i < PLACES_TRIED; i++) {
    const from = right ? ARENA_WIDTH * (1 - share) : 0;
    const place = freePlace(world, 2 * SHIP_RADIUS, from, from + ARENA_WIDTH * share);
    const distance = enemyDistanceSquared(world, ship, place);
    if (distance <= bestDistance) continue;
    best = place;
    bestDistance = distance;
  }
  return best;
}

function enemyDistanceSquared(world: SkirmishWorld, ship: Ship, { x, y }: Place): number {
  let least = Infinity;
  for (const other of world.tables.ships.rows()) {
    if (other.slot === ship.slot || other.life === WRECKED || !areEnemies(ship.team, other.team)) continue;
    const square = (other.x - x) * (other.x - x) + (other.y - y) * (other.y - y);
    if (square < least) least = square;
  }
  return least;
}
