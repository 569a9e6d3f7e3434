import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openMemoryStore } from './memory.js';
import type { OpenStore, Page, StorePort, Write } from './port.js';
import type { FromStore, ToStore } from './worker.js';

/** Name of the file in the host's data folder. */
const FILE = 'tickdeck.db';
/** A file that another host holds makes this one wait; a host that does not start is worse than one that forgets. */
const OPEN_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * Opens `tickdeck.db` in a folder, in a thread of its own. A file that cannot be used is left as it is: the host goes on with
 * a store that forgets, and `trouble` says why.
 */
export async function openStore(folder: string): Promise<OpenStore> {
  const path = join(folder, FILE);
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: path });
  const first = await firstWord(worker);
  if (first.kind === 'opened') return { port: new ThreadStore(worker), kept: first.kept, trouble: '' };
  void worker.terminate();
  const why = first.kind === 'failed' ? first.why : 'it does not answer';
  return openMemoryStore(`${path} cannot be used: ${why}`);
}

function firstWord(worker: Worker): Promise<FromStore> {
  return new Promise((resolve) => {
    const fail = (why: string) => resolve({ kind: 'failed', why });
    const timer = setTimeout(() => fail(`it did not open within ${OPEN_TIMEOUT_MS / 1000} s`), OPEN_TIMEOUT_MS);
    worker.once('message', (message: FromStore) => {
      clearTimeout(timer);
      worker.off('error', onError);
      resolve(message);
    });
    const onError = (error: Error) => {
      clearTimeout(timer);
      fail(error.message);
    };
    worker.on('error', onError);
  });
}

class ThreadStore implements StorePort {
  private due: Write[] = [];
  private readonly waiting = new Map<number, (page: Page) => void>();
  private nextId = 1;
  private onClosed: () => void = () => {};

  private onTrouble: (why: string) => void = () => {};

  constructor(private readonly worker: Worker) {
    worker.on('message', (message: FromStore) => this.hear(message));
    worker.on('error', (error) => this.end(error.message));
    worker.on('exit', () => this.end(undefined));
    // A store alone keeps no process: whoever wants its last writes closes it.
    worker.unref();
  }

  /** Writes of one turn are one transaction. */
  write(write: Write): void {
    this.due.push(write);
    if (this.due.length === 1) setImmediate(() => this.flush());
  }

  listen(listener: (why: string) => void): void {
    this.onTrouble = listener;
  }

  page(before: number, count: number): Promise<Page> {
    const id = this.nextId++;
    this.flush();
    this.worker.ref();
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.say({ kind: 'page', id, before, count });
    });
  }

  async close(): Promise<void> {
    this.flush();
    const closed = new Promise<void>((resolve) => {
      this.onClosed = resolve;
      setTimeout(resolve, CLOSE_TIMEOUT_MS).unref();
    });
    this.worker.ref();
    this.say({ kind: 'close' });
    await closed;
    await this.worker.terminate();
  }

  private flush(): void {
    if (this.due.length > 0) this.say({ kind: 'write', writes: this.due });
    this.due = [];
  }

  private say(message: ToStore): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromStore): void {
    if (message.kind === 'trouble') this.onTrouble(message.why);
    if (message.kind === 'closed') this.onClosed();
    if (message.kind !== 'page') return;
    this.waiting.get(message.id)?.(message.page);
    this.waiting.delete(message.id);
    if (this.waiting.size === 0) this.worker.unref();
  }

  /** The thread is gone: who waits for it is answered with nothing. */
  private end(why: string | undefined): void {
    if (why !== undefined) this.onTrouble(why);
    for (const resolve of this.waiting.values()) resolve({ entries: [], brokenAt: 0 });
    this.waiting.clear();
    this.onClosed();
  }
}
