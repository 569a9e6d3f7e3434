import type { ToRoom } from './port.js';

/** What waits for the next beat, in order of arrival: the only way anything gets into a room. */
export class Inbox {
  private messages: ToRoom[] = [];

  get size(): number {
    return this.messages.length;
  }

  put(message: ToRoom): void {
    this.messages.push(message);
  }

  /** Everything that has come; the inbox is empty afterwards. */
  take(): readonly ToRoom[] {
    const taken = this.messages;
    if (taken.length > 0) this.messages = [];
    return taken;
  }
}
