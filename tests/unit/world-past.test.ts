import { fixed } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { restoreSnapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { plain } from '../support/wild-world.js';

const place = { x: fixed({ min: 0, max: 1000, step: 1 / 16 }), y: fixed({ min: 0, max: 1000, step: 1 / 16 }) };
const state = defineState({
  tables: {
    walls: table({ capacity: 4, position: ['x', 'y'], fields: place }),
    runners: table({ capacity: 4, position: ['x', 'y'], past: 'places', fields: place }),
  },
  document: {},
  rules: {},
  input: {},
});

/** One runner that goes 10 to the right in every tick, beside whatever `also` does. */
function run(world: World<typeof state>, ticks: number, also: () => void = () => {}): void {
  const simulate = () => {
    for (const runner of world.tables.runners.rows()) runner.x += 10;
    also();
  };
  const game = { simulate } as unknown as Game<typeof state>;
  for (let i = 0; i < ticks; i++) advance(game, world, { of: () => ({}) }, 'throw');
}

function start(): World<typeof state> {
  const world = new World(state, 1);
  world.tables.runners.spawn({ x: 0, y: 50 });
  return world;
}

/** Where the runner of a slot was, if it is found, and how far it went. */
function wayOf(world: World<typeof state>, from: number, to: number, slot = 0) {
  const stretch = world.past.between(world.tables.runners, from, to);
  return stretch.find(slot) ? [stretch.x, stretch.y, stretch.dx, stretch.dy] : undefined;
}

describe('the past', () => {
  it('is remembered as far back as a player may have been shown it, and no further', () => {
    const world = start();
    run(world, 40);
    const oldest = world.tick - LIMITS.shownTicksBackMax;
    expect(wayOf(world, oldest, oldest + 1)).toEqual([10 * oldest, 50, 10, 0]);
    // Half of this stretch is forgotten: the runner is taken for one that only came.
    expect(wayOf(world, oldest - 1, oldest)).toEqual([10 * oldest, 50, 0, 0]);
    expect(wayOf(world, oldest - 2, oldest - 1)).toBeUndefined();
  });

  it('ends with where things are by now in the tick that is being made', () => {
    const world = start();
    run(world, 5);
    let seen: unknown;
    run(world, 1, () => {
      world.tables.runners.at(0).y = 70;
      seen = wayOf(world, 5, 6);
    });
    expect(seen).toEqual([50, 50, 10, 20]);
  });

  it('is straight between two ticks', () => {
    const world = start();
    run(world, 10);
    expect(wayOf(world, 4.25, 4.75)).toEqual([42.5, 50, 5, 0]);
  });

  it('is never taken back across a jump, nor to another row of the slot', () => {
    const world = start();
    run(world, 5);
    world.tables.runners.at(0).x = 500;
    world.tables.runners.jumped(0);
    run(world, 5);
    expect(wayOf(world, 3, 4)).toBeUndefined();
    expect(wayOf(world, 5, 6)).toEqual([510, 50, 0, 0]);
    expect(wayOf(world, 6, 7)).toEqual([510, 50, 10, 0]);
    world.tables.runners.despawn(world.tables.runners.id(0));
    run(world, 1);
    world.tables.runners.spawn({ x: 0, y: 9 });
    run(world, 1);
    expect(wayOf(world, 9, 10)).toBeUndefined();
    expect(wayOf(world, 11, 12)).toEqual([10, 9, 0, 0]);
  });

  it('begins anew when simulated time does not go on evenly', () => {
    const world = start();
    run(world, 5);
    world.tick = 100;
    run(world, 2);
    expect(wayOf(world, 4, 5)).toBeUndefined();
    expect(wayOf(world, 101, 102)).toEqual([60, 50, 10, 0]);
  });

  it('is part of the world: of its snapshots and of its hash', () => {
    const world = start();
    run(world, 20);
    const snapshot = takeSnapshot(world);
    const before = wayOf(world, 12.5, 13);
    run(world, 20);
    const restored = new World(state, 1);
    restoreSnapshot(restored, structuredClone(snapshot));
    expect(wayOf(restored, 12.5, 13)).toEqual(before);
    expect(takeSnapshot(restored)).toEqual(snapshot);
    const other = { ...snapshot, past: snapshot.past.slice(1) };
    expect(hashSnapshot(other)).not.toBe(hashSnapshot(snapshot));
  });

  it('is shown to nobody: worlds that differ only in it look the same, to operators too', () => {
    const world = start();
    run(world, 20);
    const snapshot = takeSnapshot(world);
    for (const key of ['public', 'operator']) {
      const view = createView(world.schema, key);
      expect(plain(project({ ...snapshot, past: [] }, view))).toEqual(plain(project(snapshot, view)));
    }
  });
});
