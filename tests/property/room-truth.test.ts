import { Random } from '@tickdeck/shared/math/random.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAULTS, FaultyPage } from '../support/faulty-page.js';
import { herdGame, herdWorld } from '../support/herd-game.js';
import { RoomHarness } from '../support/room-harness.js';

const SECOND = 60;

const anySituation = fc.record({
  role: fc.constantFrom('spectator', 'player', 'operator' as const),
  /** One way; what heals takes three of them. */
  delayBeats: fc.nat(6),
  world: fc.constantFrom('running', 'running', 'slow', 'paused' as const),
  warmUpBeats: fc.integer({ min: 10, max: 80 }),
  seed: fc.integer(),
});

/** A room of six that all see each other; or one that run through a world of cells, so that views come and go. */
const rooms = [
  {
    where: 'a small world',
    open: (seed: number) => new RoomHarness(undefined, { bots: 6, seed }),
    unfoundBeats: 1,
    numRuns: 10,
  },
  {
    where: 'a world of cells',
    open(seed: number) {
      const room = new RoomHarness(herdGame, { bots: 20, seed });
      herdWorld(room.world).update((draft) => {
        draft.rules.speed = 4;
      });
      return room;
    },
    // A row or view that is wrong may be gone before the next hash.
    unfoundBeats: LIMITS.hashEveryBeats,
    numRuns: 5,
  },
];

const faults = FAULTS.flatMap((kind) => rooms.map((room) => ({ kind, ...room })));

it.each(faults)(
  '[T6] a frame that suffers a $kind in $where is found and healed within a second',
  { timeout: 60_000 },
  (fault) => {
    const { kind, open, unfoundBeats, numRuns } = fault;
    fc.assert(
      fc.property(anySituation, ({ role, delayBeats, world, warmUpBeats, seed }) => {
        const room = open(seed >>> 0);
        const operator = room.join('operator');
        if (world === 'paused') room.command(operator, 'pause');
        if (world === 'slow') room.command(operator, 'speed', { factor: 0.3 });
        const page = new FaultyPage(room, role, delayBeats);
        for (let i = 0; i < warmUpBeats; i++) page.beat();
        expect(page.isRight).toBe(true);
        expect(page.said).toEqual([]);

        page.beat({ kind, random: new Random(seed) });
        let wrongBeats = 0;
        for (let i = 1; i <= 2 * SECOND; i++) {
          page.beat();
          if (!page.isRight) wrongBeats = i;
        }
        expect(wrongBeats).toBeLessThan(SECOND);
        // Two frames of a world that stands still may change places; what is wrong for longer was found.
        if (wrongBeats > delayBeats + unfoundBeats) expect(page.said).not.toEqual([]);
        expect(page.said.filter((one) => one.kind === 'resync').length).toBeLessThan(LIMITS.mismatchesMax);
        expect(page.viewer.closed).toBeUndefined();
      }),
      { numRuns },
    );
  },
);
