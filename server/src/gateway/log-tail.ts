import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { STREAMS } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { HostLog } from '../control/host-log.js';
import type { Clock } from './clock.js';
import type { Codec } from './codec.js';
import { Packet } from './packet.js';
import type { Session } from './session.js';
import { TIMING } from './timing.js';

export interface LogTailDeps {
  readonly clock: Clock;
  readonly codec: Codec;
  readonly hostLog: HostLog;
}

/** Where a session's tail is: the room it is in, and the last line it was told. */
interface Tail {
  readonly room: string;
  told: number;
}

/** Tells sessions that watch it what the host logs of their room and of itself: at first what there is, then what is new, in batches. */
export class LogTail {
  readonly #deps: LogTailDeps;
  readonly #tails = new Map<Session, Tail>();
  readonly #unlisten: () => void;
  #life: 'idle' | 'due' = 'idle';

  constructor(deps: LogTailDeps) {
    this.#deps = deps;
    this.#unlisten = deps.hostLog.listen(() => this.#plan());
  }

  /** What a session watches from now on, the log perhaps among it. */
  watch(session: Session, room: string, topics: readonly string[]): void {
    const role = session.guest?.role;
    const may = role !== undefined && ranksAtLeast(role, STREAMS.log);
    if (!may || !topics.includes('log')) {
      this.forget(session);
      return;
    }
    if (this.#tails.has(session)) return;
    this.#tails.set(session, { room, told: 0 });
    this.#plan();
  }

  forget(session: Session): void {
    this.#tails.delete(session);
  }

  stop(): void {
    this.#unlisten();
    this.#tails.clear();
  }

  #plan(): void {
    if (this.#life === 'due' || this.#tails.size === 0) return;
    this.#life = 'due';
    this.#deps.clock.after(TIMING.logEveryMs, () => this.#tell());
  }

  /** Those that are as far, in the same room, get the same bytes. */
  #tell(): void {
    this.#life = 'idle';
    const { codec, hostLog } = this.#deps;
    const packets = new Map<string, Packet | undefined>();
    for (const [session, tail] of this.#tails) {
      const key = `${tail.told} ${tail.room}`;
      const lines = hostLog.of(tail.room, tail.told).slice(-LIMITS.logLinesMax);
      const packet =
        packets.get(key) ??
        (lines.length > 0 ? new Packet(codec.encodeServerMessage({ kind: 'log', lines })) : undefined);
      packets.set(key, packet);
      tail.told = lines.at(-1)?.id ?? tail.told;
      if (packet) session.send(packet);
    }
  }
}
