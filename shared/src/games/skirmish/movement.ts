import { cosine, sine } from '../../math/angles.js';
import { clamp, lengthOf, snap } from '../../math/vectors.js';
import { type Body, collide } from './collide.js';
import { FLYING, HELD } from './kinds.js';
import type { Ground, Ship } from './rows.js';
import type { SkirmishInput, SkirmishWorld } from './state.js';
import { SHIP_SPEED_MAX, SHIP_STEP, VELOCITY_STEP } from './tables.js';
import { AIM_STEPS, SHIP_RADIUS, STICK_MAX, TICK_RATE } from './tuning.js';

/** Share of its speed a ship keeps each tick: while thrusting (a snappy 0.16 s to full speed), gliding, and above full speed. */
const KEEP_THRUSTING = 0.9;
const KEEP_GLIDING = 0.955;
const KEEP_OVERSPEED = 0.87;
/** A dash flies this many times the full speed for this long. */
const DASH_SPEED = 3;
const DASH_TICKS = 9;
/** Below this many units a tick a gliding ship stands still, so that it costs nothing to send. */
const STILL_SPEED = 1 / 32;
/** Longest step between two looks for obstacles; half a ship, so that none is ever passed through. */
const STRIDE = SHIP_RADIUS / 2;

/**
 * One tick of one ship: the same code in the room and in the player's browser. It reads nothing but the ship's own row, the
 * rocks and walls, the rules and the input, and leaves its results on the grid, so that both get the same bits.
 * Returns how hard the ship hit an obstacle, in units a tick.
 */
export function moveShip(
  ship: Ship,
  input: Readonly<SkirmishInput>,
  world: { readonly tick: number; readonly rules: SkirmishWorld['rules']; readonly tables: Ground },
): number {
  ship.thrusting = 0;
  ship.dashing = 0;
  if (ship.life === FLYING || ship.life === HELD) ship.aim = input.aim & (AIM_STEPS - 1);
  if (ship.life !== FLYING) {
    ship.vx = 0;
    ship.vy = 0;
    return 0;
  }
  const topSpeed = world.rules.speed / TICK_RATE;
  const stick = stickOf(input);
  ship.thrusting = stick.x !== 0 || stick.y !== 0 ? 1 : 0;
  if (input.dash !== 0 && world.tick >= ship.dashReadyAt) startDash(ship, stick, topSpeed, world);
  ship.dashing = world.tick < ship.dashUntil ? 1 : 0;
  if (ship.dashing === 0) thrust(ship, stick, topSpeed);
  return travel(ship, world.tables);
}

interface Stick {
  readonly x: number;
  readonly y: number;
}

/** The stick's deflection, at most 1 long: keys pressed for a diagonal are no faster. */
function stickOf({ moveX, moveY }: Readonly<SkirmishInput>): Stick {
  const length = lengthOf(moveX, moveY);
  const scale = length > STICK_MAX ? length : STICK_MAX;
  return { x: moveX / scale, y: moveY / scale };
}

/** A dash goes where the stick points, or else where the ship aims. */
function startDash(
  ship: Ship,
  stick: Stick,
  topSpeed: number,
  world: { readonly tick: number; readonly rules: SkirmishWorld['rules'] },
): void {
  const length = lengthOf(stick.x, stick.y);
  ship.vx = (length > 0 ? stick.x / length : cosine(ship.aim, AIM_STEPS)) * topSpeed * DASH_SPEED;
  ship.vy = (length > 0 ? stick.y / length : sine(ship.aim, AIM_STEPS)) * topSpeed * DASH_SPEED;
  ship.dashUntil = world.tick + DASH_TICKS;
  ship.dashReadyAt = world.tick + Math.round(world.rules.dashCooldown * TICK_RATE);
}

function thrust(ship: Ship, stick: Stick, topSpeed: number): void {
  const speed = lengthOf(ship.vx, ship.vy);
  const keep = speed > topSpeed ? KEEP_OVERSPEED : ship.thrusting === 1 ? KEEP_THRUSTING : KEEP_GLIDING;
  ship.vx = ship.vx * keep + stick.x * topSpeed * (1 - keep);
  ship.vy = ship.vy * keep + stick.y * topSpeed * (1 - keep);
  if (ship.thrusting === 0 && speed < STILL_SPEED) {
    ship.vx = 0;
    ship.vy = 0;
  }
}

function travel(ship: Ship, ground: Ground): number {
  const body: Body = { x: ship.x, y: ship.y, vx: ship.vx, vy: ship.vy };
  const strides = Math.max(1, Math.ceil(lengthOf(body.vx, body.vy) / STRIDE));
  let impact = 0;
  for (let i = 0; i < strides; i++) {
    body.x += body.vx / strides;
    body.y += body.vy / strides;
    impact = Math.max(impact, collide(body, SHIP_RADIUS, ground));
  }
  ship.x = snap(body.x, SHIP_STEP);
  ship.y = snap(body.y, SHIP_STEP);
  ship.vx = snap(clamp(body.vx, -SHIP_SPEED_MAX, SHIP_SPEED_MAX), VELOCITY_STEP);
  ship.vy = snap(clamp(body.vy, -SHIP_SPEED_MAX, SHIP_SPEED_MAX), VELOCITY_STEP);
  return impact;
}
