import { type Device, deflection, directionOf, type Reading } from './device.js';
import { FloatingStick, type StickDrawing } from './stick.js';
import { listen, type Point, pointOn, type Surface } from './surface.js';

const MOVE_DEAD = 0.15;
/** The right thumb aims from here on, and fires from there. */
const AIM_DEAD = 0.2;
const FIRE_FROM = 0.45;
/** Two taps of the left thumb within this make a dash, which is held long enough for some tick to see it. */
const DOUBLE_TAP_MS = 300;
const DASH_HELD_MS = 120;
/** The dash button: half its width, and where its centre is from the right and bottom edge, in CSS pixels. */
const DASH_RADIUS = 36;
const DASH_RIGHT = 64;
const DASH_BOTTOM = 220;

/** What to draw of the touch controls, in CSS pixels on the surface. */
export interface Sticks {
  readonly left: StickDrawing | undefined;
  readonly right: StickDrawing | undefined;
  readonly dash: Point & { readonly radius: number; readonly held: boolean };
}

/** Two thumbs: the left half of the surface moves, the right half aims and fires, a button or a double tap dashes. */
export class TouchDevice implements Device {
  private readonly left = new FloatingStick();
  private readonly right = new FloatingStick();
  private dashPointer = -1;
  private dashUntilMs = Number.NEGATIVE_INFINITY;
  private tappedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly surface: Surface,
    page: EventTarget,
    used: () => void,
    private readonly now: () => number,
    signal: AbortSignal,
  ) {
    // Else the browser takes the finger away to scroll or zoom.
    surface.style.touchAction = 'none';
    const touch = (type: string, target: EventTarget, handle: (event: PointerEvent) => void) =>
      listen<PointerEvent>(target, type, signal, (event) => event.pointerType !== 'mouse' && handle(event));
    touch('pointerdown', surface, (event) => {
      event.preventDefault();
      surface.setPointerCapture(event.pointerId);
      used();
      this.press(event.pointerId, pointOn(surface, event));
    });
    touch('pointermove', page, (event) => this.stickOf(event.pointerId)?.move(pointOn(surface, event)));
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      touch(type, page, (event) => this.lift(event.pointerId));
    }
  }

  read(): Reading {
    const move = this.left.value;
    const aim = this.right.value;
    const [moveX, moveY] = deflection(move.x, move.y, MOVE_DEAD);
    const [aimX, aimY] = directionOf(aim.x, aim.y, AIM_DEAD);
    return { moveX, moveY, aimX, aimY, fire: Math.hypot(aim.x, aim.y) > FIRE_FROM, dash: this.isDashing };
  }

  release(): void {
    this.left.release();
    this.right.release();
    this.dashPointer = -1;
    this.dashUntilMs = Number.NEGATIVE_INFINITY;
  }

  get drawing(): Sticks {
    return {
      left: this.left.drawing,
      right: this.right.drawing,
      dash: { ...this.dashAt(), radius: DASH_RADIUS, held: this.isDashing },
    };
  }

  private get isDashing(): boolean {
    return this.dashPointer >= 0 || this.now() < this.dashUntilMs;
  }

  private press(pointerId: number, at: Point): void {
    const dash = this.dashAt();
    if (Math.hypot(at.x - dash.x, at.y - dash.y) <= DASH_RADIUS) this.dashPointer = pointerId;
    else if (at.x >= this.surface.getBoundingClientRect().width / 2) {
      if (!this.right.isHeld) this.right.press(pointerId, at);
    } else if (!this.left.isHeld) {
      this.left.press(pointerId, at);
      this.tap();
    }
  }

  private tap(): void {
    const nowMs = this.now();
    if (nowMs - this.tappedAtMs < DOUBLE_TAP_MS) this.dashUntilMs = nowMs + DASH_HELD_MS;
    this.tappedAtMs = nowMs;
  }

  private lift(pointerId: number): void {
    this.stickOf(pointerId)?.release();
    if (pointerId === this.dashPointer) this.dashPointer = -1;
  }

  private stickOf(pointerId: number): FloatingStick | undefined {
    if (pointerId === this.left.pointerId) return this.left;
    return pointerId === this.right.pointerId ? this.right : undefined;
  }

  private dashAt(): Point {
    const { width, height } = this.surface.getBoundingClientRect();
    return { x: width - DASH_RIGHT, y: Math.max(DASH_RADIUS, height - DASH_BOTTOM) };
  }
}
