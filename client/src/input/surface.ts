/** The element that is played on; what is needed of it, so that tests can do without a browser. */
export interface Surface extends EventTarget {
  readonly style: { touchAction: string };
  getBoundingClientRect(): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  setPointerCapture(pointerId: number): void;
}

/** A point on the surface in CSS pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is on the surface. */
export function pointOn(surface: Surface, event: PointerEvent): Point {
  const { left, top } = surface.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/**
 * Listens until `signal` aborts; the caller knows which kind of event a type brings.
 * @param turn - `first`: before all that listen within the target.
 */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  signal: AbortSignal,
  handle: (event: E) => void,
  turn: 'first' | 'last' = 'last',
): void {
  const options = { signal, passive: false, capture: turn === 'first' };
  target.addEventListener(type, handle as (event: Event) => void, options);
}
