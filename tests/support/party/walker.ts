import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import { openNodeSocket } from '../../load/node-socket.js';
import { herdGame } from '../herd-game.js';

/** Somebody who plays the game of herds without a page. */
export interface Walker {
  readonly client: GameClient;
  readonly player: number;
  /** Walks on and on, by so much a tick each way, from -8 to 8. */
  walk(moveX: number, moveY: number): void;
  close(): void;
}

/** Comes into a room; resolves when the walker stands in its world. */
export async function openWalker({ port, room }: { readonly port: number; readonly room: string }): Promise<Walker> {
  let way = { moveX: 0, moveY: 0 };
  let seen = () => {};
  const ready = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const client = createClient({
    url: `ws://127.0.0.1:${port}/ws`,
    game: herdGame,
    room,
    role: 'player',
    token: '',
    device: 'walker without a page',
    name: 'Walker',
    look: { color: 0, shape: 0, tag: 'WW' },
    socket: openNodeSocket,
    steer: () => way,
    events: { frame: () => seen() },
  });
  await ready;
  return {
    client,
    player: client.welcome?.player ?? 0,
    walk(moveX, moveY) {
      way = { moveX, moveY };
    },
    close: () => client.close(),
  };
}
