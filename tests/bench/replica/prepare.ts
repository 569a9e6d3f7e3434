import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Priors } from '@tickdeck/shared/game/state.js';
import { checkFrames } from './check.js';
import { tellFrames, trainedGame } from './frames.js';

export interface Prepared {
  readonly priors: Priors;
  readonly frames: readonly Uint8Array[];
}

/**
 * Makes and checks the frames in a thread of its own: a page never encodes, and where both ends of the coder run, engines cannot
 * make either as fast. @throws Error when a frame or what is shown of it is wrong
 */
export function prepare(count: number): Promise<Prepared> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { count } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && isOrder(workerData)) parentPort?.postMessage(run(workerData.count));

function run(count: number): Prepared {
  const game = trainedGame();
  checkFrames(game);
  return { priors: game.state.priors ?? {}, frames: Array.from(tellFrames(game, count), ({ bytes }) => bytes) };
}

function isOrder(data: unknown): data is { readonly count: number } {
  return typeof data === 'object' && data !== null && 'count' in data;
}
