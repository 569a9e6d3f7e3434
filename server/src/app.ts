import { hostname } from 'node:os';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import type { Game } from '@tickdeck/shared/game/game.js';
import Fastify, { type FastifyServerOptions, LogController } from 'fastify';
import type { Config } from './config.js';
import { Commander } from './control/commander.js';
import { Flights } from './control/flights.js';
import type { HostLog } from './control/host-log.js';
import type { House } from './control/house.js';
import type { Keyring } from './control/keyring.js';
import { Legacy } from './control/legacy.js';
import type { Lobby } from './control/lobby.js';
import { writeFlight } from './flight/write.js';
import type { Clock } from './gateway/clock.js';
import type { Codec } from './gateway/codec.js';
import { Gateway } from './gateway/gateway.js';
import { socketOptions } from './gateway/socket.js';
import { hostNames } from './lan/hosts.js';
import type { Rooms } from './room/rooms.js';
import { addCommandRoutes } from './routes/commands.js';
import { addDocs } from './routes/docs.js';
import { addErrors } from './routes/errors.js';
import { addFlightRoutes } from './routes/flights.js';
import { addGuard } from './routes/guard.js';
import { helmetOptions } from './routes/headers.js';
import { addHealthRoutes } from './routes/health.js';
import { addHouseRoutes } from './routes/house.js';
import { Meters } from './routes/meters.js';
import { addPages } from './routes/pages.js';
import { addRoomRoutes } from './routes/rooms.js';
import { addSocketRoute } from './routes/socket.js';
import { type App, HTTP } from './routes/types.js';

/** What the application works with; whoever builds it owns these and ends them after the application has closed. */
export interface AppDeps {
  readonly rooms: Rooms;
  readonly lobby: Lobby;
  readonly games: ReadonlyMap<string, Game>;
  readonly keyring: Keyring;
  readonly house: House;
  readonly codec: Codec;
  readonly clock: Clock;
  /** Folder of the client's build. */
  readonly pages: string;
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
  /** What the logger writes, for operators to read. */
  readonly hostLog: HostLog;
  /** Folder of rooms' last seconds. */
  readonly flights: string;
}

/** The whole HTTP and WebSocket application. It never listens by itself; closing it says goodbye to every session. */
export async function buildApp(config: Pick<Config, 'allowHosts'>, deps: AppDeps): Promise<App> {
  const app: App = Fastify({
    logger: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: HTTP.bodyBytesMax,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
    // A wrong type is an error to tell, not something to guess around.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  const { rooms, lobby, house, clock } = deps;
  const commander = new Commander(rooms, clock);
  const answer = commander.answer.bind(commander);
  const gateway = new Gateway({ ...deps, log: app.log, findGame: (id) => deps.games.get(id), answer });
  const meters = new Meters(gateway);
  const legacy = new Legacy(rooms);
  const flights = new Flights({ ...deps, folder: deps.flights, log: app.log, write: writeFlight });
  const unlisten = rooms.listen((room, message) => {
    if (message.kind === 'report') meters.observe(room, message);
  });
  const closeRoom = async (id: string) => {
    gateway.dismiss(id, 'roomClosed');
    await rooms.close(id);
    meters.forget(id);
    legacy.forget(id);
  };

  addErrors(app);
  // First of all, so that every refusal below knows a handshake and can end its socket.
  await app.register(websocket, {
    options: socketOptions,
    // Sessions hear of socket errors by the close that follows.
    errorHandler: (error) => app.log.debug({ err: error }, 'A socket broke.'),
    preClose: () => gateway.stop(),
  });
  addGuard(app, hostNames(hostname(), config.allowHosts));
  await app.register(helmet, helmetOptions);
  await app.register(rateLimit, { max: HTTP.requestsPerWindowMax, timeWindow: HTTP.windowMs });
  await addDocs(app, deps.games);
  addSocketRoute(app, gateway, clock);
  addHealthRoutes(app, rooms, meters, house);
  addRoomRoutes(app, { lobby, keys: house, closeRoom });
  addCommandRoutes(app, { ...deps, keys: house, commander });
  addFlightRoutes(app, flights, house);
  addHouseRoutes(app, house);
  addPages(app, deps.pages, lobby);
  app.addHook('onClose', async () => {
    unlisten();
    commander.close();
    legacy.stop();
    await flights.stop();
  });
  return app;
}
