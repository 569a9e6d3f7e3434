import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { train } from '@tickdeck/shared/wire/priors.js';
import type { Recording } from '../codec/recording.js';

/** What is played with one seed, and seeds of other plays to train the coder on: nobody may know the measured one before. */
export interface Plays {
  readonly record: (seed: number) => Recording;
  readonly seed: number;
  readonly trainingSeeds: readonly number[];
}

/** The recording of the measured seed, with a view whose priors are what the others taught. States come one a tick. */
export function recordTrained({ record, seed, trainingSeeds }: Plays): Recording {
  const { view, ...recording } = record(seed);
  const trainees = train(view);
  for (const other of trainingSeeds) {
    // Priors belong to a view's tables, and those of one game are the same in each of its plays.
    const { states } = record(other);
    for (const [at, now] of states.entries()) encodeState(view, states[at - 1], states[at - 2], now);
  }
  const priors = { public: trainees.next.pack(), 'public later': trainees.later.pack() };
  return { ...recording, view: { ...view, tables: [...view.tables], priors } };
}
