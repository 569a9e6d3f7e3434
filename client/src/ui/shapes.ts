/**
 * What tells players apart: one of eight colours that the colour-blind can tell apart too (Okabe and Ito, with grey for
 * black), and one of eight outlines that need no colour at all. Hulls, lists and lobby draw the same outline.
 */

/** Colours by a look's `color`, as #rrggbb. */
export const COLORS = ['#E69F00', '#56B4E9', '#009E73', '#F0E442', '#0072B2', '#D55E00', '#CC79A7', '#999999'] as const;

/** What to call them, for people who do not see them. */
export const COLOR_NAMES = ['orange', 'sky', 'green', 'yellow', 'blue', 'vermilion', 'pink', 'grey'] as const;

/** An outline as an SVG path that fits -1 … 1 both ways and points up. */
export interface Outline {
  readonly name: string;
  readonly path: string;
}

/** Outlines by a look's `shape`. */
export const OUTLINES: readonly Outline[] = [
  { name: 'arrow', path: 'M0-1L.74.86L0 .42L-.74.86Z' },
  { name: 'disc', path: 'M0-1L.34-.71A.79.79 0 1 1-.34-.71Z' },
  { name: 'block', path: 'M-.27-.98H.27V-.5H.78V.8H-.78V-.5H-.27Z' },
  { name: 'kite', path: 'M0-1L.66-.08L0 .96L-.66-.08Z' },
  { name: 'star', path: `M${starPoints(5, 1, 0.45)}Z` },
  { name: 'fork', path: 'M-.86-.92H-.4L-.32 0H.32L.4-.92H.86L.88.5L.4.88H-.4L-.88.5Z' },
  { name: 'cross', path: 'M-.3-1H.3V-.34H.96V.26H.3V.9H-.3V.26H-.96V-.34H-.3Z' },
  { name: 'wing', path: 'M0-.82L1 .42L.84.84L0 .3L-.84.84L-1 .42Z' },
];

/** The colour of a look; numbers beyond the palette start over. */
export function colorOf(index: number): string {
  return COLORS[wrap(index, COLORS.length)] as string;
}

/** The outline of a look; numbers beyond the list start over. */
export function outlineOf(index: number): Outline {
  return OUTLINES[wrap(index, OUTLINES.length)] as Outline;
}

/** A whole number brought into 0 … count - 1. */
export function wrap(index: number, count: number): number {
  return ((Math.floor(index) % count) + count) % count;
}

function starPoints(tips: number, outer: number, inner: number): string {
  const points: string[] = [];
  for (let i = 0; i < tips * 2; i++) {
    const radius = i % 2 === 0 ? outer : inner;
    const turn = (i / (tips * 2)) * 2 * Math.PI;
    points.push(`${(radius * Math.sin(turn)).toFixed(3)} ${(-radius * Math.cos(turn)).toFixed(3)}`);
  }
  return points.join('L');
}
