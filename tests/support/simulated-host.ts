import { HostLog } from '@tickdeck/server/control/host-log.js';
import { Keyring } from '@tickdeck/server/control/keyring.js';
import type { Clock } from '@tickdeck/server/gateway/clock.js';
import { wireCodec } from '@tickdeck/server/gateway/codec.js';
import { Gateway } from '@tickdeck/server/gateway/gateway.js';
import type { Socket } from '@tickdeck/server/gateway/socket.js';
import type { FromRoom, RoomConfig, RoomPort, ToRoom } from '@tickdeck/server/room/port.js';
import { Room } from '@tickdeck/server/room/room.js';
import type { RoomListener, Rooms } from '@tickdeck/server/room/rooms.js';
import { createMemory } from '@tickdeck/server/room/thread/links.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { HostEnd, Link } from './link.js';
import type { ManualTiming } from './manual-timing.js';
import { BEAT_MS } from './page.js';
import { openHouse } from './server/house.js';

const ROOM = 'r';

/** The real room and the real gateway on a clock that a test moves, behind any number of simulated links. */
export class SimulatedHost {
  readonly room: Room;
  private readonly gateway: Gateway;
  private readonly listeners = new Set<RoomListener>();
  private nextBeatMs: number;

  constructor(
    game: Game,
    private readonly timing: ManualTiming,
    config: Partial<RoomConfig> = {},
  ) {
    const whole = { id: ROOM, name: 'Room', game: game.id, seed: 7, bots: 0, botSkill: 'normal' as const, ...config };
    const memory = createMemory(16, 16_384);
    const clock = () => timing.now();
    const emit = (message: FromRoom) => {
      for (const listener of this.listeners) listener(ROOM, message);
    };
    const deps = { config: whole, game, memory, build: 'b', strictness: 'throw' as const, emit, clock };
    this.room = new Room({ ...deps, wallMs: clock, memoryBytes: () => ({ arrayBuffers: 0, heap: 0 }) });
    const post = (message: ToRoom) => this.room.post(message);
    const port: RoomPort = { config: whole, memory, post, listen() {}, stop: async () => {} };
    const silent = { info() {}, warn() {}, error() {} };
    const [rooms, keyring] = [this.roomsOf(port), new Keyring(new Uint8Array(32))];
    this.gateway = new Gateway({
      rooms,
      codec: wireCodec,
      hostLog: new HostLog(),
      keyring,
      house: openHouse({ rooms, keyring, wallMs: () => timing.now() }),
      findGame: () => game,
      clock: clockOf(timing),
      log: silent,
      answer() {},
    });
    this.nextBeatMs = timing.now() + BEAT_MS;
  }

  /** Lets a page's link lead here. */
  serve(link: Link): void {
    link.onOpen = (end) => this.gateway.accept(socketOf(end));
  }

  /** Moves the clock on, beating whenever it is time. */
  advance(byMs: number): void {
    const untilMs = this.timing.now() + byMs;
    while (this.nextBeatMs <= untilMs) {
      this.timing.advance(this.nextBeatMs - this.timing.now());
      this.nextBeatMs += BEAT_MS;
      this.room.beat(this.timing.now());
    }
    this.timing.advance(untilMs - this.timing.now());
  }

  private roomsOf(port: RoomPort): Rooms {
    return {
      create: () => port,
      get: () => port,
      list: () => [{ config: port.config, report: null, state: 'running' }],
      close: async () => {},
      stop: async () => {},
      listen: (listener) => {
        this.listeners.add(listener);
        return () => void this.listeners.delete(listener);
      },
    };
  }
}

function clockOf(timing: ManualTiming): Clock {
  return {
    nowMs: () => timing.now(),
    wallMs: () => timing.now(),
    after: (delayMs, run) => timing.after(delayMs, run),
  };
}

function socketOf(end: HostEnd): Socket {
  return {
    subprotocol: end.protocol,
    agent: '',
    address: '192.0.2.1',
    bufferedBytes: 0,
    send: ({ payload }) => end.send(payload),
    close: (code) => end.close(code),
    listen: ({ onMessage }) => {
      end.onMessage = (bytes) => onMessage(bytes, 'binary');
    },
  };
}
