import { setMaxListeners } from 'node:events';
import { browserPads, type Pad } from '@tickdeck/client/input/gamepad.js';
import { createHands, type Hands } from '@tickdeck/client/input/hands.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventWith, FakeSurface } from '../support/fake-surface.js';

// One signal ends all of a page's listeners; Node takes more than ten of them for a leak.
setMaxListeners(50);

let surface: FakeSurface;
let page: EventTarget;
let pads: (Pad | null)[];
let nowMs: number;
let hands: Hands;

beforeEach(() => {
  surface = new FakeSurface();
  page = new EventTarget();
  pads = [];
  nowMs = 1000;
  // The own ship is in the middle of the surface.
  hands = createHands(surface, () => ({ x: 400, y: 300 }), { page, pads: () => pads, now: () => nowMs });
});
afterEach(() => hands.destroy());

const key = (type: 'keydown' | 'keyup', code: string, more = {}) => {
  const event = eventWith(type, { code, ctrlKey: false, metaKey: false, altKey: false, ...more });
  page.dispatchEvent(event);
  return event;
};

/** Points at (x, y) of the surface. Real events bubble from the element to the page. */
function point(type: string, pointerType: string, pointerId: number, x: number, y: number, buttons = 1): void {
  const fields = { pointerType, pointerId, buttons, clientX: x + 100, clientY: y + 50 };
  surface.dispatchEvent(eventWith(type, fields));
  page.dispatchEvent(eventWith(type, fields));
}
const mouse = (type: string, x: number, y: number, buttons = 1) => point(type, 'mouse', 1, x, y, buttons);
const touch = (type: string, id: number, x: number, y: number) => point(type, 'touch', id, x, y);

function pad(axes: readonly number[], pressed: readonly number[] = []): Pad {
  const buttons = Array.from({ length: 17 }, (_, i) => ({ pressed: pressed.includes(i), value: 0 }));
  return { connected: true, axes, buttons };
}

describe('keyboard and mouse', () => {
  it('move with letters or arrows, no faster on the diagonal', () => {
    key('keydown', 'KeyD');
    expect([hands.read().moveX, hands.read().moveY]).toEqual([1, 0]);
    key('keydown', 'ArrowUp');
    const { moveX, moveY } = hands.read();
    expect(Math.hypot(moveX, moveY)).toBeCloseTo(1);
    expect(moveY).toBeLessThan(0);
    key('keyup', 'KeyD');
    key('keyup', 'ArrowUp');
    expect([hands.read().moveX, hands.read().moveY]).toEqual([0, 0]);
  });

  it('may have the keys that play to themselves, and no others', () => {
    hands.destroy();
    hands = createHands(surface, () => ({ x: 400, y: 300 }), { page, pads: () => pads, keys: 'alone' });
    const heard: string[] = [];
    page.addEventListener('keydown', (event) => {
      if (!event.cancelBubble) heard.push((event as KeyboardEvent).code);
    });
    for (const code of ['KeyD', 'KeyO']) key('keydown', code);
    expect(heard).toEqual(['KeyO']);
    expect(hands.read().moveX).toBe(1);
  });

  it('stand still between opposite keys', () => {
    key('keydown', 'KeyA');
    key('keydown', 'KeyD');
    expect(hands.read().moveX).toBe(0);
  });

  it('aim from the own ship to the pointer, and keep the aim while nothing points', () => {
    expect([hands.read().aimX, hands.read().aimY]).toEqual([0, 0]);
    mouse('pointermove', 400, 500, 0);
    expect([hands.read().aimX, hands.read().aimY]).toEqual([0, 1]);
    mouse('pointermove', 401, 301, 0);
    expect([hands.read().aimX, hands.read().aimY]).toEqual([0, 0]);
  });

  it('fire with the first button and dash with the second, also while the first is held', () => {
    mouse('pointerdown', 500, 300, 1);
    expect(hands.read()).toMatchObject({ fire: true, dash: false });
    mouse('pointermove', 500, 300, 3);
    expect(hands.read()).toMatchObject({ fire: true, dash: true });
    mouse('pointerup', 500, 300, 0);
    expect(hands.read()).toMatchObject({ fire: false, dash: false });
    expect(surface.captured).toEqual([1]);
  });

  it('do not fire when something else on the page is pressed', () => {
    page.dispatchEvent(
      eventWith('pointerdown', { pointerType: 'mouse', pointerId: 1, buttons: 1, clientX: 1, clientY: 1 }),
    );
    expect(hands.read().fire).toBe(false);
  });

  it('keep keys that play from scrolling, and leave all others alone', () => {
    expect(key('keydown', 'Space').defaultPrevented).toBe(true);
    expect(hands.read().dash).toBe(true);
    expect(key('keydown', 'KeyM').defaultPrevented).toBe(false);
  });

  it('do not play with shortcuts, nor with what is typed into a field', () => {
    key('keydown', 'KeyD', { ctrlKey: true });
    const typed = eventWith('keydown', { code: 'KeyD', ctrlKey: false, metaKey: false, altKey: false });
    Object.defineProperty(typed, 'target', { value: { tagName: 'INPUT' } });
    page.dispatchEvent(typed);
    expect(hands.read().moveX).toBe(0);
  });

  it.each(['blur', 'visibilitychange', 'pagehide'])('let go of everything on %s', (type) => {
    key('keydown', 'KeyD');
    mouse('pointerdown', 500, 300, 1);
    page.dispatchEvent(new Event(type));
    expect(hands.read()).toMatchObject({ moveX: 0, moveY: 0, fire: false, dash: false });
  });

  it.each(['pointercancel', 'lostpointercapture'])('release the buttons on %s', (type) => {
    mouse('pointerdown', 500, 300, 1);
    mouse(type, 500, 300, 0);
    expect(hands.read().fire).toBe(false);
  });
});

