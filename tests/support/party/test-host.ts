import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '@tickdeck/server/app.js';
import { parseConfig } from '@tickdeck/server/config.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { House } from '@tickdeck/server/control/house.js';
import { openKeyring } from '@tickdeck/server/control/keyring.js';
import { Lobby } from '@tickdeck/server/control/lobby.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { systemClock } from '@tickdeck/server/gateway/clock.js';
import { wireCodec } from '@tickdeck/server/gateway/codec.js';
import { greetingLine } from '@tickdeck/server/lan/greeting.js';
import { linksOf } from '@tickdeck/server/lan/links.js';
import { loggerFor } from '@tickdeck/server/log.js';
import { createRooms } from '@tickdeck/server/room/thread/supervisor.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { root } from '../sources.js';

export interface TestHost {
  readonly games: ReadonlyMap<string, Game>;
  /** Where rooms' threads find these games; see `createRooms`. */
  readonly gameModule: string;
  /** Names of the rooms that are open from the start; guests are sent to the first. */
  readonly rooms: readonly string[];
  /** Folder of the built pages, unless they are the program's own. */
  readonly pages?: string;
}

/** The server as server/main.ts puts it together, with other games; prints its links when it is up. */
export async function startTestHost({ games, gameModule, rooms: names, pages = PAGES }: TestHost): Promise<void> {
  const parsed = parseConfig(process.argv.slice(2), {});
  if (parsed.kind !== 'config') throw new Error(parsed.text);
  const { config } = parsed;
  mkdirSync(config.data, { recursive: true });
  const keyring = openKeyring(config.data, config.key);
  const rooms = createRooms({ games, gameModule });
  const lobby = new Lobby({ rooms, games, keyring });
  const house = new House({ rooms, keyring, store: openMemoryStore(), wallMs: Date.now });
  const cards = names.map((name) => lobby.open({ name, game: '', bots: config.bots, botSkill: 'normal' }));
  const first = cards[0]?.kind === 'opened' ? cards[0].card.id : '';
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
    logger: loggerFor('person', () => {}, hostLog),
    hostLog,
    flights: join(config.data, 'flights'),
  });
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const target = { host: config.host, port, room: first, token: issueToken(keyring, 'host', Date.now()) };
  process.stdout.write(`${greetingLine(target.room, port, linksOf(target, []), Date.now())}\n`);
}

const PAGES = fileURLToPath(new URL('client/dist-web', `file://${root}/`));
