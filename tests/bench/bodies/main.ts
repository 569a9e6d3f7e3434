import { ourContender } from '../codec/ours.js';
import type { Recording } from '../codec/recording.js';
import type { Figure } from '../figure.js';
import { recordTrained } from '../support/trained.js';
import { wireBytes } from '../support/wire.js';
import { gridInPlane, gridInSpace } from './on-grid.js';
import type { Scene } from './scene.js';
import { BODIES, HZ } from './swarm.js';
import { transformsInPlane, transformsInSpace } from './transforms.js';

const SEED = 2323;
const TRAINING_SEEDS = [1, 2, 3];
/** The project's own bar, in bits of payload for a degree of freedom in one frame. */
const BITS_MAX = 1.5;

/** kB/s that others take for the scene in three dimensions: payload (goodput), and on the wire. */
const PUBLISHED = [
  { peer: 'Reactor 1.1.0', payload: 10, wire: 15 },
  { peer: 'PurrNet 1.14', payload: 95, wire: 100 },
  { peer: 'FishNet 4.6.12', payload: 98, wire: 103 },
  { peer: 'Fusion 2.0.6', payload: 107, wire: 112 },
  { peer: 'Mirror 96', payload: 117, wire: 122 },
  { peer: 'NGO 2.4.4', payload: 185, wire: 185 },
];

/** What 250 bodies cost that fly and spin in a sphere, beside the published numbers of the open transform benchmark. */
export async function bodies(): Promise<readonly Figure[]> {
  return [transformsInPlane, gridInPlane, transformsInSpace, gridInSpace].flatMap((scene) =>
    figuresOf(scene, measure(recordTrained({ record: scene.record, seed: SEED, trainingSeeds: TRAINING_SEEDS }))),
  );
}

/** Bytes of each frame after the first two, all of them decoded and compared. */
function measure(recording: Recording): readonly number[] {
  const coder = ourContender(recording);
  const sizes = recording.states.map((_, index) => {
    coder.stage(index);
    coder.notice();
    const bytes = coder.encode();
    coder.decode(bytes);
    coder.verify(index);
    return bytes.length;
  });
  return sizes.slice(2);
}

function figuresOf({ name, degrees }: Scene, sizes: readonly number[]): Figure[] {
  const figure = (of: string, ours: number, unit: string) => ({
    bench: 'bodies',
    figure: `${name}: ${of}`,
    ours,
    unit,
  });
  const payload = mean(sizes);
  const wire = mean(sizes.map(wireBytes));
  const kilobytes = { payload: (payload * HZ) / 1000, wire: (wire * HZ) / 1000 };
  const [best, ...others] = degrees === 6 ? PUBLISHED : [];
  const beside = (which: 'payload' | 'wire', of = best) => (of ? { peer: of.peer, theirs: of[which] } : {});
  return [
    { ...figure('payload a degree of freedom', (8 * payload) / BODIES / degrees, 'bit'), limit: BITS_MAX },
    figure('payload an update', (8 * payload) / BODIES, 'bit'),
    figure('with headers an update', (8 * wire) / BODIES, 'bit'),
    { ...figure('payload', kilobytes.payload, 'kB/s'), ...beside('payload') },
    { ...figure('with headers', kilobytes.wire, 'kB/s'), ...beside('wire') },
    ...others.map((of) => ({ ...figure('with headers', kilobytes.wire, 'kB/s'), ...beside('wire', of) })),
  ];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}
