import { ourContender } from '../codec/ours.js';
import type { Recording } from '../codec/recording.js';
import { type Figure, quantile } from '../figure.js';
import { recordTrained } from '../support/trained.js';
import { wireBytes } from '../support/wire.js';
import { recordCrowd, shareThatTurns } from './recording.js';
import { HZ, WALKERS } from './walkers.js';

const SEED = 7;
const TRAINING_SEEDS = [1, 2];
const ROUNDS = 3;
const ROUNDS_LONG = 20;
/** The project's own bars. */
const BITS_MAX = 2;
const ENCODE_MS_MAX = 4;
const DECODE_MS_MAX = 3;

interface Result {
  readonly sizes: number[];
  readonly encodeMs: number[];
  readonly decodeMs: number[];
}

/** Bytes and time of a frame that tells of ten thousand walkers, all of them visible; every frame decoded and compared. */
export async function crowd({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const recording = recordTrained({ record: recordCrowd, seed: SEED, trainingSeeds: TRAINING_SEEDS });
  const { sizes, encodeMs, decodeMs } = measure(recording, long ? ROUNDS_LONG : ROUNDS);
  const payload = mean(sizes);
  const wire = mean(sizes.map(wireBytes));
  const figure = (of: string, ours: number, unit: string) => ({ bench: 'crowd', figure: of, ours, unit });
  return [
    { ...figure('payload an update', (8 * payload) / WALKERS, 'bit'), limit: BITS_MAX },
    figure('payload', (8 * payload * HZ) / 1000, 'kbit/s'),
    figure('with headers', (8 * wire * HZ) / 1000, 'kbit/s'),
    { ...figure('encode, p50', quantile(encodeMs, 0.5), 'ms'), limit: ENCODE_MS_MAX },
    figure('encode, p99', quantile(encodeMs, 0.99), 'ms'),
    { ...figure('decode, p50', quantile(decodeMs, 0.5), 'ms'), limit: DECODE_MS_MAX },
    figure('decode, p99', quantile(decodeMs, 0.99), 'ms'),
    figure('walkers that change pace or heading', 100 * shareThatTurns(recording), '%'),
  ];
}

function measure(recording: Recording, rounds: number): Result {
  const coder = ourContender(recording);
  const result: Result = { sizes: [], encodeMs: [], decodeMs: [] };
  for (let round = 0; round < rounds; round++) {
    for (const index of recording.states.keys()) {
      coder.stage(index);
      coder.notice();
      const start = performance.now();
      const bytes = coder.encode();
      const encoded = performance.now();
      coder.decode(bytes);
      const decoded = performance.now();
      coder.verify(index);
      // The first two are a keyframe and its successor, which everyone pays once.
      if (index < 2) continue;
      result.sizes.push(bytes.length);
      result.encodeMs.push(encoded - start);
      result.decodeMs.push(decoded - encoded);
    }
  }
  return result;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}
