import type { ToRoom } from '../port.js';
import type { Session } from './session.js';

/** Everybody the room serves, in order of arrival. */
export class Sessions {
  private readonly sessions = new Map<number, Session>();

  get size(): number {
    return this.sessions.size;
  }

  get all(): IterableIterator<Session> {
    return this.sessions.values();
  }

  get numbers(): readonly number[] {
    return [...this.sessions.keys()];
  }

  find(number: number): Session | undefined {
    return this.sessions.get(number);
  }

  /** The session that plays on a device; devices without a key are all different. */
  playingOn(device: string): Session | undefined {
    if (device === '') return undefined;
    for (const session of this.sessions.values()) if (session.player > 0 && session.device === device) return session;
    return undefined;
  }

  /** Any session on a device. */
  on(device: string): Session | undefined {
    for (const session of this.sessions.values()) if (session.device === device) return session;
    return undefined;
  }

  /** Notes where a session looks; none that plays: what a player may see is for its avatar alone to say. */
  turn({ session: number, ...gaze }: Extract<ToRoom, { kind: 'gaze' }>): void {
    const session = this.sessions.get(number);
    if (session?.player === 0) session.scope.gaze = gaze;
  }

  rest({ session: number, beats }: Extract<ToRoom, { kind: 'rest' }>): void {
    const session = this.sessions.get(number);
    if (session) session.flow.rest = beats;
  }

  add(session: Session): void {
    this.sessions.set(session.number, session);
  }

  remove(number: number): void {
    this.sessions.delete(number);
  }
}
