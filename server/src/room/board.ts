import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { type News, roleToWatch, type TopicName, type Watchable } from '@tickdeck/shared/topics/all.js';
import type { Session } from './people/session.js';
import type { Sessions } from './people/sessions.js';
import type { FromRoom } from './port.js';
import { TIMING } from './timing.js';

type NewsValue = { readonly [key: string]: Value };

/** What can be looked at beside the world, and who looks. Nothing is made of what nobody looks at. */
export class Board {
  private readonly sources = new Map<string, () => NewsValue>();
  private readonly told = new Map<string, NewsValue>();
  private readonly newcomers = new Map<string, number[]>();

  constructor(
    private readonly sessions: Sessions,
    private readonly emit: (message: FromRoom) => void,
  ) {}

  /**
   * Says where a topic's value comes from: `read` is called while somebody watches, and must give the same object as long as
   * nothing has changed.
   */
  source<N extends TopicName>(name: N, read: () => News<N>): void {
    this.sources.set(name, read as () => NewsValue);
  }

  /** A topic whose value is made outside of the room. */
  post(name: string, value: NewsValue): void {
    this.sources.set(name, () => value);
  }

  /** From now on a session looks at these, as far as there are such things and its role may. */
  watch(number: number, names: readonly string[]): void {
    const session = this.sessions.find(number);
    if (!session) return;
    const before = session.watches;
    session.watches = new Set(names.filter((name) => mayWatch(session, name)));
    for (const name of session.watches) {
      if (!before.has(name)) this.newcomers.set(name, [...(this.newcomers.get(name) ?? []), number]);
    }
  }

  /** Numbers of the sessions that look at something. */
  readers(name: Watchable): readonly number[] {
    return [...this.sessions.all].filter(({ watches }) => watches.has(name)).map(({ number }) => number);
  }

  /** Those that have begun to look at something since this was asked last: they know nothing of it yet. */
  takeNewcomers(name: Watchable): readonly number[] {
    const numbers = this.newcomers.get(name) ?? [];
    this.newcomers.delete(name);
    return numbers.filter((number) => this.sessions.find(number)?.watches.has(name));
  }

  /** Tells what has changed, and newcomers what there is. */
  update(beat: number): void {
    if (beat % TIMING.newsEveryBeats !== 0) return;
    for (const [name, read] of this.sources) this.tell(name as TopicName, read);
  }

  private tell(topic: TopicName, read: () => NewsValue): void {
    const readers = this.readers(topic);
    if (readers.length === 0) return;
    const newcomers = this.takeNewcomers(topic);
    const value = read();
    const sessions = value === this.told.get(topic) ? newcomers : readers;
    this.told.set(topic, value);
    if (sessions.length > 0) this.emit({ kind: 'tell', sessions, message: { kind: 'news', topic, value } });
  }
}

function mayWatch({ role }: Session, name: string): boolean {
  const least = roleToWatch(name);
  return least !== undefined && ranksAtLeast(role, least);
}
