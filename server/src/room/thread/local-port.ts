import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { FromRoom, RoomConfig, RoomMemory, RoomPort, ToRoom } from '../port.js';
import { Room } from '../room.js';
import { BEAT_MS } from '../timing.js';
import { createMemory } from './links.js';

/** Tests make many rooms. */
const TAPE_SECOND_BYTES = 16_384;

/** A room in this thread whose beats somebody makes by hand: the same room as in a thread of its own, with a manual clock. */
export class LocalPort implements RoomPort {
  readonly memory: RoomMemory = createMemory(LIMITS.sessionsMax, TAPE_SECOND_BYTES);
  readonly room: Room;
  private listener: (message: FromRoom) => void = () => {};
  private life: 'running' | 'stopped' = 'running';
  /** By how much the clock goes on whenever the room looks at it, ms. */
  lookMs = 0;
  memoryBytes = { arrayBuffers: 0, heap: 0 };
  private nowMs = 0;

  constructor(
    readonly config: RoomConfig,
    game: Game,
  ) {
    this.room = new Room({
      config,
      game,
      memory: this.memory,
      build: 'local',
      strictness: 'throw',
      emit: (message) => this.listener(message),
      clock: () => (this.nowMs += this.lookMs),
      wallMs: () => this.nowMs,
      memoryBytes: () => this.memoryBytes,
    });
  }

  post(message: ToRoom): void {
    if (this.life === 'running') this.room.post(message);
  }

  listen(listener: (message: FromRoom) => void): void {
    this.listener = listener;
  }

  /** Makes beats, a period of time apart. */
  beat(count = 1): void {
    for (let i = 0; i < count && this.life === 'running'; i++) {
      this.nowMs += BEAT_MS;
      this.room.beat(this.nowMs);
    }
  }

  async stop(): Promise<void> {
    this.post({ kind: 'stop' });
    this.beat();
    this.life = 'stopped';
  }
}
