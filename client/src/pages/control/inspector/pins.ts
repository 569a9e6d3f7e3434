import { type Accessor, createSignal } from 'solid-js';
import { RING_SIZE, Ring } from './history/ring.js';
import type { Spot } from './leaf.js';

/** Values that are drawn at the same time, at most: more are no help, and each costs a little. */
const PINS_MAX = 12;

/** One value that is watched in a chart, wherever the inspector is; its ring grows only while the chart is seen. */
export interface Pin {
  readonly spot: Spot;
  readonly ring: Ring;
}

export interface Pins {
  readonly list: Accessor<readonly Pin[]>;
  has(spot: Spot): boolean;
  /** Pins a value, or takes it down again. The oldest pin makes room. */
  toggle(spot: Spot): void;
}

export function createPins(): Pins {
  const [list, setList] = createSignal<readonly Pin[]>([]);
  const has = ({ key }: Spot) => list().some(({ spot }) => spot.key === key);
  return {
    list,
    has,
    toggle(spot) {
      const others = list().filter((pin) => pin.spot.key !== spot.key);
      if (has(spot)) setList(others);
      else setList([...others, { spot, ring: new Ring(RING_SIZE) }].slice(-PINS_MAX));
    },
  };
}
