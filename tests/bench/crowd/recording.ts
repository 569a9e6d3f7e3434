import { snapWorld } from '@tickdeck/shared/world/snap.js';
import { type Snapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project, type ViewState } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import type { Recording } from '../codec/recording.js';
import { crowdState, gather, HZ, walk } from './walkers.js';

const WARM_UP_TICKS = 10 * HZ;
const MEASURED_TICKS = 10 * HZ;

/** Ten seconds of the crowd as all see it, after ten in which it gets going. */
export function recordCrowd(seed: number): Recording {
  const view = { ...createView(new World(crowdState, seed).schema, 'public'), parts: [] };
  const snapshots = [...snapshotsOf(seed)];
  return { name: 'crowd', view, states: snapshots.map((snapshot) => project(snapshot, view)), snapshots };
}

function* snapshotsOf(seed: number): Generator<Snapshot> {
  const world = new World(crowdState, seed);
  gather(world);
  while (world.tick < WARM_UP_TICKS + MEASURED_TICKS) {
    world.tick++;
    walk(world);
    snapWorld(world as unknown as World, 'throw');
    if (world.tick > WARM_UP_TICKS) yield takeSnapshot(world);
  }
}

/** The share of rows whose velocity is another than in the state before, on average. */
export function shareThatTurns({ view, states }: Recording): number {
  const [first] = view.tables;
  const velocities = (first?.columns ?? []).flatMap(({ velocity }) => (velocity < 0 ? [] : [velocity]));
  let turned = 0;
  let rows = 0;
  for (let at = 1; at < states.length; at++) {
    const [before, now] = [states[at - 1], states[at]].map((state) => (state as ViewState).tables[0]);
    if (!before || !now) continue;
    for (let i = 0; i < now.count; i++, rows++) {
      if (velocities.some((c) => before.cells[c * now.count + i] !== now.cells[c * now.count + i])) turned++;
    }
  }
  return turned / rows;
}
