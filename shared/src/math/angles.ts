/**
 * Directions on whole steps of a turn. Math.sin, cos and atan2 differ between engines and versions; + - * / do not, so
 * these are made of nothing else and give the same bits everywhere. Angle 0 points right, a quarter turn points down
 * (screen coordinates, y grows downwards).
 */

/** Finest grid the table knows; every `steps` below must be a power of two from 4 to this. */
export const ANGLE_STEPS_MAX = 4096;

const PI = Math.PI;
const TAU = 2 * PI;
const QUARTER = ANGLE_STEPS_MAX / 4;
const cosines = makeCosines();

/** Cosine of `index` steps of a turn divided in `steps`; any whole index, it wraps. */
export function cosine(index: number, steps: number): number {
  return cosines[(index * (ANGLE_STEPS_MAX / steps)) & (ANGLE_STEPS_MAX - 1)] as number;
}

/** Sine of `index` steps of a turn divided in `steps`; any whole index, it wraps. */
export function sine(index: number, steps: number): number {
  return cosines[(index * (ANGLE_STEPS_MAX / steps) - QUARTER) & (ANGLE_STEPS_MAX - 1)] as number;
}

/** The whole step nearest to the direction of (x, y), from 0 to `steps - 1`; 0 for the zero vector. */
export function angleOf(x: number, y: number, steps: number): number {
  const width = x < 0 ? -x : x;
  const height = y < 0 ? -y : y;
  if (!(width > 0 || height > 0)) return 0;
  const first = width >= height ? arcTangent(height / width) : PI / 2 - arcTangent(width / height);
  const half = x < 0 ? PI - first : first;
  const turn = y < 0 ? TAU - half : half;
  return Math.floor((turn / TAU) * steps + 0.5) & (steps - 1);
}

/** The shortest way from one step to another: from `-steps / 2` to `steps / 2 - 1`. */
export function turnBetween(from: number, to: number, steps: number): number {
  return ((to - from + steps / 2) & (steps - 1)) - steps / 2;
}

/** Arc tangent of 0 to 1 in radians, to 2e-6: a thousandth of the finest step. */
function arcTangent(t: number): number {
  const s = t * t;
  const tail = -0.11643287 + s * (0.05265332 - s * 0.0117212);
  return t * (0.99997726 + s * (-0.33262347 + s * (0.19354346 + s * tail)));
}

function makeCosines(): Float64Array {
  const table = new Float64Array(ANGLE_STEPS_MAX);
  for (let i = 0; i <= QUARTER; i++) {
    const radians = (i / ANGLE_STEPS_MAX) * TAU;
    // The series is short where its argument is small, so the second half of the quarter comes from the sine's series.
    const value = i * 2 <= QUARTER ? series(radians, 0) : series(PI / 2 - radians, 1);
    table[i] = value;
    table[(ANGLE_STEPS_MAX - i) % ANGLE_STEPS_MAX] = value;
    table[ANGLE_STEPS_MAX / 2 - i] = -value;
    table[(ANGLE_STEPS_MAX / 2 + i) % ANGLE_STEPS_MAX] = -value;
  }
  // A right angle is exactly that, and never minus zero.
  table[QUARTER] = 0;
  table[3 * QUARTER] = 0;
  return table;
}

/** Taylor series of the cosine (`first` 0) or the sine (`first` 1) up to an eighth of a turn, to the last bit or so. */
function series(x: number, first: 0 | 1): number {
  let term = first === 0 ? 1 : x;
  let sum = term;
  for (let n = first + 1; n < 24; n += 2) {
    term = (-term * x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}
