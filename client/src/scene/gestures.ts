import type { CameraRig, Point } from './camera.js';

/** Whether a press means this row alone or one more. */
export type Picking = 'alone' | 'more';

/** What the scene does with hands on its canvas; places are CSS pixels from the host's corner. */
export interface GestureTarget {
  readonly camera: CameraRig;
  /** What an empty-handed drag over the world does; only with `boxed` it draws boxes. */
  readonly tool: 'camera' | 'box';
  /** Says whether a press here takes hold of rows instead of the world. */
  grab(at: Point): boolean;
  dragged(to: Point): void;
  dropped(at: Point): void;
  /** The drag was taken away (a second finger, a lost pointer). */
  cancelled(): void;
  tapped(at: Point, picking: Picking): void;
  readonly boxes?: BoxTarget | undefined;
  /** Somebody wants to know what can be done here: a right click, or a finger that stays. */
  readonly asked?: ((at: Point) => void) | undefined;
}

/** What becomes of a box. */
export interface BoxTarget {
  drawing(from: Point, to: Point): void;
  drawn(from: Point, to: Point, picking: Picking): void;
  cancelled(): void;
}

/** Movement below this is a tap. */
const TAP_SLOP_PX = 6;
const WHEEL_SPEED = 0.0015;
/** A finger that stays so long asks, and when it then moves it draws a box. */
const LONG_PRESS_MS = 450;

/**
 * Drag to pan, wheel and pinch to zoom, tap to pick (with Ctrl or Shift one more), drag grabbed rows to move them; Shift and a drag,
 * or a long press and a drag, draw a box.
 */
export class Gestures {
  private readonly fingers = new Map<number, Point>();
  private readonly listeners = new AbortController();
  private start: Point = { x: 0, y: 0 };
  private hold: 'none' | 'press' | 'long' | 'pan' | 'rows' | 'box' = 'none';
  private picking: Picking = 'alone';
  private longPress = 0;

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
    host.addEventListener('contextmenu', (event) => this.ask(event), { signal });
  }

  destroy(): void {
    clearTimeout(this.longPress);
    this.listeners.abort();
    this.host.style.touchAction = '';
  }

  private down(event: PointerEvent): void {
    // Only the scene itself: panels laid over it have hands of their own.
    if (event.button !== 0 || !(event.target instanceof HTMLCanvasElement)) return;
    const at = this.placeOf(event);
    this.fingers.set(event.pointerId, at);
    this.host.setPointerCapture(event.pointerId);
    if (this.fingers.size === 1) this.press(event, at);
    else {
      this.letGo();
      this.hold = 'pan';
    }
  }

  private press(event: PointerEvent, at: Point): void {
    this.start = at;
    this.picking = event.shiftKey || event.ctrlKey || event.metaKey ? 'more' : 'alone';
    this.hold = this.picking === 'alone' && this.target.grab(at) ? 'rows' : 'press';
    if (event.pointerType === 'mouse' || !this.target.asked) return;
    this.longPress = window.setTimeout(() => {
      if (this.hold === 'rows') this.target.cancelled();
      if (this.hold === 'rows' || this.hold === 'press') this.hold = 'long';
    }, LONG_PRESS_MS);
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.placeOf(event);
    if (this.fingers.size === 2) this.pinch(event.pointerId, before, now);
    this.fingers.set(event.pointerId, now);
    if (this.fingers.size !== 1) return;
    if (this.isMoved(now)) this.begin(event);
    if (this.hold === 'rows') this.target.dragged(now);
    if (this.hold === 'box') this.target.boxes?.drawing(this.start, now);
    if (this.hold === 'pan') this.target.camera.pan(now.x - before.x, now.y - before.y);
  }

  /** A press has become a drag. */
  private begin({ shiftKey }: PointerEvent): void {
    clearTimeout(this.longPress);
    if (this.hold !== 'press' && this.hold !== 'long') return;
    const isBox = this.hold === 'long' || shiftKey || this.target.tool === 'box';
    this.hold = isBox && this.target.boxes ? 'box' : 'pan';
  }

  private up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0) return;
    const at = this.placeOf(event);
    const { hold, picking } = this;
    clearTimeout(this.longPress);
    this.hold = 'none';
    if (hold === 'box') this.target.boxes?.drawn(this.start, at, picking);
    if (hold === 'long') this.askLater(at);
    if (hold === 'rows' && this.isMoved(at)) this.target.dropped(at);
    else if (hold === 'rows') this.target.cancelled();
    if ((hold === 'press' || hold === 'rows') && !this.isMoved(at)) this.target.tapped(at, picking);
  }

  private cancel(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    this.letGo();
    this.hold = 'none';
  }

  /** Whatever one finger was about to do does not happen. */
  private letGo(): void {
    clearTimeout(this.longPress);
    if (this.hold === 'rows') this.target.cancelled();
    if (this.hold === 'box') this.target.boxes?.cancelled();
  }

  private ask(event: MouseEvent): void {
    if (!this.target.asked || !(event.target instanceof HTMLCanvasElement)) return;
    event.preventDefault();
    // Touch screens say this of a finger that stays, which may yet draw a box.
    if (this.fingers.size > 0) return;
    const at = this.placeOf(event);
    if (event.buttons === 0) this.target.asked(at);
    else window.addEventListener('pointerup', () => this.askLater(at), { once: true, signal: this.listeners.signal });
  }

  /** A menu that opens while a finger or a button is being lifted would be closed by just that. */
  private askLater(at: Point): void {
    setTimeout(() => this.target.asked?.(at));
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

  private isMoved(at: Point): boolean {
    return distance(this.start, at) > TAP_SLOP_PX;
  }

  private placeOf(event: MouseEvent): Point {
    const box = this.host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}
