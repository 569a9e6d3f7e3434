import type { Controls } from './controls.js';
import { NEUTRAL } from './device.js';
import { browserPads, GamepadDevice, type Pad } from './gamepad.js';
import { KeyboardAndMouse } from './keyboard.js';
import { listen, type Point, type Surface } from './surface.js';
import { type Sticks, TouchDevice } from './touch.js';

/** A person's hands on whatever device they use. */
export interface Hands {
  /** What they do now; ask once a tick. */
  read(): Controls;
  /** The device used last. */
  readonly device: Controls['device'];
  /** What to draw of the touch controls; undefined while another device is used. */
  sticks(): Sticks | undefined;
  destroy(): void;
}

/** What tests put in place of the browser. */
export interface HandsOptions {
  readonly page?: EventTarget;
  readonly pads?: () => readonly (Pad | null)[];
  readonly now?: () => number;
  /** `alone`: a key that plays is heard by nothing else on the page. */
  readonly keys?: 'shared' | 'alone';
}

/**
 * Watches keyboard, mouse, gamepad and touch on an element and takes whichever was used last. `ownOnScreen` says where the
 * own avatar is on the element, in CSS pixels: the mouse aims from there. Hidden or left, the page lets go of everything.
 */
export function createHands(surface: Surface, ownOnScreen: () => Point, options: HandsOptions = {}): Hands {
  const page = options.page ?? window;
  const listening = new AbortController();
  const { signal } = listening;
  let device: Controls['device'] = prefersTouch() ? 'touch' : 'keyboard';
  const used = (by: Controls['device']) => () => {
    device = by;
  };
  const gamepad = new GamepadDevice(options.pads ?? browserPads);
  const keyboard = new KeyboardAndMouse(surface, page, ownOnScreen, used('keyboard'), signal, options.keys);
  const touch = new TouchDevice(surface, page, used('touch'), options.now ?? (() => performance.now()), signal);
  const devices = { keyboard, gamepad, touch };

  let away = false;
  const letGo = () => {
    for (const one of Object.values(devices)) one.release();
  };
  for (const type of ['blur', 'pagehide', 'visibilitychange']) {
    listen(page, type, signal, () => {
      away = type === 'blur';
      letGo();
    });
  }
  listen(page, 'focus', signal, () => {
    away = false;
  });

  return {
    read() {
      // A gamepad goes on reporting to a page that is not looked at.
      if (!away && gamepad.isUsed) device = 'gamepad';
      const reading = away && device === 'gamepad' ? NEUTRAL : devices[device].read();
      return { ...reading, device };
    },
    get device() {
      return device;
    },
    sticks: () => (device === 'touch' ? touch.drawing : undefined),
    destroy() {
      listening.abort();
      letGo();
    },
  };
}

function prefersTouch(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
}
