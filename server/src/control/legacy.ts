import type { News } from '@tickdeck/shared/topics/all.js';
import type { FromRoom } from '../room/port.js';
import type { Rooms } from '../room/rooms.js';

/** What a room leaves to its next life, if it has to have one. */
interface Left {
  alerts: News<'alerts'>;
  /** Why the last life ended, until the next one has been told. */
  broke: string | undefined;
}

/** Keeps what operators must not lose when a room breaks and starts anew: its alerts, and that it broke. */
export class Legacy {
  readonly #rooms: Rooms;
  readonly #left = new Map<string, Left>();
  readonly #unlisten: () => void;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
    this.#unlisten = rooms.listen((room, message) => this.#hear(room, message));
  }

  /** The room is closed for good. */
  forget(room: string): void {
    this.#left.delete(room);
  }

  stop(): void {
    this.#unlisten();
  }

  #hear(room: string, message: FromRoom): void {
    const left = this.#left.get(room) ?? { alerts: {}, broke: undefined };
    if (message.kind === 'alerts') left.alerts = message.value;
    else if (message.kind === 'failed') left.broke = message.text;
    else if (message.kind === 'report' && left.broke !== undefined) this.#tell(room, left);
    else return;
    this.#left.set(room, left);
  }

  /** The room is back, and hears what was. */
  #tell(room: string, left: Left): void {
    const port = this.#rooms.get(room);
    port?.post({ kind: 'alerts', value: left.alerts });
    port?.post({ kind: 'alarm', alert: 'roomFailed', text: `The room broke (${left.broke}) and started anew.` });
    left.broke = undefined;
  }
}
