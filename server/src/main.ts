import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { games } from '@tickdeck/shared/games/index.js';
import { buildApp } from './app.js';
import { buildId } from './build-id.js';
import { type Config, parseConfig } from './config.js';
import { HostLog } from './control/host-log.js';
import { House } from './control/house.js';
import { openKeyring } from './control/keyring.js';
import { Lobby } from './control/lobby.js';
import { issueToken } from './control/tokens.js';
import { noteWhereabouts } from './control/whereabouts.js';
import { systemClock } from './gateway/clock.js';
import { wireCodec } from './gateway/codec.js';
import { lanAddresses } from './lan/addresses.js';
import { greeting, greetingLine, KEYS_HINT } from './lan/greeting.js';
import { linksOf } from './lan/links.js';
import { listenNear } from './lan/listen.js';
import { listenKeys } from './lan/terminal.js';
import { untilStopped } from './lifetime.js';
import { loggerFor } from './log.js';
import { createRooms } from './room/thread/supervisor.js';
import { openStore } from './store/thread.js';

const pages = fileURLToPath(new URL('../../client/dist-web', import.meta.url));

// Whoever read what this prints may end (`npm start | head`); the game goes on, and its last lines go nowhere.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const parsed = parseConfig(process.argv.slice(2), process.env);
if (parsed.kind === 'help') console.log(parsed.text);
else if (parsed.kind === 'refused') fail(parsed.text);
else await host(parsed.config).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

/** Command line → rooms → application → listen → print. */
async function host(config: Config): Promise<void> {
  const reader = process.stdout.isTTY ? 'person' : 'program';
  const write = (text: string) => void process.stdout.write(text);
  const keyring = openKeyring(config.data, config.key);
  const rooms = createRooms({ games, build: buildId(pages) });
  const lobby = new Lobby({ rooms, games, keyring });
  const store = await openStore(config.data);
  const house = new House({ rooms, keyring, store, wallMs: systemClock.wallMs });
  const opened = lobby.open({ name: config.name, game: config.game, bots: config.bots, botSkill: 'normal' });
  if (opened.kind === 'refused') throw new Error(opened.text);
  const hostLog = new HostLog();
  const logger = loggerFor(reader, write, hostLog);
  const app = await buildApp(config, {
    rooms,
    lobby,
    games,
    keyring,
    house,
    codec: wireCodec,
    clock: systemClock,
    pages,
    logger,
    hostLog,
    flights: join(config.data, 'flights'),
  });
  store.port.listen((why) => app.log.warn({ why }, 'Something was not kept.'));
  if (store.trouble) app.log.warn(`Bans, links and what was commanded are forgotten at the end. ${store.trouble}.`);
  let forgetWhereabouts = () => {};
  const life = untilStopped(async () => {
    forgetWhereabouts();
    await app.close();
    await rooms.stop();
    house.stop();
    await store.port.close();
  });

  const listen = async (port: number) => {
    await app.listen({ host: config.host, port });
    const address = app.server.address();
    return typeof address === 'object' ? (address?.port ?? port) : port;
  };
  const port = await listenNear(listen, config.host, config.port);
  if (config.port !== 0 && port !== config.port) app.log.warn(`Port ${config.port} is taken; this is port ${port}.`);
  forgetWhereabouts = noteWhereabouts(config.data, config.host, port);
  const target = { host: config.host, port, room: opened.card.id, token: issueToken(keyring, 'host', Date.now()) };
  const links = async () => linksOf(target, await lanAddresses());
  if (reader === 'program') return write(`${greetingLine(target.room, port, await links(), Date.now())}\n`);
  const hint = process.stdin.isTTY ? KEYS_HINT : '';
  const greet = async () => write(greeting(config.name, await links()) + hint);
  await greet();
  if (process.stdin.isTTY) {
    const release = listenKeys(process.stdin, { onLinks: () => void greet(), onStop: life.stop });
    process.once('exit', release);
  }
}

function fail(text: string): void {
  console.error(text);
  // Rooms may be running already, and would keep the process.
  process.exit(2);
}