describe('a gamepad', () => {
  it.each([
    ['has no way to ask', {}],
    ['may not ask', { getGamepads: () => expect.unreachable('not allowed') }],
  ])('is none where a page %s', (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(browserPads()).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('does nothing within its dead zones', () => {
    pads = [pad([0.1, -0.1, 0.2, 0.2])];
    expect(hands.read()).toMatchObject({ moveX: 0, moveY: 0, aimX: 0, aimY: 0, device: 'keyboard' });
  });

  it('moves from the edge of the dead zone to full deflection, in the direction of the stick', () => {
    pads = [pad([0.2, 0, 0, 0])];
    expect(hands.read().moveX).toBeGreaterThan(0);
    expect(hands.read().moveX).toBeLessThan(0.05);
    pads = [pad([0.8, 0.8, 0, 0])];
    const { moveX, moveY } = hands.read();
    expect(Math.hypot(moveX, moveY)).toBeCloseTo(1);
    expect(moveX).toBeCloseTo(moveY);
  });

  it('aims with the right stick, fires with the right trigger, dashes with A, moves with the cross', () => {
    pads = [null, pad([0, 0, 0, -1], [7, 0, 14])];
    expect(hands.read()).toEqual({ moveX: -1, moveY: 0, aimX: 0, aimY: -1, fire: true, dash: true, device: 'gamepad' });
  });

  it('is not read while the page is not looked at', () => {
    pads = [pad([1, 0, 0, 0])];
    expect(hands.read().moveX).toBe(1);
    page.dispatchEvent(new Event('blur'));
    expect(hands.read().moveX).toBe(0);
    page.dispatchEvent(new Event('focus'));
    expect(hands.read().moveX).toBe(1);
  });
});

describe('touch', () => {
  it('moves with a thumb anywhere on the left half, relative to where it came down', () => {
    touch('pointerdown', 1, 100, 400);
    expect(hands.read()).toMatchObject({ moveX: 0, moveY: 0, device: 'touch' });
    touch('pointermove', 1, 128, 400);
    expect(hands.read().moveX).toBeGreaterThan(0.3);
    expect(hands.read().moveX).toBeLessThan(0.6);
    touch('pointerup', 1, 128, 400);
    expect(hands.read().moveX).toBe(0);
  });

  it('follows a thumb that slides too far, so that turning back works at once', () => {
    touch('pointerdown', 1, 100, 400);
    touch('pointermove', 1, 300, 400);
    expect(hands.read().moveX).toBeCloseTo(1);
    touch('pointermove', 1, 220, 400);
    expect(hands.read().moveX).toBeLessThan(0);
  });

  it('aims with the right thumb and fires when it goes further, while the left one moves', () => {
    touch('pointerdown', 1, 100, 400);
    touch('pointerdown', 2, 600, 400);
    touch('pointermove', 1, 160, 400);
    touch('pointermove', 2, 600, 380);
    expect(hands.read()).toMatchObject({ aimX: 0, aimY: -1, fire: false });
    touch('pointermove', 2, 600, 350);
    expect(hands.read()).toMatchObject({ aimX: 0, aimY: -1, fire: true });
    expect(hands.read().moveX).toBeCloseTo(1);
  });

  it('dashes with the button as long as it is held', () => {
    const button = hands.sticks()?.dash;
    expect(button).toBeUndefined();
    touch('pointerdown', 9, 10, 10);
    touch('pointerup', 9, 10, 10);
    const { x, y, radius } = hands.sticks()?.dash ?? { x: 0, y: 0, radius: 0 };
    expect(radius * 2).toBeGreaterThanOrEqual(44);
    nowMs += 1000;
    touch('pointerdown', 3, x, y);
    expect(hands.read()).toMatchObject({ dash: true, fire: false });
    expect(hands.sticks()?.dash.held).toBe(true);
    touch('pointerup', 3, x, y);
    expect(hands.read().dash).toBe(false);
  });

  it('dashes for a moment with a double tap of the left thumb, and not with two slow taps', () => {
    const tap = () => {
      touch('pointerdown', 1, 100, 400);
      touch('pointerup', 1, 100, 400);
    };
    tap();
    nowMs += 500;
    tap();
    expect(hands.read().dash).toBe(false);
    nowMs += 200;
    tap();
    expect(hands.read().dash).toBe(true);
    nowMs += 200;
    expect(hands.read().dash).toBe(false);
  });

  it.each(['pointercancel', 'lostpointercapture'])('lets go of a stick on %s', (type) => {
    touch('pointerdown', 1, 100, 400);
    touch('pointermove', 1, 160, 400);
    touch(type, 1, 160, 400);
    expect(hands.read().moveX).toBe(0);
    expect(hands.sticks()?.left).toBeUndefined();
  });

  it('says what to draw: where the sticks are and where the thumbs', () => {
    touch('pointerdown', 1, 100, 400);
    touch('pointermove', 1, 120, 390);
    expect(hands.sticks()?.left).toMatchObject({ x: 100, y: 400, thumbX: 120, thumbY: 390 });
    expect(hands.sticks()?.right).toBeUndefined();
  });

  it('keeps the browser from taking fingers for scrolling', () => {
    expect(surface.style.touchAction).toBe('none');
  });
});

describe('the device', () => {
  it('is whichever was used last', () => {
    expect(hands.device).toBe('keyboard');
    touch('pointerdown', 1, 100, 400);
    expect(hands.device).toBe('touch');
    key('keydown', 'KeyW');
    expect(hands.device).toBe('keyboard');
    pads = [pad([1, 0, 0, 0])];
    expect(hands.read().device).toBe('gamepad');
  });

  it('is none any more after destroy', () => {
    key('keydown', 'KeyD');
    hands.destroy();
    expect(hands.read().moveX).toBe(0);
    key('keydown', 'KeyD');
    expect(hands.read().moveX).toBe(0);
  });
});
