import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What the machine itself does to a loop that has next to nothing to do. */
export interface Floor {
  /** How much later than due each turn began, ms. */
  readonly latenessMs: readonly number[];
  /** How long the same piece of arithmetic took in each turn, ms. */
  readonly workMs: readonly number[];
}

interface Turns {
  readonly count: number;
  readonly periodMs: number;
  readonly additions: number;
}

const WARM_UP_TURNS = 30;
/** Before it is due the thread stops sleeping and watches the clock, as a room's does. */
const SPIN_MS = 0.5;

/**
 * Runs a loop in a thread of its own that sleeps until each turn is due and then adds some numbers: the least that any beat
 * must suffer on this machine at this time. @param additions - numbers it adds in each turn; a million take about a millisecond
 */
export function measureFloor(seconds: number, periodMs: number, additions: number): Promise<Floor> {
  const turns: Turns = { count: Math.ceil((seconds * 1000) / periodMs), periodMs, additions };
  const worker = new Worker(new URL(import.meta.url), { workerData: turns });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && isTurns(workerData)) parentPort?.postMessage(run(workerData));

function run({ count, periodMs, additions }: Turns): Floor {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const latenessMs: number[] = [];
  const workMs: number[] = [];
  const startMs = performance.now();
  for (let turn = 1; turn <= count + WARM_UP_TURNS; turn++) {
    const dueMs = startMs + turn * periodMs;
    const sleepMs = dueMs - performance.now() - SPIN_MS;
    if (sleepMs > 0) Atomics.wait(cell, 0, 0, sleepMs);
    while (performance.now() < dueMs);
    const begunMs = performance.now();
    cell[0] = add(additions) === 1 ? 1 : 0;
    if (turn <= WARM_UP_TURNS) continue;
    latenessMs.push(begunMs - dueMs);
    workMs.push(performance.now() - begunMs);
  }
  return { latenessMs, workMs };
}

function add(count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum = (sum + (i ^ (sum >> 3))) | 0;
  return sum;
}

function isTurns(data: unknown): data is Turns {
  return typeof data === 'object' && data !== null && 'additions' in data;
}
