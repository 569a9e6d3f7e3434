import type { Type } from './types.js';

export interface Figure {
  readonly type: Type;
  /** For people who look for it. */
  readonly says: string;
}

function count(says: string): Figure {
  return { type: { kind: 'number', unit: '', step: 0 }, says };
}

function measured(unit: string, says: string): Figure {
  return { type: { kind: 'number', unit, step: 0 }, says };
}

/** What expressions know of a room beside its world. */
export const FIGURES = {
  tick: measured('tick', 'simulated time'),
  'tick.p50': measured('ms', 'what half of the beats of the last 5 s took at most'),
  'tick.p99': measured('ms', 'what nearly all beats of the last 5 s took at most'),
  'tick.max': measured('ms', 'what the longest beat of the last 5 s took'),
  'rtt.max': measured('ms', 'the longest round trip of anybody here'),
  sent: measured('kB', 'what everybody was sent in the last second'),
  overruns: count('beats that took too long, since the room began'),
  players: count('people who play'),
  bots: count('seats of bots'),
  watchers: count('people who do not play'),
  speed: measured('×', 'simulated seconds a second'),
  paused: { type: { kind: 'flag' }, says: 'whether the room is paused' },
} as const satisfies { readonly [name: string]: Figure };

export type FigureName = keyof typeof FIGURES;

export function findFigure(name: string): Figure | undefined {
  return Object.hasOwn(FIGURES, name) ? FIGURES[name as FigureName] : undefined;
}
