import { join } from 'node:path';
import { buildApp } from './app.js';
import type { Config } from './config.js';
import { HostLog } from './control/host-log.js';
import { House } from './control/house.js';
import { openKeyring } from './control/keyring.js';
import { Lobby } from './control/lobby.js';
import { issueToken } from './control/tokens.js';
import { systemClock } from './gateway/clock.js';
import { wireCodec } from './gateway/codec.js';
import type { LinkTarget } from './lan/links.js';
import { listenNear } from './lan/listen.js';
import { loggerFor } from './log.js';
import { createRooms, type RoomsOptions } from './room/thread/supervisor.js';
import type { App } from './routes/types.js';
import type { OpenStore } from './store/port.js';

/** What differs between the program and a test of it. */
export interface HostParts extends RoomsOptions {
  /** Folder of the built pages. */
  readonly pages: string;
  /** Opens what outlives the process, in a folder that is there. */
  readonly openStore: (folder: string) => Promise<OpenStore>;
  /** Who reads its log, and where that is written to. */
  readonly reader: 'person' | 'program';
  readonly write: (text: string) => void;
}

/** A server with everything in its place, of which nobody hears until it listens. */
export interface Host {
  readonly app: App;
  readonly lobby: Lobby;
  /** Listens on the configured port, or near it when that is taken. @returns which it is. @throws Error with a text for a person. */
  listen(): Promise<number>;
  /** What links to a room point at, with all the power there is. */
  target(port: number, room: string): LinkTarget;
  /** Says goodbye to everybody, ends the rooms and lets what is kept be written. */
  close(): Promise<void>;
}

/** Key → what is kept → rooms → house → application. */
export async function createHost(config: Config, parts: HostParts): Promise<Host> {
  const { games, pages } = parts;
  const keyring = openKeyring(config.data, config.key);
  const store = await parts.openStore(config.data);
  const rooms = createRooms(parts);
  const lobby = new Lobby({ rooms, games, keyring });
  const house = new House({ rooms, keyring, store, wallMs: systemClock.wallMs });
  const hostLog = new HostLog();
  const app = await buildApp(config, {
    rooms,
    lobby,
    games,
    keyring,
    house,
    codec: wireCodec,
    clock: systemClock,
    pages,
    logger: loggerFor(parts.reader, parts.write, hostLog),
    hostLog,
    flights: join(config.data, 'flights'),
  });
  store.port.listen((why) => app.log.warn({ why }, 'Something was not kept.'));
  if (store.trouble) app.log.warn(`Bans, links and what was commanded are forgotten at the end. ${store.trouble}.`);
  const listenOn = async (port: number) => {
    await app.listen({ host: config.host, port });
    const address = app.server.address();
    return typeof address === 'object' ? (address?.port ?? port) : port;
  };

  return {
    app,
    lobby,
    listen: () => listenNear(listenOn, config.host, config.port),
    target: (port, room) => ({ host: config.host, port, room, token: issueToken(keyring, 'host', Date.now()) }),
    async close() {
      await app.close();
      await rooms.stop();
      house.stop();
      await store.port.close();
    },
  };
}
