import type { Texture } from 'pixi.js';
import { HULL_RADIUS_PX } from '../art/hulls.js';
import type { Sheet } from '../art/sheet.js';
import type { Sort } from './particles.js';

/** World units a hull reaches from its middle: a little more than its hit circle, so that near misses look like misses. */
export const HULL_REACH = 20;
export const HULL_SCALE = HULL_REACH / HULL_RADIUS_PX;

/** Every sort of particle there is. */
export function createSorts(sheet: Sheet) {
  const light = { layer: 'light', stretch: 0, drag: 0 } as const;
  const ghosts = new Map<Texture, Sort>();
  return {
    spark: sort(sheet.spark, 0.42, 0.34, 0.1, { ...light, stretch: 0.0042, drag: 4.2 }),
    longSpark: sort(sheet.spark, 0.75, 0.5, 0.12, { ...light, stretch: 0.004, drag: 2.6 }),
    ember: sort(sheet.ember, 0.9, 0.36, 0.05, { ...light, drag: 2.2 }),
    exhaust: sort(sheet.ember, 0.34, 0.42, 0.08, { ...light, drag: 2.5, alpha: 0.55 }),
    flash: sort(sheet.glow, 0.13, 0.55, 0.2, light),
    burst: sort(sheet.glow, 0.34, 2.9, 0.9, light),
    fire: sort(sheet.glow, 0.55, 0.5, 1.1, { ...light, drag: 3, alpha: 0.6 }),
    shock: sort(sheet.ring, 0.55, 0.12, 1.7, light),
    smallShock: sort(sheet.ring, 0.3, 0.08, 0.42, { ...light, alpha: 0.8 }),
    arrival: sort(sheet.ring, 0.5, 1.1, 0.18, { ...light, alpha: 0.9 }),
    sparkle: sort(sheet.sparkle, 0.45, 0.9, 0.1, light),
    smoke: sort(sheet.glow, 0.8, 0.18, 0.42, { layer: 'matter', stretch: 0, drag: 1.6, alpha: 0.4 }),
    shards: sheet.shards.map((texture) =>
      sort(texture, 1.25, 0.42, 0.26, { layer: 'matter', stretch: 0, drag: 1.1, alpha: 1 }),
    ),
    /** An after-image of a hull. */
    ghost(hull: Texture): Sort {
      const known = ghosts.get(hull);
      if (known) return known;
      const made = sort(hull, 0.26, HULL_SCALE, HULL_SCALE * 0.86, { ...light, alpha: 0.5 });
      ghosts.set(hull, made);
      return made;
    },
  };
}

export type Sorts = ReturnType<typeof createSorts>;

function sort(
  texture: Texture,
  seconds: number,
  sizeFrom: number,
  sizeTo: number,
  rest: Pick<Sort, 'layer' | 'stretch' | 'drag'> & { readonly alpha?: number },
): Sort {
  return { texture, seconds, sizeFrom, sizeTo, alpha: 1, ...rest };
}
