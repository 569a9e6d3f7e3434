import { Random } from '@tickdeck/shared/math/random.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAULTS, FaultyPage } from '../support/faulty-page.js';
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

it.each(FAULTS)('[T6] a frame that suffers a %s is found and healed within a second', (kind) => {
  fc.assert(
    fc.property(anySituation, ({ role, delayBeats, world, warmUpBeats, seed }) => {
      const room = new RoomHarness(undefined, { bots: 6, seed: seed >>> 0 });
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
      if (wrongBeats > delayBeats + 1) expect(page.said).not.toEqual([]);
      expect(page.said.filter((one) => one.kind === 'resync').length).toBeLessThan(LIMITS.mismatchesMax);
      expect(page.viewer.closed).toBeUndefined();
    }),
    { numRuns: 15 },
  );
});
