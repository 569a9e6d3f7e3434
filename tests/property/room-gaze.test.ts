import { LINK } from '@tickdeck/server/room/port.js';
import { fromGazePlace, GAZE_PARTS } from '@tickdeck/shared/wire/gaze.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CELL, herdGame, herdWorld } from '../support/herd-game.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const BOTS = 30;
const [COLUMNS, ROWS] = [8, 5];

/** What a watcher does in one beat; places are in parts of a cell's side. */
type Act =
  | { readonly kind: 'none' | 'resync' | 'full' | 'free' }
  | { readonly kind: 'gaze'; readonly player: number; readonly x: number; readonly y: number };

const anyPlace = { x: fc.nat(COLUMNS * GAZE_PARTS), y: fc.nat(ROWS * GAZE_PARTS) };
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('none' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('gaze' as const), player: fc.constant(0), ...anyPlace }) },
  // Some of them have no avatar.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('gaze' as const), player: fc.nat(BOTS + 9), ...anyPlace }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('resync', 'full', 'free' as const) }) },
);

function act({ port, room }: RoomHarness, { session, link }: Viewer, what: Act): void {
  if (what.kind === 'gaze') port.post({ ...what, session });
  if (what.kind === 'resync') {
    port.post({ kind: 'resync', reason: 'undecodable', view: '', hash: 0, session, beat: room.beatNumber + 1 });
  }
  if (what.kind === 'full' || what.kind === 'free') {
    const bytes = what.kind === 'full' ? LIMITS.bufferedBytesMax : 0;
    Atomics.store(port.memory.links, link * LINK.width + LINK.bufferedBytes, bytes);
  }
}

/** Slots of the walkers that the viewer's newest frame shows. */
function slotsSeen({ frames }: Viewer): ReadonlySet<number> {
  const frame = frames.at(-1);
  const states = frame?.views.filter((_, index) => (frame.held[index]?.cell ?? -1) >= 0) ?? [];
  return new Set(states.flatMap(({ tables }) => [...(tables[0]?.slots ?? [])]));
}

it('[N5] who looks about has at every beat what its views show, and in them all that is near the place', () => {
  let frames = 0;
  fc.assert(
    fc.property(fc.nat(), fc.array(anyAct, { minLength: 60, maxLength: 120 }), (seed, acts) => {
      const harness = new RoomHarness(herdGame, { bots: BOTS, seed });
      const world = herdWorld(harness.world);
      world.update((draft) => {
        draft.rules.speed = 4;
      });
      const watcher = harness.join('spectator');
      const { grid } = world.schema;
      if (!grid) throw new Error('a herd has cells');
      let place: readonly [number, number] | undefined;
      for (const what of acts) {
        act(harness, watcher, what);
        if (what.kind === 'gaze') place = what.player === 0 ? fromGazePlace(grid, what) : undefined;
        harness.beat();
        const { beatNumber, parts } = harness.room;
        const frame = watcher.frames.at(-1);
        if (frame?.beat !== beatNumber) continue;
        frames++;
        const moment = parts.history.at(beatNumber) as Moment;
        expect(frame.views.map(hashView)).toEqual(frame.held.map((view) => hashView(seenAt(moment, view))));
        expect(frame.mismatches).toEqual([]);
        expect(frame.held.filter(({ cell }) => cell >= 0).length).toBeLessThanOrEqual(9);
        if (!place) continue;
        const [x, y] = place;
        const seen = slotsSeen(watcher);
        for (const { slot, x: otherX, y: otherY } of world.tables.walkers.rows()) {
          const isNear = Math.abs(otherX - x) <= CELL.radius && Math.abs(otherY - y) <= CELL.radius;
          if (isNear) expect(seen.has(slot)).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
  expect(frames).toBeGreaterThan(500);
});
