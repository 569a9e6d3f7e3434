import { Random } from '@tickdeck/shared/math/random.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness } from '../support/room-harness.js';
import { SlowLink, type SlowLinkShape } from '../support/slow-link.js';

const BOTS = 5;
const WIDE = 10_000;
const SETTLE_BEATS = 600;
const WATCHED_BEATS = 1_800;

/** A spectator behind such a link, once the room knows it. */
function behind(shape: SlowLinkShape) {
  const room = new RoomHarness(undefined, { bots: BOTS });
  const viewer = room.join('spectator');
  const link = new SlowLink(room, viewer, shape);
  link.beat(SETTLE_BEATS);
  link.clear();
  return { room, viewer, link };
}

/** What the stream takes of a link a beat. */
function neededBytes(): number {
  const { viewer, link } = behind({ bytesPerBeat: WIDE, tripBeats: 1 });
  const before = viewer.sent.length;
  link.beat(WATCHED_BEATS);
  return viewer.sent.slice(before).reduce((sum, { length }) => sum + length + 2, 0) / WATCHED_BEATS;
}

const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] as number;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('[W4] a link', () => {
  it.each([0, 1, 6, 24])('that carries everything brings every beat, %i beats long', (tripBeats) => {
    const { viewer, link } = behind({ bytesPerBeat: WIDE, tripBeats });
    const before = viewer.frames.length;
    link.beat(WATCHED_BEATS);
    expect(viewer.frames.length - before).toBe(WATCHED_BEATS);
  });

  it('whose acknowledgements come unevenly brings every beat', () => {
    const random = new Random(3);
    const { viewer, link } = behind({ bytesPerBeat: WIDE, tripBeats: 3, jitterBeats: 3, chance: () => random.float() });
    const before = viewer.frames.length;
    link.beat(WATCHED_BEATS);
    expect(viewer.frames.length - before).toBe(WATCHED_BEATS);
  });

  it.each([0.7, 0.5, 0.3, 0.1])('that carries %f of it brings what is new, and nobody is sent away', (share) => {
    const tripBeats = 2;
    const { room, viewer, link } = behind({ bytesPerBeat: neededBytes() * share, tripBeats });
    link.beat(WATCHED_BEATS);
    // Nineteen of twenty; what is left are tries whether the link carries more by now.
    expect(quantile(link.ages, 0.95)).toBeLessThanOrEqual(3 * mean(link.gaps) + tripBeats);
    expect(viewer.bytes.length).toBeLessThanOrEqual(6);
    expect(viewer.closed).toBeUndefined();
    expect(viewer.frames.every(({ mismatches }) => mismatches.length === 0)).toBe(true);
    expect(room.room.parts.sessions.size).toBe(1);
  });

  it('that is wide again soon brings every beat again', () => {
    const { viewer, link } = behind({ bytesPerBeat: neededBytes() * 0.5, tripBeats: 2 });
    link.shape = { bytesPerBeat: WIDE, tripBeats: 2 };
    // Each step up is tried only after a calm that past failures made longer.
    link.beat(5 * 32 * 60);
    const before = viewer.frames.length;
    link.beat(60);
    expect(viewer.frames.length - before).toBe(60);
  });

  it('that stops for a moment brings no fewer frames afterwards', () => {
    const { viewer, link } = behind({ bytesPerBeat: WIDE, tripBeats: 2 });
    link.shape = { bytesPerBeat: 0, tripBeats: 2 };
    link.beat(8);
    link.shape = { bytesPerBeat: WIDE, tripBeats: 2 };
    link.beat(8);
    const before = viewer.frames.length;
    link.beat(60);
    expect(viewer.frames.length - before).toBe(60);
  });
});
