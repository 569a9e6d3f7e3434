import { setTimeout as wait } from 'node:timers/promises';
import type { Game } from '@tickdeck/shared/game/game.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import type { Figure } from '../figure.js';
import { Child } from '../support/child.js';
import type { ColyseusAsks } from '../support/colyseus-host.js';
import { joinColyseus, ROOM_STATE_PATCH } from '../support/colyseus-seat.js';
import type { HostAsks, Opened } from '../support/host.js';
import { openPage } from '../support/page.js';

const SECONDS = 10;
const SECONDS_LONG = 60;
/** Keyframes are over, ships are there, and everybody has stopped moving. */
const SETTLE_MS = 3_000;
/** The project's own bar, in bytes of payload a frame. */
const BYTES_MAX = 2;

/** Bytes of a frame when nothing changes, hashes included: a page in a real room beside a client of a real Colyseus room. */
export async function idle({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const ms = (long ? SECONDS_LONG : SECONDS) * 1000;
  const theirs = await idleColyseus(ms);
  const ours = await idleTickdeck(ms);
  return ours.map(({ name, bytes }) => ({
    bench: 'idle',
    figure: `payload a frame: ${name}`,
    ours: bytes,
    peer: 'colyseus 0.18',
    theirs,
    unit: 'B',
    limit: BYTES_MAX,
  }));
}

interface Case {
  readonly name: string;
  readonly bytes: number;
}

async function idleTickdeck(ms: number): Promise<Case[]> {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const empty = await inRoom(game, 0, async (host) => [
    await measure('watching an empty room', host, game, 'spectator', ms),
    await measure('playing, touching nothing', host, game, 'player', ms),
  ]);
  const paused = await inRoom(game, 20, async (host) => {
    const operator = await openPage({ host, game, role: 'operator' });
    await wait(SETTLE_MS);
    await operator.command('pause', {});
    operator.close();
    return [await measure('watching 20 bots, paused', host, game, 'spectator', ms)];
  });
  return [...empty, ...paused];
}

async function inRoom(game: Game, bots: number, work: (host: Opened) => Promise<Case[]>): Promise<Case[]> {
  const child = Child.start<HostAsks>(new URL('../support/host.js', import.meta.url));
  try {
    return await work(await child.ask('open', { game: game.id, gameModule: '', bots }));
  } finally {
    await child.stop();
  }
}

async function measure(name: string, host: Opened, game: Game, role: Role, ms: number): Promise<Case> {
  let frames = 0;
  let bytes = 0;
  const page = await openPage({
    host,
    game,
    role,
    steer: () => ({}),
    events: {
      frame: (_, report) => {
        frames++;
        bytes += report.bytes;
      },
    },
  });
  await wait(SETTLE_MS);
  frames = 0;
  bytes = 0;
  await wait(ms);
  const { mismatches } = page.stats;
  page.close();
  if (frames === 0 || mismatches > 0) throw new Error(`${name}: ${frames} frames, ${mismatches} of them wrong`);
  return { name, bytes: bytes / frames };
}

/** Colyseus's patch when nothing changes, in a room that takes inputs: it tells the time and what was heard. */
async function idleColyseus(ms: number): Promise<number> {
  const child = Child.start<ColyseusAsks>(new URL('../support/colyseus-host.js', import.meta.url));
  try {
    const socket = await joinColyseus(await child.ask('open', undefined), 'idle');
    await wait(SETTLE_MS);
    let frames = 0;
    let bytes = 0;
    socket.onMessage = (message) => {
      // Bits above these say that time is told.
      if (((message[0] as number) & 0x1f) !== ROOM_STATE_PATCH) return;
      frames++;
      bytes += message.length;
    };
    await wait(ms);
    socket.close();
    if (frames === 0) throw new Error('Colyseus sent nothing');
    return bytes / frames;
  } finally {
    await child.stop();
  }
}
