/** A vector in space; in the plane its third number is 0. */
export type Vector = readonly [number, number, number];
/** A rotation as a unit quaternion x, y, z, w; its negative is the same rotation. */
export type Quaternion = readonly [number, number, number, number];

export const NO_ROTATION: Quaternion = [0, 0, 0, 1];

export function plus([ax, ay, az]: Vector, [bx, by, bz]: Vector, scale = 1): Vector {
  return [ax + bx * scale, ay + by * scale, az + bz * scale];
}

export function dot([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return ax * bx + ay * by + az * bz;
}

/** The vector of length 1 that way; of nothing, to the right. */
export function direction(of: Vector): Vector {
  const length = Math.sqrt(dot(of, of));
  return length === 0 ? [1, 0, 0] : [of[0] / length, of[1] / length, of[2] / length];
}

/** The rotation by an angle (rad) about an axis of any length. */
export function rotation(axis: Vector, angle: number): Quaternion {
  const [x, y, z] = direction(axis);
  const sine = Math.sin(angle / 2);
  return [x * sine, y * sine, z * sine, Math.cos(angle / 2)];
}

/** First `b`, then `a`. */
export function times([ax, ay, az, aw]: Quaternion, [bx, by, bz, bw]: Quaternion): Quaternion {
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

/** A rotation by three of its four numbers, the left-out one positive (Fiedler's "smallest three"). */
export interface SmallestThree {
  /** Which one is left out. */
  readonly largest: number;
  readonly rest: Vector;
}

/** @param before - which number was left out so far: it stays that as long as it is large enough to be told exactly. */
export function smallestThree(q: Quaternion, before: number): SmallestThree {
  const keeps = Math.abs(q[before] as number) > KEPT_MIN;
  const largest = keeps ? before : q.reduce((best, n, i) => (Math.abs(n) > Math.abs(q[best] as number) ? i : best), 0);
  const sign = (q[largest] as number) < 0 ? -1 : 1;
  const [a = 0, b = 0, c = 0] = q.filter((_, index) => index !== largest);
  return { largest, rest: [a * sign, b * sign, c * sign] };
}

/** The largest is at least 0.5; below this another one takes its place. */
const KEPT_MIN = 0.45;

export function fromSmallestThree({ largest, rest }: SmallestThree): Quaternion {
  const numbers: number[] = [...rest];
  numbers.splice(largest, 0, Math.sqrt(Math.max(0, 1 - dot(rest, rest))));
  const [x = 0, y = 0, z = 0, w = 0] = numbers;
  return [x, y, z, w];
}

/** The largest difference in any of the four numbers. */
export function rotationError(a: Quaternion, b: Quaternion): number {
  const sign = a.reduce((sum, n, index) => sum + n * (b[index] as number), 0) < 0 ? -1 : 1;
  return Math.max(...a.map((n, index) => Math.abs(n - sign * (b[index] as number))));
}

/** How far a rotation in the plane has turned, from 0 to below 1 turn. */
export function turnsInPlane([, , z, w]: Quaternion): number {
  const turns = Math.atan2(z, w) / Math.PI;
  return turns - Math.floor(turns);
}
