import type { Look } from '@tickdeck/shared/game/game.js';
import type { Role, SessionReport } from '@tickdeck/shared/wire/messages.js';
import type { Rostered } from '../../../games/look.js';

/** One line of the list of people: a session, or a seat that a bot has alone. */
export interface Person {
  readonly key: string;
  /** 0 for a bot without a session. */
  readonly session: number;
  /** 0 for those who do not play. */
  readonly player: number;
  readonly name: string;
  readonly look: Look | undefined;
  readonly role: Role;
  /** Who steers: `human`, `bot`, or `none` for those who watch. */
  readonly pilot: SessionReport['pilot'];
  /** How their link is, if they have one. */
  readonly link: SessionReport | undefined;
}

/** Everyone in the room: players by number, then who watches, then who operates, then bots. */
export function peopleOf(sessions: readonly SessionReport[], roster: readonly Rostered[]): readonly Person[] {
  const byPlayer = new Map(roster.map((who) => [who.player, who]));
  const present = sessions.map(
    (link): Person => ({
      key: `s${link.session}`,
      session: link.session,
      player: link.player,
      name: link.name,
      look: byPlayer.get(link.player)?.look,
      role: link.role,
      pilot: link.pilot,
      link,
    }),
  );
  const seated = new Set(sessions.map(({ player }) => player));
  const others = roster
    .filter(({ player }) => !seated.has(player))
    .map(
      ({ player, name, look, pilot }): Person => ({
        key: `p${player}`,
        session: 0,
        player,
        name,
        look,
        role: 'player',
        pilot,
        link: undefined,
      }),
    );
  return [...present.sort(byRank), ...others];
}

const RANK: { readonly [role in Role]: number } = { player: 0, spectator: 1, moderator: 2, operator: 3, host: 4 };

function byRank(a: Person, b: Person): number {
  return RANK[a.role] - RANK[b.role] || a.player - b.player || a.session - b.session;
}
