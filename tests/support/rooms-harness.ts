import { type FromRoom, LINK, type RoomConfig } from '@tickdeck/server/room/port.js';
import type { Rooms } from '@tickdeck/server/room/rooms.js';
import { createRooms } from '@tickdeck/server/room/thread/supervisor.js';
import { hostileGame } from './hostile-game.js';

interface Heard {
  readonly room: string;
  readonly message: FromRoom;
  readonly atMs: number;
}

/** Real rooms in real threads, and a gateway that claims and acknowledges every beat and remembers what it hears. */
export class RoomsHarness {
  readonly rooms: Rooms;
  readonly heard: Heard[] = [];
  private waiting: (() => void)[] = [];

  /** @param gameModule - compiled, because threads load nothing else. */
  constructor(gameModule = new URL('../dist/support/hostile-game.js', import.meta.url).href) {
    this.rooms = createRooms({ games: new Map([[hostileGame.id, hostileGame]]), build: 'test', gameModule });
    this.rooms.listen((room, message) => {
      this.heard.push({ room, message, atMs: performance.now() });
      const memory = this.rooms.get(room)?.memory;
      if (message.kind === 'published' && memory) {
        Atomics.add(memory.claims, 1, 1);
        for (let i = 0; i < message.index.length; i += 3) {
          Atomics.store(memory.links, (message.index[i] as number) * LINK.width + LINK.ackedBeat, message.beat);
        }
      }
      for (const wake of this.waiting.splice(0)) wake();
    });
  }

  open(id: string, config: Partial<RoomConfig> = {}) {
    return this.rooms.create({ id, name: id, game: hostileGame.id, seed: 1, bots: 2, botSkill: 'normal', ...config });
  }

  watch(room: string, session: number): void {
    const look = { color: 0, shape: 0, tag: 'AA' };
    const as = { link: session, role: 'spectator', device: '', name: 'W', look, when: 'ask', pass: '' } as const;
    this.rooms.get(room)?.post({ kind: 'attach', session, ...as });
  }

  command(room: string, name: string, args: { readonly [name: string]: string } = {}): void {
    const by = { session: 1, id: 1, mode: 'apply', who: 'W', person: 'w', role: 'host', pass: '', at: 0 } as const;
    this.rooms.get(room)?.post({ kind: 'command', name, args, ...by });
  }

  /** What a room said of a kind since `fromMs`. */
  of<K extends FromRoom['kind']>(room: string, kind: K, fromMs = 0): Extract<FromRoom, { kind: K }>[] {
    return this.heard
      .filter((one) => one.room === room && one.message.kind === kind && one.atMs >= fromMs)
      .map(({ message }) => message as Extract<FromRoom, { kind: K }>);
  }

  /** Resolves when the condition holds, which is looked at whenever a room says something. */
  async until(what: string, condition: () => boolean, deadlineMs = 10_000): Promise<void> {
    const endMs = performance.now() + deadlineMs;
    while (!condition()) {
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) throw new Error(`waited ${deadlineMs} ms in vain until ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}
