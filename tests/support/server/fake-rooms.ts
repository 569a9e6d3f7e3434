import {
  type FromRoom,
  LINK,
  type RoomConfig,
  type RoomPort,
  type RoomReport,
  type ToRoom,
} from '@tickdeck/server/room/port.js';
import type { RoomListener, Rooms } from '@tickdeck/server/room/rooms.js';
import { createMemory } from '@tickdeck/server/room/thread/links.js';

/** A room that remembers what it was told and says what a test wants. */
export class FakeRoom implements RoomPort {
  readonly posted: ToRoom[] = [];
  readonly memory;
  report: RoomReport | null = null;
  state: 'running' | 'restarting' = 'running';
  answersAttach: 'welcome' | 'nothing' = 'welcome';

  constructor(
    readonly config: RoomConfig,
    readonly say: (message: FromRoom) => void,
    links = 8,
  ) {
    this.memory = createMemory(links, 4_096);
  }

  post(message: ToRoom): void {
    this.posted.push(message);
    if (message.kind !== 'attach' || this.answersAttach === 'nothing') return;
    const { session, role } = message;
    const { id, name, game } = this.config;
    const rates = { tickRate: 60, beatRate: 60, views: ['public'], build: 'test' };
    const player = role === 'player' ? session : 0;
    this.say({
      kind: 'tell',
      sessions: [session],
      message: { kind: 'welcome', session, player, role, room: id, roomName: name, game, ...rates },
    });
  }

  listen(): void {}
  async stop(): Promise<void> {}

  of<K extends ToRoom['kind']>(kind: K): Extract<ToRoom, { kind: K }>[] {
    return this.posted.filter((message): message is Extract<ToRoom, { kind: K }> => message.kind === kind);
  }

  /** Gives each session the one byte beside it. */
  publish(beat: number, ...frames: readonly (readonly [session: number, byte: number])[]): void {
    const index = new Int32Array(frames.flatMap(([session], i) => [session, i, 1]));
    this.say({ kind: 'published', beat, bytes: Uint8Array.from(frames, ([, byte]) => byte), index });
  }

  link(link: number, column: 'ackedBeat' | 'bufferedBytes' | 'rttMs'): number {
    return this.memory.links[link * LINK.width + LINK[column]] ?? Number.NaN;
  }
}

export class FakeRooms implements Rooms {
  readonly #rooms = new Map<string, FakeRoom>();
  readonly #listeners = new Set<RoomListener>();
  stopped = 0;

  create(config: RoomConfig, links?: number): FakeRoom {
    const room = new FakeRoom(config, (message) => this.#say(config.id, message), links);
    this.#rooms.set(config.id, room);
    return room;
  }

  get(id: string): FakeRoom | undefined {
    const room = this.#rooms.get(id);
    return room?.state === 'running' ? room : undefined;
  }

  list() {
    return [...this.#rooms.values()].map(({ config, report, state }) => ({ config, report, state }));
  }

  async close(id: string): Promise<void> {
    this.#rooms.delete(id);
  }

  async stop(): Promise<void> {
    this.stopped += 1;
  }

  listen(listener: RoomListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #say(id: string, message: FromRoom): void {
    for (const listener of this.#listeners) listener(id, message);
  }
}

export function roomConfig(id: string): RoomConfig {
  return { id, name: `Room ${id}`, game: 'sample', seed: 1, bots: 0, botSkill: 'normal' };
}

/** The report of a room in which nothing is. */
export function emptyReport(beat: number): RoomReport {
  const nobody = { players: 0, bots: 0, watchers: 0, seatsMax: 4, paused: false, speed: 1 };
  const counts = { overruns: 0, skips: 0, keyframes: 0, mismatches: 0 };
  return { kind: 'report', beat, tick: beat, ...nobody, ...counts, beatMs: [], arrayBufferBytes: 0 };
}
