import type { SkirmishDocument } from '@tickdeck/shared/games/skirmish/state.js';
import type { Shown } from '../../../net/frame.js';
import { partOf } from '../rows.js';

export type Match = SkirmishDocument['match'];
export type Player = SkirmishDocument['players'][string];

/** A player in the order of the scores; equals share a rank. */
export interface Standing extends Player {
  readonly key: string;
  readonly rank: number;
}

/** Everyone with a seat, best first: score, then fewer deaths, then name. */
export function standingsOf(shown: Shown | undefined): readonly Standing[] {
  const players = (shown && partOf(shown, 'players')) ?? {};
  const sorted = Object.entries(players)
    .filter(([, player]) => player.present)
    .sort(([, a], [, b]) => b.score - a.score || a.deaths - b.deaths || (a.name < b.name ? -1 : 1));
  let rank = 0;
  return sorted.map(([key, player], i) => {
    if (i === 0 || sorted[i - 1]?.[1].score !== player.score) rank = i + 1;
    return { ...player, key, rank };
  });
}

/** Whole seconds until a tick, never negative. */
export function secondsUntil(shown: Shown, tick: number, tickRate: number): number {
  return Math.max(0, Math.ceil((tick - shown.tick) / tickRate - 1e-6));
}

/** 75 → 1:15. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
