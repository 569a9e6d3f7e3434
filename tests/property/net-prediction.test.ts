import { InputLog } from '@tickdeck/client/net/inputs.js';
import { Prediction } from '@tickdeck/client/net/prediction.js';
import type { Received } from '@tickdeck/client/net/replica.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import { createView, ownKey, PUBLIC, project } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drift } from '../support/drift.js';

const PLAYER = 1;
/** What a movement consists of, in every game here. */
const MOVED = ['x', 'y', 'vx', 'vy', 'aim'];

interface Stretch {
  readonly ticks: number;
  readonly wish: readonly number[];
}

const stretches = fc.array(
  fc.record({
    ticks: fc.integer({ min: 1, max: 40 }),
    wish: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 10 },
);

/** The room of the test: one player in it, who gets a frame of every tick `latencyTicks` later. */
function createRoom(game: Game) {
  const world = createWorld(game, 5);
  game.join(world, { player: PLAYER, name: 'A', look: { color: 0, shape: 0, tag: 'AA' }, pilot: 'human' });
  const views = [PUBLIC, ownKey(PLAYER)].map((key) => createView(world.schema, key));
  const avatars = world.table(game.avatars) as Table;
  return {
    world,
    views,
    avatars,
    tick(input: { readonly [field: string]: number }) {
      advance(game, world, { of: () => input }, 'throw');
    },
    frame(ackSeq: number): Received {
      const snapshot = takeSnapshot(world);
      const states = views.map((view) => project(snapshot, view));
      return { beat: world.tick, tick: world.tick, fraction: 0, speed: 1, ackSeq, views: states };
    },
    moved: () => MOVED.map((name) => avatars.column(name)[0] as number),
  };
}

function wishOf(game: Game, shares: readonly number[]): { readonly [field: string]: number } {
  return Object.fromEntries(
    Object.entries(game.state.input).map(([name, { min, max }], index) => [
      name,
      min + (max - min) * (shares[index % shares.length] as number),
    ]),
  );
}

/** Plays the stretches on both ends; every state the page predicts must be what the room makes of the same input later. */
function playBoth(game: Game, script: readonly Stretch[], latencyTicks: number): void {
  const room = createRoom(game);
  const log = new InputLog(room.world.schema.input);
  const prediction = new Prediction(game, room.views);
  const columns = room.avatars.layout.columns;
  const frames: Received[] = [room.frame(0)];
  const predicted: (readonly number[])[] = [];
  for (const { ticks, wish } of script) {
    for (let i = 0; i < ticks; i++) {
      log.push(wishOf(game, wish), 0, 0);
      const newest = frames[Math.max(0, frames.length - 1 - latencyTicks)] as Received;
      prediction.update(newest, log);
      const state = prediction.stateAt(prediction.seq);
      predicted.push(MOVED.map((name) => state[columns.findIndex((column) => column.name === name)] as number));
      // With nothing in between, the room uses an input in the tick after it was made.
      room.tick(log.of(log.newest) ?? {});
      frames.push(room.frame(log.newest));
      expect(predicted.at(-1)).toEqual(room.moved());
    }
  }
}

describe('prediction', () => {
  it.each([['drift', drift], ...games.entries()] as const)('is equal to the room to the bit in %s', (_, game) => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 0, max: 20 }), (script, latencyTicks) =>
        playBoth(game, script, latencyTicks),
      ),
      { numRuns: 40 },
    );
  });

  it('comes back to the room after the room has moved the avatar by itself', () => {
    const room = createRoom(drift);
    const log = new InputLog(room.world.schema.input);
    const prediction = new Prediction(drift, room.views);
    let frame = room.frame(0);
    for (let seq = 1; seq <= 30; seq++) {
      log.push({ moveX: 100, moveY: 0, aim: 0, dash: 0 }, 0, 0);
      prediction.update(frame, log);
      if (seq === 20) (room.avatars.column('x') as Float64Array)[0] = 123;
      room.tick(log.of(seq) ?? {});
      if (seq === 20) expect(prediction.stateAt(20)[1]).not.toBe(room.moved()[0]);
      frame = room.frame(seq);
    }
    prediction.update(frame, log);
    expect(prediction.stateAt(30)[1]).toBe(room.moved()[0]);
  });

  it('predicts nothing for who has no avatar', () => {
    const room = createRoom(drift);
    const log = new InputLog(room.world.schema.input);
    const prediction = new Prediction(drift, room.views);
    drift.leave(room.world, PLAYER);
    log.push({}, 0, 0);
    prediction.update(room.frame(0), log);
    expect(prediction.id).toBe(0);
  });
});
