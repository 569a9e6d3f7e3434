import { NO_TEAM, TEAMS } from './kinds.js';
import { playerKey } from './rows.js';
import type { SkirmishWorld } from './state.js';

/** Who wins as things stand: a player's key, a team's name, or '' for a draw. */
export function winnerOf(world: SkirmishWorld): string {
  const { match, players } = world.document;
  if (match.mode === 'teams') return match.orange === match.blue ? '' : match.orange > match.blue ? 'orange' : 'blue';
  const [first, second] = ranking(players);
  if (!first || first.score <= 0) return '';
  return second && second.score === first.score && second.deaths === first.deaths ? '' : first.key;
}

/** Scores back to zero, those who left forgotten, and teams dealt anew if the next round is one of teams. */
export function startScores(world: SkirmishWorld): void {
  const order = ranking(world.document.players).filter(({ present }) => present);
  world.update((draft) => {
    draft.match.mode = draft.rules.mode === 1 ? 'teams' : 'free-for-all';
    draft.match.orange = 0;
    draft.match.blue = 0;
    for (const key of Object.keys(draft.players)) if (!draft.players[key]?.present) delete draft.players[key];
    for (const [place, { key }] of order.entries()) {
      const player = draft.players[key];
      if (!player) continue;
      Object.assign(player, { score: 0, kills: 0, deaths: 0 });
      // Dealt 1 2 2 1 1 2 2 1 …, so that the strongest do not end up together.
      const dealt = (place + 1) % 4 < 2 ? 'orange' : 'blue';
      player.team = draft.match.mode === 'teams' ? dealt : 'none';
    }
  });
  followTeams(world);
}

/** The team a newcomer gets: the smaller one, and none without teams. */
export function smallerTeam(world: SkirmishWorld): (typeof TEAMS)[number] {
  const { match, players } = world.document;
  if (match.mode !== 'teams') return 'none';
  const size = (team: string) => Object.values(players).filter((p) => p.present && p.team === team).length;
  return size('orange') <= size('blue') ? 'orange' : 'blue';
}

/** Ships wear the team the document says: an operator moves a player there. */
export function followTeams(world: SkirmishWorld): void {
  for (const ship of world.tables.ships.rows()) {
    const team = world.document.players[playerKey(ship.player)]?.team ?? 'none';
    ship.team = Math.max(NO_TEAM, TEAMS.indexOf(team));
  }
}

function ranking(players: SkirmishWorld['document']['players']) {
  return Object.entries(players)
    .map(([key, player]) => ({ key, ...player }))
    .sort((a, b) => b.score - a.score || a.deaths - b.deaths || (a.key < b.key ? -1 : 1));
}
