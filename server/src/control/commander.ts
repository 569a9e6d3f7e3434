import type { CommandMessage, Reply, Role } from '@tickdeck/shared/wire/messages.js';
import type { Clock } from '../gateway/clock.js';
import type { Rooms } from '../room/rooms.js';

/** A command of somebody who has no session. */
export interface Order extends Omit<CommandMessage, 'kind' | 'id'> {
  readonly who: string;
  /** Tells people of the same name apart. */
  readonly person: string;
  readonly role: Role;
  /** Id of the pass of their link; empty for none. */
  readonly pass: string;
  /** Wall time, ms since 1970. */
  readonly at: number;
}

/** What a room answered, or why it did not: then nobody knows whether it was done. */
export type Answer =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'silent'; readonly text: string };

interface Waiting {
  readonly room: string;
  resolve(answer: Answer): void;
}

/** A room answers in its next beat; one that does not within this has other troubles. */
export const ANSWER_TIMEOUT_MS = 3_000;
const ID_MAX = 0x7fffffff;

/** Gives rooms the commands that do not come from a session, and hands back their answers. */
export class Commander {
  readonly #rooms: Rooms;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #unlisten: () => void;
  #newest = 0;

  constructor(rooms: Rooms, clock: Pick<Clock, 'after'>) {
    this.#rooms = rooms;
    this.#clock = clock;
    this.#unlisten = rooms.listen((room, message) => {
      if (message.kind === 'answer') this.answer(message.reply);
      if (message.kind === 'failed') this.#abandon(room, 'The room broke before it answered, and starts anew.');
    });
  }

  /** Resolves when the room has answered, and soon in any case. */
  give(room: string, order: Order): Promise<Answer> {
    const port = this.#rooms.get(room);
    if (port === undefined) return Promise.resolve({ kind: 'silent', text: 'The room broke and starts anew.' });
    this.#newest = (this.#newest % ID_MAX) + 1;
    const id = this.#newest;
    const answer = new Promise<Answer>((resolve) => {
      const silent = { kind: 'silent', text: 'The room did not answer.' } as const;
      const cancel = this.#clock.after(ANSWER_TIMEOUT_MS, () => this.#answer(id, silent));
      const settle = (answer: Answer) => {
        cancel();
        resolve(answer);
      };
      this.#waiting.set(id, { room, resolve: settle });
    });
    port.post({ kind: 'command', session: 0, id, ...order });
    return answer;
  }

  /** Hands an answer to whoever waits for it. */
  answer(reply: Reply): void {
    this.#answer(reply.id, { kind: 'answered', reply });
  }

  /** Nobody waits any more. */
  close(): void {
    this.#unlisten();
    for (const { room } of [...this.#waiting.values()]) this.#abandon(room, 'The host stops.');
  }

  #answer(id: number, answer: Answer): void {
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
  }

  #abandon(room: string, text: string): void {
    for (const [id, waiting] of this.#waiting) if (waiting.room === room) this.#answer(id, { kind: 'silent', text });
  }
}
