import type { Point } from './surface.js';

/** A thumb stick as it is drawn: where it is held, and where the thumb is, in CSS pixels on the surface. */
export interface StickDrawing {
  readonly x: number;
  readonly y: number;
  readonly thumbX: number;
  readonly thumbY: number;
  readonly radius: number;
}

/** Full deflection, in CSS pixels. */
export const STICK_RADIUS = 56;

/** A stick that is wherever the thumb came down, and follows a thumb that slides further than it reaches. */
export class FloatingStick {
  private centre: Point | undefined;
  private thumb: Point = { x: 0, y: 0 };
  pointerId = -1;

  get isHeld(): boolean {
    return this.centre !== undefined;
  }

  press(pointerId: number, at: Point): void {
    this.pointerId = pointerId;
    this.centre = at;
    this.thumb = at;
  }

  move(at: Point): void {
    if (!this.centre) return;
    this.thumb = at;
    const x = at.x - this.centre.x;
    const y = at.y - this.centre.y;
    const length = Math.hypot(x, y);
    if (length <= STICK_RADIUS) return;
    const excess = (length - STICK_RADIUS) / length;
    this.centre = { x: this.centre.x + x * excess, y: this.centre.y + y * excess };
  }

  release(): void {
    this.pointerId = -1;
    this.centre = undefined;
  }

  /** Deflection, each -1 … 1 and together at most 1 long. */
  get value(): Point {
    if (!this.centre) return { x: 0, y: 0 };
    return { x: (this.thumb.x - this.centre.x) / STICK_RADIUS, y: (this.thumb.y - this.centre.y) / STICK_RADIUS };
  }

  get drawing(): StickDrawing | undefined {
    if (!this.centre) return undefined;
    return { ...this.centre, thumbX: this.thumb.x, thumbY: this.thumb.y, radius: STICK_RADIUS };
  }
}
