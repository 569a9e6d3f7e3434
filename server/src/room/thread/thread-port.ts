import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { FromRoom, RoomConfig, RoomMemory, RoomPort, ToRoom } from '../port.js';
import { InputRing } from './input-ring.js';
import { createMemory, PULSE } from './links.js';
import type { ThreadData } from './thread.js';

export interface ThreadOptions {
  readonly build: string;
  readonly gameModule: string;
}

/** A room in a thread of its own. */
export class ThreadPort implements RoomPort {
  readonly memory: RoomMemory = createMemory(LIMITS.sessionsMax, LIMITS.tapeSecondBytesMax);
  readonly gone: Promise<void>;
  private readonly inputs = new InputRing(this.memory);
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private listener: (message: FromRoom) => void = () => {};
  private life: 'running' | 'stopping' | 'gone' = 'running';

  /** @param onFailure - the thread threw, ran out of memory or ended without being told to; it is gone. */
  constructor(
    readonly config: RoomConfig,
    { build, gameModule }: ThreadOptions,
    onFailure: (text: string) => void,
  ) {
    const { port1, port2 } = new MessageChannel();
    const data: ThreadData = { config, memory: this.memory, port: port2, build, gameModule };
    this.port = port1;
    this.worker = new Worker(new URL('./thread.js', import.meta.url), {
      name: `room ${config.id}`,
      workerData: data,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.roomHeapMiBMax, maxYoungGenerationSizeMb: YOUNG_HEAP_MIB },
    });
    port1.on('message', (message: FromRoom) => {
      if (this.life !== 'gone') this.listener(message);
    });
    let text = 'its thread ended';
    this.worker.on('error', (error) => {
      text = error.message;
      const data = { stack: error.stack ?? '' };
      this.listener({ kind: 'log', level: 'error', text: 'The room threw.', data });
    });
    this.gone = new Promise((resolve) => {
      this.worker.once('exit', () => {
        const wasRunning = this.life === 'running';
        this.hearLastWords();
        this.life = 'gone';
        port1.close();
        if (wasRunning) onFailure(text);
        resolve();
      });
    });
  }

  /** The room's newest beat, and whether it is awake; a watch compares it with what it was. */
  get pulse(): { readonly beat: number; readonly isResting: boolean } {
    const { pulse } = this.memory;
    return { beat: Atomics.load(pulse, PULSE.beat), isResting: Atomics.load(pulse, PULSE.resting) === 1 };
  }

  post(message: ToRoom): void {
    if (this.life === 'gone') return;
    // Whoever plays is served, so the room is awake.
    if (message.kind === 'input') {
      this.inputs.put(message);
      return;
    }
    this.port.postMessage(message);
    Atomics.add(this.memory.pulse, PULSE.calls, 1);
    Atomics.notify(this.memory.pulse, PULSE.calls);
  }

  listen(listener: (message: FromRoom) => void): void {
    this.listener = listener;
  }

  /** A thread may be gone before what it said last, such as who is sent away, has been delivered. */
  private hearLastWords(): void {
    if (this.life === 'gone') return;
    for (let last = receiveMessageOnPort(this.port); last; last = receiveMessageOnPort(this.port)) {
      this.listener(last.message as FromRoom);
    }
  }

  /** Tells the thread whether there is a core for it to spin on. */
  setSpin(spin: 'spin' | 'sleep'): void {
    Atomics.store(this.memory.pulse, PULSE.spin, spin === 'spin' ? 1 : 0);
  }

  /** Ends the room in its own time, or by force when it takes too long. */
  async stop(): Promise<void> {
    if (this.life === 'running') this.post({ kind: 'stop' });
    if (this.life === 'running') this.life = 'stopping';
    const force = setTimeout(() => void this.worker.terminate(), STOP_GRACE_MS);
    await this.gone;
    clearTimeout(force);
  }

  /** Ends the room at once, whatever it is doing; nothing more is heard of it. */
  async kill(): Promise<void> {
    this.life = 'gone';
    await this.worker.terminate();
  }
}

const STOP_GRACE_MS = 500;
/**
 * Beats make much that dies with them: the rarer the collections, the less of it is still alive and must be moved. But no more
 * than a third of this survives one at once, and a thread at its limit gets 16 MiB more to be ended in: whoever outgrew
 * that too would take the whole process along.
 */
const YOUNG_HEAP_MIB = 48;
