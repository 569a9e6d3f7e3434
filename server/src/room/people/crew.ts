import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Point } from '@tickdeck/shared/wire/messages.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

type CrewNews = News<'crew'>;

const NOTHING: Omit<Point, 'kind'> = { rows: [], editing: '' };

/** Who works in the room, and what each has in hand: told to the others who do, and no part of the world. */
export class Crew {
  private readonly hands = new Map<number, Omit<Point, 'kind'>>();
  private members: readonly string[] = [];
  private news: CrewNews = {};
  private isOld = true;

  constructor(private readonly sessions: Sessions) {}

  /** Notes what a session has in hand; of one that does not work here nothing is noted. */
  point({ session: number, rows, editing }: Point & { readonly session: number }): void {
    const session = this.sessions.find(number);
    if (!session || !isCrew(session)) return;
    this.hands.set(number, { rows, editing });
    this.isOld = true;
  }

  /** The same object as long as nobody comes, goes or takes something else. */
  readonly read = (): CrewNews => {
    const crew = [...this.sessions.all].filter(isCrew).slice(0, LIMITS.crewMax);
    const members = crew.map(({ number, name }) => `${number} ${name}`);
    const isSame = members.length === this.members.length && members.every((one, at) => one === this.members[at]);
    if (isSame && !this.isOld) return this.news;
    this.members = members;
    for (const number of this.hands.keys()) if (!this.sessions.find(number)) this.hands.delete(number);
    this.isOld = false;
    this.news = Object.fromEntries(crew.map((session) => [`s${session.number}`, this.sayOf(session)]));
    return this.news;
  };

  private sayOf({ number, name, role, look }: Session): CrewNews[string] {
    const { rows, editing } = this.hands.get(number) ?? NOTHING;
    return { name, role, ...look, rows: Object.fromEntries(rows.map((row, at) => [`r${at}`, row])), editing };
  }
}

function isCrew({ role }: Session): boolean {
  return ranksAtLeast(role, 'moderator');
}
