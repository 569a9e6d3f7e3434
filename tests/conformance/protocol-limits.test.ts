import { LINK } from '@tickdeck/server/room/port.js';
import { tick } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

/** Whether frames wait in a viewer's socket, so that the room skips it. */
function clog(room: RoomHarness, viewer: Viewer, socket: 'full' | 'free'): void {
  const bytes = socket === 'full' ? LIMITS.bufferedBytesMax : 0;
  Atomics.store(room.port.memory.links, viewer.link * LINK.width + LINK.bufferedBytes, bytes);
}

describe('[W6] a session that was skipped', () => {
  // The oldest baseline must still be in history with its predecessor, one beat before it.
  it.each([
    ['delta', LIMITS.historyBeats - 3],
    ['keyframe', LIMITS.historyBeats - 2],
    ['keyframe', 1000],
  ])('goes on with a %s after %d beats', (kind, beats) => {
    const room = new RoomHarness(undefined, { bots: 3 });
    const viewer = room.join('spectator');
    room.beat(5);
    clog(room, viewer, 'full');
    room.beat(beats);
    clog(room, viewer, 'free');
    // Acknowledged all the while: it is the socket alone that was full.
    Atomics.store(room.port.memory.links, viewer.link * LINK.width + LINK.ackedBeat, room.room.beatNumber);
    room.beat();
    expect(viewer.frames.at(-1)).toMatchObject({ kind, beat: room.room.beatNumber });
  });
});

describe('[K6] time', () => {
  it('goes no faster and no slower than the limits say', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    const speedTo = (factor: number) => room.command(op, 'speed', { factor }).outcome;
    expect([LIMITS.speedMin, LIMITS.speedMax].map(speedTo)).toEqual(['done', 'done']);
    expect([LIMITS.speedMin / 2, LIMITS.speedMax + 1].map(speedTo)).toEqual(['refused', 'refused']);
  });

  it('steps no further than the limit at once, and no more ticks in a beat than the limit', () => {
    const room = new RoomHarness();
    const op = room.join('operator');
    room.command(op, 'pause');
    const from = room.world.tick;
    expect(room.command(op, 'step', { ticks: LIMITS.stepTicksMax + 1 }).outcome).toBe('refused');
    expect(room.world.tick).toBe(from);
    expect(room.command(op, 'step', { ticks: LIMITS.stepTicksMax }).outcome).toBe('done');
    expect(room.world.tick).toBe(from + LIMITS.ticksPerBeatMax);
    room.beat(Math.ceil(LIMITS.stepTicksMax / LIMITS.ticksPerBeatMax));
    expect(room.world.tick).toBe(from + LIMITS.stepTicksMax);
  });
});

it('[N2] a happening is there for so many ticks and then gone', () => {
  const state = defineState({
    tables: { events: table({ capacity: 4, fields: { tick: tick() } }) },
    document: {},
    rules: {},
    input: {},
  });
  const game = { state, simulate() {} } as unknown as Game<typeof state>;
  const world = new World(state, 1);
  world.tick = 100;
  world.tables.events.spawn({ tick: 100 });
  const inputs = { of: () => ({}) };
  for (let i = 1; i < LIMITS.eventTicks; i++) advance(game, world, inputs, 'throw');
  expect(world.tables.events.count).toBe(1);
  advance(game, world, inputs, 'throw');
  expect(world.tables.events.count).toBe(0);
});
