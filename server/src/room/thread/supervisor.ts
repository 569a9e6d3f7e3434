import { availableParallelism } from 'node:os';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { FromRoom, RoomConfig, RoomPort, RoomReport } from '../port.js';
import type { RoomListener, RoomState, Rooms } from '../rooms.js';
import { ThreadPort } from './thread-port.js';
import { WATCH_EVERY_MS, Watch } from './watch.js';

export interface RoomsOptions {
  /** Games that rooms may be made of, by id. */
  readonly games: ReadonlyMap<string, Game>;
  /** Differs after every build; clients are told. */
  readonly build?: string;
  /** Address of a module with a `findGame` of its own, which threads ask first; `games` must know its games too. */
  readonly gameModule?: string;
}

/** Rooms in threads of their own, watched over: one that fails hurts nobody else and is started anew. */
export function createRooms(options: RoomsOptions): Rooms {
  return new Supervisor(options);
}

/** A room through all its lives. */
interface Kept {
  readonly config: RoomConfig;
  life:
    | { readonly kind: 'running'; readonly port: ThreadPort; readonly watch: Watch }
    | { readonly kind: 'restarting'; readonly timer: NodeJS.Timeout }
    | { readonly kind: 'closed' };
  report: RoomReport | null;
  /** Failures without a minute of peace between them. */
  failures: number;
  failedAtMs: number;
}

class Supervisor implements Rooms {
  private readonly kept = new Map<string, Kept>();
  private readonly listeners = new Set<RoomListener>();
  private readonly timer = setInterval(() => this.look(), WATCH_EVERY_MS);

  constructor(private readonly options: RoomsOptions) {
    this.timer.unref();
  }

  create(config: RoomConfig): RoomPort {
    if (this.kept.has(config.id)) throw new RangeError(`there is a room ${config.id} already`);
    if (!this.options.games.has(config.game)) throw new RangeError(`there is no game ${config.game}`);
    if (this.kept.size >= LIMITS.roomsMax) throw new RangeError(`there are ${LIMITS.roomsMax} rooms already`);
    const kept: Kept = { config, life: { kind: 'closed' }, report: null, failures: 0, failedAtMs: 0 };
    this.kept.set(config.id, kept);
    return this.start(kept);
  }

  get(id: string): RoomPort | undefined {
    const life = this.kept.get(id)?.life;
    return life?.kind === 'running' ? life.port : undefined;
  }

  list(): readonly RoomState[] {
    return [...this.kept.values()].map(({ config, report, life }) => ({
      config,
      report,
      state: life.kind === 'running' ? 'running' : 'restarting',
    }));
  }

  async close(id: string): Promise<void> {
    const kept = this.kept.get(id);
    if (!kept) return;
    this.kept.delete(id);
    const { life } = kept;
    kept.life = { kind: 'closed' };
    if (life.kind === 'restarting') clearTimeout(life.timer);
    if (life.kind === 'running') await life.port.stop();
    this.shareCores();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([...this.kept.keys()].map((id) => this.close(id)));
  }

  listen(listener: RoomListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private start(kept: Kept): ThreadPort {
    const { build = '', gameModule = '' } = this.options;
    const port = new ThreadPort(kept.config, { build, gameModule }, (text) => this.fail(kept, port, text));
    port.listen((message) => this.hear(kept, port, message));
    kept.life = { kind: 'running', port, watch: new Watch() };
    this.shareCores();
    return port;
  }

  private hear(kept: Kept, port: ThreadPort, message: FromRoom): void {
    if (message.kind === 'report') {
      kept.report = message;
      const { arrayBufferBytes } = message;
      if (arrayBufferBytes > LIMITS.roomArrayBufferBytesMax) {
        this.fail(
          kept,
          port,
          `it held ${arrayBufferBytes} bytes of memory, more than ${LIMITS.roomArrayBufferBytesMax}`,
        );
        return;
      }
    }
    this.tell(kept, message);
  }

  private look(): void {
    for (const kept of this.kept.values()) {
      if (kept.life.kind !== 'running') continue;
      const { port, watch } = kept.life;
      if (watch.look(port.pulse) === 'hanging') this.fail(kept, port, 'it did not answer any more');
    }
  }

  /** Ends this life of a room, says so once, and starts the next: at once, and later when it keeps failing. */
  private fail(kept: Kept, port: ThreadPort, text: string): void {
    if (kept.life.kind !== 'running' || kept.life.port !== port) return;
    void port.kill();
    const nowMs = performance.now();
    kept.failures = nowMs - kept.failedAtMs < PEACE_MS ? kept.failures + 1 : 1;
    kept.failedAtMs = nowMs;
    const delayMs = Math.min((kept.failures - 1) * RESTART_STEP_MS, RESTART_DELAY_MAX_MS);
    kept.report = null;
    kept.life = { kind: 'restarting', timer: setTimeout(() => this.start(kept), delayMs) };
    this.tell(kept, { kind: 'failed', text });
  }

  private tell({ config }: Kept, message: FromRoom): void {
    for (const listener of this.listeners) listener(config.id, message);
  }

  /** Spinning before a beat is fine while every room has a core for itself and one is left for the rest. */
  private shareCores(): void {
    const spin = this.kept.size < availableParallelism() ? 'spin' : 'sleep';
    for (const { life } of this.kept.values()) if (life.kind === 'running') life.port.setSpin(spin);
  }
}

const PEACE_MS = 60_000;
const RESTART_STEP_MS = 1_000;
const RESTART_DELAY_MAX_MS = 10_000;
