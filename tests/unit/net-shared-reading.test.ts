import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { plainReading } from '@tickdeck/shared/wire/frame.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, PUBLIC, project, type ViewState } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { SharedReading } from '../load/shared-reading.js';
import { drift, driftWorld } from '../support/drift.js';

const world = driftWorld(createWorld(drift, 1));
/** Every session makes its own view, even of the same key. */
const viewOfA = createView(world.schema, PUBLIC);
const viewOfB = createView(world.schema, PUBLIC);
let states: ViewState[];
let shared: SharedReading;

beforeEach(() => {
  shared = new SharedReading();
  states = [];
  for (let tick = 1; tick <= 6; tick++) {
    world.tick = tick;
    world.tables.drones.spawn({ x: 10 * tick, vx: tick });
    states.push(project(takeSnapshot(world), viewOfA));
  }
});

function chunk(base: number, previous: number, now: number): Uint8Array {
  const bytes = encodeState(viewOfA, states[base], states[previous], states[now] as ViewState);
  if (!bytes) throw new Error('nothing changed');
  return bytes;
}

describe('shared reading', () => {
  it('gives two sessions with the same bytes on the same base the same state, each past its own chunk', () => {
    const key = chunk(-1, -1, 0);
    const first = new ByteReader(key);
    const second = new ByteReader(Uint8Array.of(...key, 1, 2, 3));
    const a = shared.decode(viewOfA, undefined, undefined, 1, first);
    const b = shared.decode(viewOfB, undefined, undefined, 1, second);
    expect(b).toBe(a);
    expect(a).toEqual(states[0]);
    expect([first.remaining, second.remaining]).toEqual([0, 3]);
  });

  it('reads other bytes, or the same on another base, by themselves', () => {
    const base = shared.decode(viewOfA, undefined, undefined, 1, new ByteReader(chunk(-1, -1, 0)));
    const delta = chunk(0, -1, 1);
    const right = shared.decode(viewOfA, base, undefined, 2, new ByteReader(delta));
    expect(right).toEqual(states[1]);
    const other = { ...base, tables: base.tables.map((rows) => ({ ...rows })) };
    const plain = plainReading.decode(viewOfB, other, undefined, 2, new ByteReader(delta));
    expect(shared.decode(viewOfB, other, undefined, 2, new ByteReader(delta))).toEqual(plain);
    const flipped = delta.slice();
    flipped[flipped.length - 1] = (flipped[flipped.length - 1] as number) ^ 0x55;
    const read = (reading: typeof plainReading) => {
      try {
        return reading.decode(viewOfB, base, undefined, 2, new ByteReader(flipped));
      } catch (error) {
        return String(error);
      }
    };
    expect(read(shared)).toEqual(read(plainReading));
  });

  it('brings together sessions that came at different beats', () => {
    let a = shared.decode(viewOfA, undefined, undefined, 1, new ByteReader(chunk(-1, -1, 0)));
    a = shared.decode(viewOfA, a, undefined, 2, new ByteReader(chunk(0, -1, 1)));
    const b = shared.decode(viewOfB, undefined, undefined, 2, new ByteReader(chunk(-1, -1, 1)));
    expect(b).toBe(a);
  });

  it('hashes as each would', () => {
    const state = states[3] as ViewState;
    expect([shared.hash(state), shared.hash(state)]).toEqual([plainReading.hash(state), plainReading.hash(state)]);
  });

  it('expects as each would', () => {
    const base = states[3] as ViewState;
    expect(shared.expect(viewOfA, base, states[2], 5)).toEqual(plainReading.expect(viewOfA, base, states[2], 5));
    expect(shared.expect(viewOfB, base, states[2], 5)).toBe(shared.expect(viewOfA, base, states[2], 5));
  });
});
