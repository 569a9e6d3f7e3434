/** Length of (x, y). Math.sqrt is exact by the standard; Math.hypot is not. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}

/** The grid point nearest to `value`; never minus zero, which would compare equal and yet differ in bits. */
export function snap(value: number, step: number): number {
  return Math.floor(value / step + 0.5) * step + 0;
}

/**
 * When a point that moves by (dx, dy) first comes within `radius` of a circle's centre at (cx, cy), both relative to the
 * point's start: a fraction 0..1 of the way, 0 when it starts inside, or 2 when it never does.
 */
export function sweepCircle(dx: number, dy: number, cx: number, cy: number, radius: number): number {
  const c = cx * cx + cy * cy - radius * radius;
  if (c <= 0) return 0;
  const along = dx * cx + dy * cy;
  if (along <= 0) return MISS;
  const a = dx * dx + dy * dy;
  const discriminant = along * along - a * c;
  if (discriminant < 0) return MISS;
  const t = (along - Math.sqrt(discriminant)) / a;
  return t <= 1 ? t : MISS;
}

/** What sweeps return for a miss: beyond the end of any way. */
export const MISS = 2;
