import { type Device, directionOf, type Reading } from './device.js';
import { listen, type Point, pointOn, type Surface } from './surface.js';

const RIGHT = ['KeyD', 'ArrowRight'];
const LEFT = ['KeyA', 'ArrowLeft'];
const DOWN = ['KeyS', 'ArrowDown'];
const UP = ['KeyW', 'ArrowUp'];
const FIRE = ['KeyF', 'Enter'];
const DASH = ['Space', 'ShiftLeft', 'ShiftRight'];
const PLAYED = new Set([RIGHT, LEFT, DOWN, UP, FIRE, DASH].flat());

/** Bits of PointerEvent.buttons. */
const PRIMARY = 1;
const SECONDARY = 2;
/** Nearer to the own avatar the mouse points nowhere, in CSS pixels. */
const AIM_LEAST = 4;

/** Keyboard and mouse: keys move, the mouse aims from the own avatar, its buttons fire and dash. */
export class KeyboardAndMouse implements Device {
  private readonly held = new Set<string>();
  private buttons = 0;
  private pointer: Point | undefined;

  constructor(
    private readonly surface: Surface,
    page: EventTarget,
    private readonly ownOnScreen: () => Point,
    used: () => void,
    signal: AbortSignal,
    keys: 'shared' | 'alone' = 'shared',
  ) {
    const press = (event: KeyboardEvent) => {
      if (!PLAYED.has(event.code) || isForSomethingElse(event)) return;
      // Keys that play must not scroll the page too.
      event.preventDefault();
      if (keys === 'alone') event.stopPropagation();
      this.held.add(event.code);
      used();
    };
    // Before whoever else on the page listens for keys.
    listen(page, 'keydown', signal, press, keys === 'alone' ? 'first' : 'last');
    listen<KeyboardEvent>(page, 'keyup', signal, (event) => this.held.delete(event.code));
    const mouse = (type: string, target: EventTarget, handle: (event: PointerEvent) => void) =>
      listen<PointerEvent>(target, type, signal, (event) => event.pointerType === 'mouse' && handle(event));
    mouse('pointerdown', surface, (event) => {
      surface.setPointerCapture(event.pointerId);
      this.buttons = event.buttons;
      this.pointer = pointOn(surface, event);
      used();
    });
    mouse('pointermove', page, (event) => {
      // A second button pressed or released while the first is held comes as a move.
      if (this.buttons !== 0) this.buttons = event.buttons;
      this.pointer = pointOn(this.surface, event);
      used();
    });
    mouse('pointerup', page, () => this.releaseButtons());
    mouse('pointercancel', page, () => this.releaseButtons());
    mouse('lostpointercapture', surface, () => this.releaseButtons());
    listen(surface, 'contextmenu', signal, (event) => event.preventDefault());
  }

  read(): Reading {
    const [moveX, moveY] = directionOf(this.axis(RIGHT, LEFT), this.axis(DOWN, UP), 0);
    const [aimX, aimY] = this.aim();
    return {
      moveX,
      moveY,
      aimX,
      aimY,
      fire: (this.buttons & PRIMARY) !== 0 || this.holds(FIRE),
      dash: (this.buttons & SECONDARY) !== 0 || this.holds(DASH),
    };
  }

  release(): void {
    this.held.clear();
    this.releaseButtons();
  }

  private releaseButtons(): void {
    this.buttons = 0;
  }

  private aim(): readonly [number, number] {
    if (!this.pointer) return [0, 0];
    const own = this.ownOnScreen();
    return directionOf(this.pointer.x - own.x, this.pointer.y - own.y, AIM_LEAST);
  }

  private axis(more: readonly string[], less: readonly string[]): number {
    return Number(this.holds(more)) - Number(this.holds(less));
  }

  private holds(codes: readonly string[]): boolean {
    return codes.some((code) => this.held.has(code));
  }
}

/** Shortcuts of browser and page, keys typed into a field, and those that press a focused button are not for playing. */
function isForSomethingElse({ ctrlKey, metaKey, altKey, code, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  const element = target as Partial<HTMLElement> | null;
  if (element?.isContentEditable || /^(input|textarea|select)$/i.test(element?.tagName ?? '')) return true;
  return /^(button|a|summary)$/i.test(element?.tagName ?? '') && (code === 'Space' || code === 'Enter');
}
