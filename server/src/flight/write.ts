import { Worker } from 'node:worker_threads';
import type { Tape } from './tape.js';

/** What goes into one file. */
export interface FlightJob {
  readonly tape: Tape;
  /** Why and when it is written: the head of its first line. */
  readonly about: object;
  /** Lines of the host's log, oldest first. */
  readonly log: readonly object[];
  /** Path of the file. */
  readonly file: string;
}

/** Reads a tape and writes it into a file, in a thread that ends with it; resolves with the file's length in bytes. */
export function writeFlight(job: FlightJob): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.js', import.meta.url), { name: 'flight', workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('its thread ended')));
  });
}
