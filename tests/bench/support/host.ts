// The host as server/main.ts puts it together, with one room of any game; answers the benchmark that started it.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '@tickdeck/server/app.js';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { House } from '@tickdeck/server/control/house.js';
import { Keyring } from '@tickdeck/server/control/keyring.js';
import { Lobby } from '@tickdeck/server/control/lobby.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { systemClock } from '@tickdeck/server/gateway/clock.js';
import { wireCodec } from '@tickdeck/server/gateway/codec.js';
import { monotonicMs } from '@tickdeck/server/room/port.js';
import { createRooms } from '@tickdeck/server/room/thread/supervisor.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';
import type { findGame } from '@tickdeck/shared/games/index.js';
import { serve } from './child.js';

/** What room to open. */
export interface Opening {
  readonly game: string;
  /** Address of a module with a `findGame` of its own; empty for none. */
  readonly gameModule: string;
  readonly bots: number;
}

/** Where the room is, and what lets an operator in. */
export interface Opened {
  readonly port: number;
  readonly room: string;
  readonly token: string;
}

const asks = { open, nowMs: monotonicMs };
export type HostAsks = typeof asks;
serve(asks);

async function open({ game: id, gameModule, bots }: Opening): Promise<Opened> {
  const find = (await import(gameModule || '@tickdeck/shared/games/index.js')) as { findGame: typeof findGame };
  const game = find.findGame(id);
  if (!game) throw new Error(`there is no game ${id}`);
  const games = new Map([[id, game]]);
  const rooms = createRooms({ games, gameModule });
  const keyring = new Keyring(randomBytes(32));
  const lobby = new Lobby({ rooms, games, keyring });
  const opened = lobby.open({ name: 'Bench', game: id, bots, botSkill: 'normal' });
  if (opened.kind === 'refused') throw new Error(opened.text);
  const house = new House({ rooms, keyring, store: openMemoryStore(), wallMs: Date.now });
  const deps = { rooms, house, lobby, games, keyring, codec: wireCodec, clock: systemClock, pages: tmpdir() };
  const flights = join(tmpdir(), 'tickdeck-bench-flights');
  const app = await buildApp({ allowHosts: [] }, { ...deps, hostLog: new HostLog(), flights, logger: false });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port');
  return { port: address.port, room: opened.card.id, token: issueToken(keyring, 'host', Date.now()) };
}
