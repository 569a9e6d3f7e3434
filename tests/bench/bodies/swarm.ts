import { Random } from '@tickdeck/shared/math/random.js';
import { direction, dot, NO_ROTATION, plus, type Quaternion, rotation, times, type Vector } from './rotation.js';

/**
 * The scene of the open transform benchmark (KinematicSoup/benchmarks, UnityNetworkTransformBenchmark, at its published
 * parameters): asteroids that fly and spin within a sphere, keep their own speed, are drawn back where they leave it, and bounce
 * off each other and a planetoid in the middle. Ours are balls, and bounce without loss.
 */
export const HZ = 30;
export const BODIES = 250;
const BOUNDS = 50 * Math.cbrt(BODIES / 1000);
const SCALE = [0.25, 1] as const;
const SPEED = [1, 4] as const;
const SPIN_MAX = Math.PI / 4;
/** To its own speed, and back into the sphere, in units/s². */
const KEEP_ACCELERATION = 5;
const BACK_ACCELERATION = 10;
/** Of an asteroid of scale 1, as its model is, and of the planetoid. */
const ASTEROID_RADIUS = 0.85;
const PLANETOID_RADIUS = 5;

export interface Body {
  readonly radius: number;
  readonly mass: number;
  /** Units a tick. */
  readonly ownSpeed: number;
  at: Vector;
  /** Units a tick. */
  velocity: Vector;
  /** Turned tick by tick. */
  rotation: Quaternion;
  axis: Vector;
  /** Radians a tick. */
  spin: number;
  /** The tick of its last collision. */
  struckAt: number;
}

/** What a simulation rounds when it decides it: nothing, or all of it to a game's grid. */
export interface Rounding {
  length(units: number): number;
  axis(axis: Vector): Vector;
  spin(radians: number): number;
  /** Speeds nearer than this to a body's own are its own, units a tick. */
  readonly speedSlack: number;
}

export class Swarm {
  tick = 0;
  readonly bodies: readonly Body[];
  private readonly random: Random;

  /** @param dimensions - in the plane bodies stay at z = 0 and turn about that axis. */
  constructor(
    private readonly dimensions: 2 | 3,
    private readonly rounding: Rounding,
    seed: number,
  ) {
    this.random = new Random(seed);
    const bodies: Body[] = [];
    for (let i = 0; i < BODIES; i++) bodies.push(this.launch(bodies));
    this.bodies = bodies;
  }

  /** One tick: everything goes on as it was, then what happens there changes how it goes on. */
  step(): void {
    this.tick++;
    for (const body of this.bodies) {
      body.at = plus(body.at, body.velocity);
      body.rotation = times(rotation(body.axis, body.spin), body.rotation);
    }
    for (const body of this.bodies) this.drive(body);
    this.collide();
  }

  private launch(others: readonly Body[]): Body {
    const { random } = this;
    const radius = ASTEROID_RADIUS * random.range(...SCALE);
    const way = this.inBall();
    let at = this.onGrid([way[0] * BOUNDS, way[1] * BOUNDS, way[2] * BOUNDS]);
    const away = direction(at);
    while (isTouching(at, radius, others)) at = this.onGrid(plus(at, away, 2 * radius));
    const ownSpeed = random.range(...SPEED) / HZ;
    const velocity = this.onGrid(plus([0, 0, 0], direction(this.inBall()), ownSpeed));
    const start = rotation(this.turnAxis(), random.range(0, 2 * Math.PI));
    const mass = radius * radius * radius;
    const body = { radius, mass, ownSpeed, at, velocity, rotation: start, axis: NO_AXIS, spin: 0, struckAt: 0 };
    this.turnAnew(body);
    return body;
  }

  private drive(body: Body): void {
    const { at, velocity, ownSpeed } = body;
    if (dot(at, at) > BOUNDS * BOUNDS) {
      body.velocity = this.onGrid(plus(velocity, direction(at), -BACK_ACCELERATION / (HZ * HZ)));
      return;
    }
    const speed = Math.sqrt(dot(velocity, velocity));
    const gain = KEEP_ACCELERATION / (HZ * HZ);
    const wanted = Math.min(speed + gain, Math.max(speed - gain, ownSpeed));
    if (Math.abs(wanted - speed) <= this.rounding.speedSlack) return;
    body.velocity = this.onGrid(plus(velocity, direction(velocity), wanted - speed));
  }

  private collide(): void {
    const { bodies } = this;
    for (let i = 0; i < bodies.length; i++) {
      const a = bodies[i] as Body;
      this.bounce(a, PLANETOID);
      for (let j = i + 1; j < bodies.length; j++) this.bounce(a, bodies[j] as Body);
    }
  }

  /** Two balls that touch and approach each other. Friction is not reckoned: both spin anew, within what the scene allows. */
  private bounce(a: Body, b: Body): void {
    const reach = a.radius + b.radius;
    const [dx, dy, dz] = [a.at[0] - b.at[0], a.at[1] - b.at[1], a.at[2] - b.at[2]];
    if (dx * dx + dy * dy + dz * dz > reach * reach) return;
    const normal = direction([dx, dy, dz]);
    const approach = dot(plus(a.velocity, b.velocity, -1), normal);
    if (approach >= 0) return;
    const share = b.mass === Number.POSITIVE_INFINITY ? 1 : b.mass / (a.mass + b.mass);
    a.velocity = this.onGrid(plus(a.velocity, normal, -2 * approach * share));
    this.turnAnew(a);
    if (share === 1) return;
    b.velocity = this.onGrid(plus(b.velocity, normal, 2 * approach * (1 - share)));
    this.turnAnew(b);
  }

  private turnAnew(body: Body): void {
    body.axis = this.rounding.axis(this.turnAxis());
    body.spin = this.rounding.spin(this.random.range(-SPIN_MAX, SPIN_MAX) / HZ);
    body.struckAt = this.tick;
  }

  private turnAxis(): Vector {
    return this.dimensions === 2 ? [0, 0, 1] : direction(this.inBall());
  }

  /** A place in the ball, or disc, of radius 1. */
  private inBall(): Vector {
    const { random } = this;
    for (;;) {
      const z = this.dimensions === 2 ? 0 : random.range(-1, 1);
      const at: Vector = [random.range(-1, 1), random.range(-1, 1), z];
      if (dot(at, at) <= 1) return at;
    }
  }

  private onGrid([x, y, z]: Vector): Vector {
    const { rounding } = this;
    return [rounding.length(x), rounding.length(y), rounding.length(z)];
  }
}

const NO_AXIS: Vector = [0, 0, 1];

const PLANETOID: Body = {
  radius: PLANETOID_RADIUS,
  mass: Number.POSITIVE_INFINITY,
  ownSpeed: 0,
  at: [0, 0, 0],
  velocity: [0, 0, 0],
  rotation: NO_ROTATION,
  axis: NO_AXIS,
  spin: 0,
  struckAt: 0,
};

function isTouching(at: Vector, radius: number, others: readonly Body[]): boolean {
  return [PLANETOID, ...others].some((other) => {
    const between = plus(at, other.at, -1);
    const reach = radius + other.radius;
    return dot(between, between) <= reach * reach;
  });
}
