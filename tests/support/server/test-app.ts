import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '@tickdeck/server/app.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { Keyring } from '@tickdeck/server/control/keyring.js';
import { Lobby } from '@tickdeck/server/control/lobby.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { systemClock } from '@tickdeck/server/gateway/clock.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { FakeRooms, roomConfig } from './fake-rooms.js';
import { openHouse } from './house.js';
import { jsonCodec } from './json-codec.js';
import { sampleGames } from './sample-game.js';

/** The whole application over a fake room `arena` and a client of four small files. */
export async function openApp({ clock = systemClock, allowHosts = [] as string[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tickdeck-app-'));
  mkdirSync(join(folder, 'assets'));
  for (const page of ['index', 'play', 'watch', 'control'])
    writeFileSync(join(folder, `${page}.html`), `<p>${page}</p>`);
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'robots.txt'), 'User-agent: *');

  const rooms = new FakeRooms();
  const room = rooms.create(roomConfig('arena'));
  const keyring = new Keyring(randomBytes(32));
  const lobby = new Lobby({ rooms, keyring, games: sampleGames });
  const logged: { readonly level: number; readonly msg: string }[] = [];
  const hostLog = new HostLog();
  const write = (line: string) => {
    hostLog.write(line);
    logged.push(JSON.parse(line));
  };
  const stream = { write };
  const house = openHouse({ rooms, keyring, wallMs: clock.wallMs });
  const deps = { rooms, lobby, house, keyring, games: sampleGames, codec: jsonCodec, clock, pages: folder, hostLog };
  const flights = join(folder, 'flights');
  const app = await buildApp({ allowHosts }, { ...deps, flights, logger: { level: 'info', stream } });
  const bearer = (role: Role) => ({ authorization: `Bearer ${issueToken(keyring, role, Date.now())}` });
  const close = async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  };
  return { app, rooms, room, lobby, house, keyring, bearer, logged, folder, close };
}
