import type { Draft } from 'immer';
import { NO_TEAM, TEAMS, WEAPONS } from './kinds.js';
import { areEnemies, playerKey, type Ship } from './rows.js';
import type { SkirmishDocument, SkirmishWorld } from './state.js';
import { FEED_MAX } from './tuning.js';

type Doc = Draft<SkirmishDocument>;

/** Writes a kill into the feed and, during a round, into the scores. A killer that has left, or none, is the victim's own doing. */
export function creditKill(world: SkirmishWorld, killer: Ship | undefined, victim: Ship, weapon: number): void {
  const by = killer ?? victim;
  const own = by.player === victim.player;
  const points = own ? 0 : areEnemies(by.team, victim.team) ? 1 : -1;
  world.update((draft) => {
    tellFeed(draft, { at: world.tick, killer: playerKey(by.player), victim: playerKey(victim.player), weapon });
    if (draft.match.phase !== 'round') return;
    const loser = draft.players[playerKey(victim.player)];
    if (loser) loser.deaths++;
    const winner = draft.players[playerKey(by.player)];
    if (!winner || own) return;
    winner.score += points;
    if (points > 0) winner.kills++;
    scoreTeam(draft, by.team, points);
  });
}

function scoreTeam(draft: Doc, team: number, points: number): void {
  if (team === NO_TEAM) return;
  const name = TEAMS[team] === 'orange' ? 'orange' : 'blue';
  draft.match[name] = Math.max(0, draft.match[name] + points);
}

interface Kill {
  readonly at: number;
  readonly killer: string;
  readonly victim: string;
  readonly weapon: number;
}

function tellFeed(draft: Doc, { at, killer, victim, weapon }: Kill): void {
  const numbers = Object.values(draft.feed).map(({ n }) => n);
  const n = Math.max(0, ...numbers) + 1;
  draft.feed[`k${n}`] = { n, at, killer, victim, weapon: WEAPONS[weapon] ?? 'normal' };
  for (const old of numbers) if (old <= n - FEED_MAX) delete draft.feed[`k${old}`];
}
