import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import { encodeEdits } from '@tickdeck/shared/commands/edit.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { openNodeSocket } from '../../load/node-socket.js';
import { emptySpots } from './space.js';

/** Somebody with the control link, who commands without a page. */
export interface Operator {
  readonly client: GameClient;
  /** Gives a command. @throws Error with the host's words when it was not done */
  command(name: string, args?: { readonly [name: string]: Value }): Promise<void>;
  /** Sets one value of the document; `path` as in the audit list, `players/p3/score`. */
  set(path: string, value: Value): Promise<void>;
  /** Puts ships, by row id, at rest into empty space, each with room to fly. */
  spread(ships: readonly number[]): Promise<void>;
  close(): void;
}

/** Where and by what right. */
export interface Admission {
  readonly port: number;
  readonly room: string;
  /** The control link. */
  readonly control: string;
}

/** Connects with a control link; resolves when it has seen the room's state. */
export async function openOperator({ port, room, control }: Admission): Promise<Operator> {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  let seen = () => {};
  const ready = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const client = createClient({
    url: `ws://127.0.0.1:${port}/ws`,
    game,
    room,
    role: 'operator',
    token: new URLSearchParams(new URL(control).hash.slice(1)).get('token') ?? '',
    device: 'operator without a page',
    name: 'Operator',
    look: { color: 0, shape: 0, tag: 'OP' },
    socket: openNodeSocket,
    watches: ['telemetry', 'audit'],
    events: { frame: () => seen() },
  });
  await ready;
  const command: Operator['command'] = async (name, args = {}) => {
    const reply = await client.command(name, args);
    if (reply.outcome !== 'done') throw new Error(`${name}: ${reply.outcome}: ${reply.text}`);
  };
  return {
    client,
    command,
    spread(ships) {
      const shown = client.latest();
      if (!shown) throw new Error('nothing is seen yet');
      const spots = emptySpots(shown, game.size);
      const edits = ships.flatMap((row, index) => {
        const [x, y] = spots[index] ?? [0, 0];
        return Object.entries({ x, y, vx: 0, vy: 0 }).map(([field, value]) => ({ table: 'ships', row, field, value }));
      });
      return command('edit', { edits: encodeEdits(edits) });
    },
    set(path, value) {
      const [part = '', ...keys] = path.split('/');
      return command('edit', { edits: { e000: { part, path: keys.join('/'), value } } });
    },
    close: () => client.close(),
  };
}
