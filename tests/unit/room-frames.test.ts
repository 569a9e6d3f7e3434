import { LINK } from '@tickdeck/server/room/port.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const encodings = (room: RoomHarness) => room.room.parts.publisher.replicator.encodings;

/** The newest frame shows exactly what the world is, for every view of the viewer. */
function expectTruth(room: RoomHarness, viewer: Viewer): void {
  const frame = viewer.frames.at(-1);
  expect(frame?.beat).toBe(room.room.beatNumber);
  expect(frame?.tick).toBe(room.world.tick);
  const snapshot = takeSnapshot(room.world);
  const seen = viewer.welcome?.views.map((key) => project(snapshot, createView(room.world.schema, key)));
  expect(frame?.views).toEqual(seen);
}

describe('frames', () => {
  it.each([
    ['spectator', ['public']],
    ['player', ['public', 'own:1']],
    ['moderator', ['public']],
    ['operator', ['operator']],
    ['host', ['operator']],
  ] as const)('show a %s %j, exactly, every beat', (role, views) => {
    const room = new RoomHarness(undefined, { bots: 5 });
    const viewer = room.join(role);
    expect(viewer.messages[0]).toMatchObject({
      kind: 'welcome',
      role,
      views,
      tickRate: 60,
      beatRate: 60,
      game: 'tiny',
    });
    for (let i = 0; i < 100; i++) {
      room.beat();
      expectTruth(room, viewer);
    }
    expect(viewer.frames.map(({ kind }) => kind).filter((kind) => kind === 'keyframe')).toHaveLength(1);
    expect(viewer.frames.flatMap(({ mismatches }) => mismatches)).toEqual([]);
  });

  it('[N1] never hold what a view hides', () => {
    const room = new RoomHarness();
    room.join('player');
    const ben = room.join('player');
    expect(Object.keys(room.rows(ben, 'pawns')[0] ?? {})).not.toContain('gold');
    expect(room.rows(ben, 'pawns', 1)).toMatchObject([{ player: 2, gold: 0 }]);
    expect(JSON.stringify(ben.frames.map(({ views }) => views))).not.toContain('abc');
    expect(JSON.stringify(room.join('operator').frames.map(({ views }) => views))).toContain('abc');
  });

  it(`[T1] carry hashes at least every ${LIMITS.hashEveryBeats} beats, also after beats that were skipped`, () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    const hashed: number[] = [];
    for (let i = 0; i < 200; i++) {
      if (i === 50) room.claims = 'none';
      if (i === 80) {
        room.claims = 'all';
        Atomics.store(room.port.memory.claims, 1, Atomics.load(room.port.memory.claims, 0));
      }
      viewer.sent.length = 0;
      room.beat();
      for (const bytes of viewer.sent) if (((bytes[0] as number) & 0x04) !== 0) hashed.push(room.room.beatNumber);
    }
    const gaps = hashed.slice(1).map((beat, i) => beat - (hashed[i] as number));
    expect(gaps.filter((gap) => gap > LIMITS.hashEveryBeats).length).toBeLessThanOrEqual(1);
    expect(Math.max(...gaps)).toBeLessThan(2 * LIMITS.hashEveryBeats);
    expect(hashed.length).toBeGreaterThan(5);
  });

  it('[W1] of a room where nothing moves are a byte or two', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.command(room.join('operator'), 'pause');
    room.beat(10);
    viewer.sent.length = 0;
    room.beat(LIMITS.hashEveryBeats);
    const lengths = viewer.sent.map(({ length }) => length).sort((a, b) => a - b);
    expect(lengths).toHaveLength(LIMITS.hashEveryBeats);
    // One of them carries the hash.
    expect(Math.max(...lengths.slice(0, -1))).toBeLessThanOrEqual(2);
  });
});

describe('sharing', () => {
  it('a hundred spectators cost one encoding a beat and get the same bytes', () => {
    const room = new RoomHarness(undefined, { bots: 5 });
    const viewers = Array.from({ length: 100 }, () => room.attach('spectator'));
    room.beat(3);
    const before = encodings(room);
    for (const viewer of viewers) viewer.sent.length = 0;
    room.beat(40);
    expect(encodings(room) - before).toBe(40);
    const [first, ...others] = viewers.map(({ sent }) => sent);
    expect(first).toHaveLength(40);
    for (const bytes of others) {
      expect(bytes.map(({ byteOffset, length }) => [byteOffset, length])).toEqual(
        first?.map(({ byteOffset, length }) => [byteOffset, length]),
      );
    }
  });

  it('those who come at different times share one encoding two beats later', () => {
    const room = new RoomHarness(undefined, { bots: 5 });
    for (let i = 0; i < 10; i++) {
      room.join('spectator');
      room.beat(i % 3);
    }
    room.beat(2);
    const before = encodings(room);
    room.beat(10);
    expect(encodings(room) - before).toBe(10);
  });

  it('players and spectators share the public view; own views are their own', () => {
    const room = new RoomHarness();
    for (let i = 0; i < 6; i++) room.join(i % 2 === 0 ? 'player' : 'spectator');
    room.join('operator');
    room.beat(2);
    const before = encodings(room);
    room.beat(10);
    expect(encodings(room) - before).toBe(20);
  });
});

