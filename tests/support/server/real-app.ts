import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@tickdeck/client/net/client.js';
import { buildApp } from '@tickdeck/server/app.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { Keyring } from '@tickdeck/server/control/keyring.js';
import { Lobby } from '@tickdeck/server/control/lobby.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { systemClock } from '@tickdeck/server/gateway/clock.js';
import { wireCodec } from '@tickdeck/server/gateway/codec.js';
import { createRooms } from '@tickdeck/server/room/thread/supervisor.js';
import { games } from '@tickdeck/shared/games/index.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import type { AuditEntry, Role } from '@tickdeck/shared/wire/messages.js';
import { openNodeSocket } from '../../load/node-socket.js';
import { openHouse } from './house.js';

/** The whole host in this process, with a room `arena` in a thread of its own, listening on a free port. */
export async function openRealApp() {
  const rooms = createRooms({ games, build: 'test' });
  const keyring = new Keyring(randomBytes(32));
  const lobby = new Lobby({ rooms, games, keyring });
  const house = openHouse({ rooms, keyring });
  lobby.open({ name: 'Arena', game: '', bots: 0, botSkill: 'normal' });
  const [codec, pages] = [wireCodec, tmpdir()];
  const deps = { rooms, lobby, house, games, keyring, codec, clock: systemClock, pages, logger: false };
  const flights = join(tmpdir(), 'tickdeck-real-flights');
  const app = await buildApp({ allowHosts: [] }, { ...deps, hostLog: new HostLog(), flights });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const token = (role: Role) => issueToken(keyring, role, Date.now());

  /** Somebody of a role, in the room, without a page; resolves when the room has shown itself. */
  const enter = async (role: Role) => {
    const audit = new Map<number, AuditEntry>();
    let seen = () => {};
    const ready = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const client = createClient({
      url: `${url.replace('http', 'ws')}/ws`,
      game: skirmish,
      room: 'arena',
      role,
      token: token(role),
      device: `device of the ${role}`,
      name: role,
      look: { color: 0, shape: 0, tag: 'AA' },
      socket: openNodeSocket,
      watches: ['audit'],
      events: {
        frame: () => seen(),
        audit: ({ entries }) => {
          for (const entry of entries) audit.set(entry.id, entry);
        },
      },
    });
    await ready;
    return { client, audit: () => [...audit.values()] };
  };

  /** Gives a command by HTTP. */
  const post = async (name: string, by: { role?: Role; query?: string; body?: unknown; room?: string } = {}) => {
    const { role, query = '', body, room = 'arena' } = by;
    const response = await fetch(`${url}/api/rooms/${room}/commands/${name}${query}`, {
      method: 'POST',
      headers: {
        ...(role === undefined ? {} : { authorization: `Bearer ${token(role)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as Said) };
  };

  const close = async () => {
    await app.close();
    await rooms.stop();
  };
  return { app, url, rooms, keyring, token, enter, post, close };
}

interface Said {
  readonly error?: string;
  readonly outcome?: string;
  readonly text?: string;
  readonly changes?: readonly { readonly where: string; readonly before: string; readonly after: string }[];
  readonly refusals?: readonly { readonly where: string; readonly why: string }[];
}
