import type { CameraRig, Point } from './camera.js';

/** What the scene does with hands on its canvas; places are CSS pixels from the host's corner. */
export interface GestureTarget {
  readonly camera: CameraRig;
  /** Says whether a press here takes hold of a row instead of the world. */
  grab(at: Point): boolean;
  dragged(to: Point): void;
  dropped(at: Point): void;
  /** The drag was taken away (a second finger, a lost pointer). */
  cancelled(): void;
  tapped(at: Point): void;
}

/** Movement below this is a tap. */
const TAP_SLOP_PX = 6;
const WHEEL_SPEED = 0.0015;

/** Drag to pan, wheel and pinch to zoom, tap to pick, drag a grabbed row to move it. */
export class Gestures {
  private readonly fingers = new Map<number, Point>();
  private readonly listeners = new AbortController();
  private start: Point = { x: 0, y: 0 };
  private hold: 'none' | 'press' | 'pan' | 'row' = 'none';

  constructor(
    private readonly host: HTMLElement,
    private readonly target: GestureTarget,
  ) {
    const { signal } = this.listeners;
    host.style.touchAction = 'none';
    host.addEventListener('pointerdown', (event) => this.down(event), { signal });
    host.addEventListener('pointermove', (event) => this.move(event), { signal });
    host.addEventListener('pointerup', (event) => this.up(event), { signal });
    host.addEventListener('pointercancel', (event) => this.cancel(event), { signal });
    host.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  destroy(): void {
    this.listeners.abort();
    this.host.style.touchAction = '';
  }

  private down(event: PointerEvent): void {
    // Only the scene itself: panels laid over it have hands of their own.
    if (event.button !== 0 || !(event.target instanceof HTMLCanvasElement)) return;
    const at = this.placeOf(event);
    this.fingers.set(event.pointerId, at);
    this.host.setPointerCapture(event.pointerId);
    if (this.fingers.size === 1) {
      this.start = at;
      this.hold = this.target.grab(at) ? 'row' : 'press';
    } else {
      if (this.hold === 'row') this.target.cancelled();
      this.hold = 'pan';
    }
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.placeOf(event);
    if (this.fingers.size === 2) this.pinch(event.pointerId, before, now);
    this.fingers.set(event.pointerId, now);
    if (this.fingers.size !== 1) return;
    if (this.hold === 'row') this.target.dragged(now);
    if (this.hold === 'press' && distance(this.start, now) > TAP_SLOP_PX) this.hold = 'pan';
    if (this.hold === 'pan') this.target.camera.pan(now.x - before.x, now.y - before.y);
  }

  private up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0) return;
    const at = this.placeOf(event);
    const moved = distance(this.start, at) > TAP_SLOP_PX;
    if (this.hold === 'row' && moved) this.target.dropped(at);
    else if (this.hold === 'row') this.target.cancelled();
    if (this.hold !== 'pan' && !moved) this.target.tapped(at);
    this.hold = 'none';
  }

  private cancel(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    if (this.hold === 'row') this.target.cancelled();
    this.hold = 'none';
  }

  private pinch(moving: number, before: Point, now: Point): void {
    for (const [id, other] of this.fingers) {
      if (id === moving) continue;
      const factor = distance(other, now) / Math.max(1, distance(other, before));
      this.target.camera.zoomBy(factor, (other.x + now.x) / 2, (other.y + now.y) / 2);
      this.target.camera.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    }
  }

  private wheel(event: WheelEvent): void {
    if (!(event.target instanceof HTMLCanvasElement)) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const at = this.placeOf(event);
    this.target.camera.zoomBy(Math.exp(-event.deltaY * lines * WHEEL_SPEED), at.x, at.y);
  }

  private placeOf(event: MouseEvent): Point {
    const box = this.host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}
