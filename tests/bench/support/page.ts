import { type ClientEvents, createClient, type GameClient } from '@tickdeck/client/net/client.js';
import type { Steer } from '@tickdeck/client/net/session.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { openNodeSocket } from '../../load/node-socket.js';
import type { Opened } from './host.js';

export interface PageOptions {
  readonly host: Opened;
  readonly game: Game;
  readonly role: Role;
  readonly steer?: Steer;
  readonly events?: Partial<ClientEvents>;
}

/** Joins the room of a host with the network code of the real pages; resolves when it is in. @throws Error when it is refused */
export function openPage({ host, game, role, steer, events }: PageOptions): Promise<GameClient> {
  return new Promise((resolve, reject) => {
    const page = createClient({
      url: `ws://127.0.0.1:${host.port}/ws`,
      game,
      room: host.room,
      role,
      token: role === 'operator' ? host.token : '',
      device: '',
      name: 'Bench',
      look: { color: 1, shape: 1, tag: 'BE' },
      socket: openNodeSocket,
      ...(steer ? { steer } : {}),
      events: {
        ...events,
        link: (state) => {
          if (state.kind === 'live') resolve(page);
          else if (state.kind !== 'connecting') reject(new Error(`the host does not let a page in: ${state.kind}`));
        },
      },
    });
  });
}
