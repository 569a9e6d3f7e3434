import type { Surface } from '@tickdeck/client/input/surface.js';

/** An element of 800 × 600 CSS pixels at (100, 50) of the window, without a browser. */
export class FakeSurface extends EventTarget implements Surface {
  readonly style = { touchAction: '' };
  readonly captured: number[] = [];

  getBoundingClientRect() {
    return { left: 100, top: 50, width: 800, height: 600 };
  }

  setPointerCapture(pointerId: number): void {
    this.captured.push(pointerId);
  }
}

/** An event with any fields; Node has no pointer or keyboard events of its own. */
export function eventWith(type: string, fields: { readonly [name: string]: unknown }): Event {
  return Object.assign(new Event(type, { cancelable: true }), fields);
}
