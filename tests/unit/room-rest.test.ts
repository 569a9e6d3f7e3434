import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';
import { SlowLink } from '../support/slow-link.js';

const BOTS = 5;
const WIDE = 10_000;

function open(): RoomHarness {
  return new RoomHarness(undefined, { bots: BOTS });
}

/** Says after how many beats without a frame the next one is wanted. */
function rest(room: RoomHarness, { session }: Viewer, beats: number): void {
  room.port.post({ kind: 'rest', session, beats });
}

/** Beats of the frames that come in the next ones. */
function framesIn(room: RoomHarness, viewer: Viewer, beats: number): readonly number[] {
  const before = viewer.frames.length;
  room.beat(beats);
  return viewer.frames.slice(before).map(({ beat }) => beat);
}

describe('[W7] a session that asks for a rest', () => {
  it.each([1, 2, LIMITS.restBeatsMax])(
    'of %i beats gets what it asked for, and no frame is called left out',
    (beats) => {
      const room = open();
      const viewer = room.join('operator');
      rest(room, viewer, beats);
      room.beat(2 * (beats + 1));
      const got = framesIn(room, viewer, 10 * (beats + 1));
      expect(got).toHaveLength(10);
      expect(got.every((beat) => beat % (beats + 1) === 0)).toBe(true);
      const { flow, traffic } = room.room.parts.sessions.find(viewer.session) ?? {};
      expect(flow).toMatchObject({ stride: beats + 1, rest: beats });
      expect(traffic?.skips).toBe(0);
      expect(viewer.frames.every(({ mismatches }) => mismatches.length === 0)).toBe(true);
    },
  );

  it('gets every beat again when it wants that', () => {
    const room = open();
    const viewer = room.join('operator');
    rest(room, viewer, 1);
    room.beat(10);
    rest(room, viewer, 0);
    room.beat(2);
    expect(framesIn(room, viewer, 10)).toHaveLength(10);
  });

  it('shares its frames with all who asked for the same, whenever they came', () => {
    const room = open();
    const viewers = [0, 1, 2].map(() => {
      const viewer = room.join('operator');
      rest(room, viewer, 1);
      room.beat(3);
      return viewer;
    });
    room.beat(60);
    const [first, ...others] = viewers.map(({ sent }) => sent.slice(-20));
    expect(others).toEqual([first, first]);
  });

  it('is slowed as anybody when its link carries less, and then counts what it is not sent', () => {
    const room = open();
    const viewer = room.join('spectator');
    rest(room, viewer, 1);
    const link = new SlowLink(room, viewer, { bytesPerBeat: WIDE, tripBeats: 2 });
    link.beat(600);
    const session = room.room.parts.sessions.find(viewer.session);
    expect(session).toMatchObject({ flow: { stride: 2 }, traffic: { skips: 0 } });
    const needed = viewer.sent.slice(-100).reduce((sum, { length }) => sum + length + 2, 0) / 200;
    link.shape = { bytesPerBeat: needed * 0.5, tripBeats: 2 };
    link.beat(900);
    expect(session?.flow.stride).toBeGreaterThan(2);
    expect(session?.traffic.skips).toBeGreaterThan(0);
    expect(viewer.closed).toBeUndefined();
    link.shape = { bytesPerBeat: WIDE, tripBeats: 2 };
    link.beat(5 * 32 * 60);
    expect(session?.flow.stride).toBe(2);
  });
});
