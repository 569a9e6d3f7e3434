import type { Fields, State, TableSpec } from '@tickdeck/shared/game/state.js';
import { snapWorld } from '@tickdeck/shared/world/snap.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { Row } from '@tickdeck/shared/world/table.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import type { Recording } from '../codec/recording.js';
import { BODIES, type Body, HZ, type Rounding, Swarm } from './swarm.js';

const WARM_UP_TICKS = 10 * HZ;
const MEASURED_TICKS = 30 * HZ;

/** One way to send the swarm. */
export interface Scene {
  readonly name: string;
  /** Of freedom: how many numbers say where a body is and how it lies. */
  readonly degrees: 3 | 6;
  record(seed: number): Recording;
}

/** What is simulated, and the table that it is sent by. */
interface Setting<F extends Fields> {
  readonly state: State<{ readonly bodies: TableSpec<F> }>;
  readonly dimensions: 2 | 3;
  readonly rounding: Rounding;
  /** Puts a body as it is at a tick into its row, which has what it had the tick before. */
  write(row: Row<F>, body: Body, tick: number): void;
}

/** Half a minute of the swarm, after ten seconds to warm up. */
export function recordSwarm<F extends Fields>(
  { state, dimensions, rounding, write }: Setting<F>,
  seed: number,
): Recording {
  const swarm = new Swarm(dimensions, rounding, seed);
  const world = new World(state, seed);
  const { bodies } = world.tables;
  for (let i = 0; i < BODIES; i++) bodies.spawn();
  const view = { ...createView(world.schema, 'public'), parts: [] };
  const snapshots = [];
  for (let tick = 0; tick < WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    world.tick = tick;
    for (const [slot, body] of swarm.bodies.entries()) write(bodies.at(slot), body, tick);
    snapWorld(world as unknown as World, 'throw');
    if (tick >= WARM_UP_TICKS) snapshots.push(takeSnapshot(world));
    swarm.step();
  }
  return { name: 'bodies', view, states: snapshots.map((snapshot) => project(snapshot, view)), snapshots };
}
