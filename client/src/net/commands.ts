import type { CommandMessage, Reply } from '@tickdeck/shared/wire/messages.js';

const NO_LINK = 'There is no connection to the host now.';
const LOST = 'The connection was lost before the host answered; whether it was done is not known.';

/** Matches replies to commands. */
export class Commands {
  private newest = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  /** @param post throws RangeError for what is too large to be sent. */
  constructor(private readonly post: (message: CommandMessage) => void) {}

  send(name: string, args: CommandMessage['args'], mode: CommandMessage['mode']): Promise<Reply> {
    const id = ++this.newest;
    try {
      this.post({ kind: 'command', id, name, args, mode });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return Promise.resolve(refusal(id, error.message));
    }
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** The answer when nobody is there to ask. */
  refuse(): Promise<Reply> {
    return Promise.resolve(refusal(0, NO_LINK));
  }

  replied(reply: Reply): void {
    this.waiting.get(reply.id)?.(reply);
    this.waiting.delete(reply.id);
  }

  /** The link is gone, and with it all answers. */
  abandon(): void {
    for (const [id, resolve] of this.waiting) resolve(refusal(id, LOST));
    this.waiting.clear();
  }
}

function refusal(id: number, text: string): Reply {
  return { kind: 'reply', id, outcome: 'refused', text, refusals: [], changes: [] };
}