describe('a stalled reader', () => {
  it('[W2] is skipped, costs no more encodings, and goes on when it reads again', () => {
    const room = new RoomHarness(undefined, { bots: 5 });
    const healthy = room.join('spectator');
    const stalled = room.join('spectator');
    room.beat(5);
    stalled.reads = 'never';
    room.beat(400);
    expect(healthy.frames.at(-1)?.beat).toBe(room.room.beatNumber);
    expect(stalled.bytes.length).toBeLessThanOrEqual(LIMITS.unackedBeatsMax);
    const [sent, encoded] = [stalled.bytes.length, encodings(room)];
    room.beat(300);
    expect(stalled.bytes).toHaveLength(sent);
    expect(encodings(room) - encoded).toBe(300);
    stalled.reads = 'always';
    room.read(stalled, room.room.beatNumber);
    room.beat();
    expect(stalled.frames.at(-1)).toMatchObject({ kind: 'keyframe', beat: room.room.beatNumber });
    room.beat(3);
    expectTruth(room, stalled);
    const after = encodings(room);
    room.beat(10);
    expect(encodings(room) - after).toBe(10);
  });

  it('[W3] that is back soon gets one frame for all it missed, against what it has', () => {
    const room = new RoomHarness(undefined, { bots: 5 });
    const viewer = room.join('spectator');
    room.beat(5);
    const at = viewer.link * LINK.width + LINK.bufferedBytes;
    Atomics.store(room.port.memory.links, at, LIMITS.bufferedBytesMax);
    const { length } = viewer.frames;
    room.beat(50);
    expect(viewer.frames).toHaveLength(length);
    Atomics.store(room.port.memory.links, at, LIMITS.bufferedBytesMax - 1);
    room.beat();
    expect(viewer.frames.at(-1)?.kind).toBe('delta');
    expectTruth(room, viewer);
  });

  it(`[W5] many at once have at most ${LIMITS.baselinesPerViewMax} baselines a beat; the rest wait or get one keyframe`, () => {
    const room = new RoomHarness(undefined, { bots: 5 });
    const healthy = room.join('spectator');
    const viewers = Array.from({ length: 30 }, () => room.attach('spectator'));
    room.beat(5);
    const buffered = (viewer: Viewer, bytes: number) =>
      Atomics.store(room.port.memory.links, viewer.link * LINK.width + LINK.bufferedBytes, bytes);
    for (const viewer of viewers) {
      buffered(viewer, LIMITS.bufferedBytesMax);
      room.beat();
    }
    for (const viewer of viewers) buffered(viewer, 0);
    for (let i = 0; i < 12; i++) {
      const before = encodings(room);
      room.beat();
      // The usual baseline with and without a predecessor, one keyframe for all, and the limited ones.
      expect(encodings(room) - before).toBeLessThanOrEqual(LIMITS.baselinesPerViewMax + 3);
      expectTruth(room, healthy);
    }
    for (const viewer of viewers) expectTruth(room, viewer);
  });
});

describe('a gateway that is away', () => {
  it(`finds at most ${LIMITS.unclaimedBeatsMax} beats and then goes on`, () => {
    const room = new RoomHarness(undefined, { bots: 2 });
    const viewer = room.join('spectator');
    room.beat(10);
    room.claims = 'none';
    const { length } = viewer.frames;
    room.beat(100);
    expect(viewer.frames).toHaveLength(length + LIMITS.unclaimedBeatsMax);
    room.claims = 'all';
    Atomics.add(room.port.memory.claims, 1, LIMITS.unclaimedBeatsMax);
    room.beat();
    expectTruth(room, viewer);
  });
});

describe('a page that disagrees', () => {
  const resync = (room: RoomHarness, viewer: Viewer, reason: 'mismatch' | 'undecodable', beat: number) => {
    room.port.post({ kind: 'resync', session: viewer.session, reason, beat, view: 'public', hash: 1 });
    room.beat();
  };

  it('[T2] gets a keyframe, and the host hears of it', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.beat(5);
    resync(room, viewer, 'mismatch', 4);
    expect(viewer.frames.at(-1)?.kind).toBe('keyframe');
    expect(room.heard).toContainEqual(
      expect.objectContaining({ kind: 'log', level: 'warn', data: expect.objectContaining({ beat: 4, session: 1 }) }),
    );
  });

  it(`[T3] ${LIMITS.mismatchesMax} times in ${LIMITS.mismatchWindowMs / 1000} s is closed`, () => {
    const room = new RoomHarness();
    const viewer = room.join('player');
    for (let i = 1; i < LIMITS.mismatchesMax; i++) resync(room, viewer, 'undecodable', room.room.beatNumber + 1);
    expect(viewer.closed).toBeUndefined();
    resync(room, viewer, 'mismatch', room.room.beatNumber);
    expect(viewer.closed).toBe('diverged');
    expect(room.room.parts.sessions.size).toBe(0);
  });

  it('now and then is borne', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    for (let i = 0; i < 6; i++) {
      resync(room, viewer, 'mismatch', room.room.beatNumber);
      room.beat((LIMITS.mismatchWindowMs * 60) / 1000 / (LIMITS.mismatchesMax - 1));
    }
    expect(viewer.closed).toBeUndefined();
  });

  it('[T4] that has not seen its keyframe after two seconds gets another', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.beat(5);
    resync(room, viewer, 'undecodable', 4);
    const keyframes = () => viewer.frames.filter(({ kind }) => kind === 'keyframe').length;
    for (let i = 0; i < 119; i++) resync(room, viewer, 'undecodable', 4);
    expect(keyframes()).toBe(2);
    resync(room, viewer, 'undecodable', 4);
    expect(keyframes()).toBe(3);
    expect(viewer.closed).toBeUndefined();
  });

  it('[T5] about a frame that a keyframe on its way mends is not counted', () => {
    const room = new RoomHarness();
    const viewer = room.join('spectator');
    room.beat(60);
    for (let i = 0; i < 5; i++) resync(room, viewer, 'mismatch', 30);
    expect(viewer.closed).toBeUndefined();
    expect(viewer.frames.filter(({ kind }) => kind === 'keyframe')).toHaveLength(2);
  });
});
