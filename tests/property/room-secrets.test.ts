import { LINK } from '@tickdeck/server/room/port.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { GAZE_PARTS } from '@tickdeck/shared/wire/gaze.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HEIGHT, herdGame, herdWorld, WIDTH } from '../support/herd-game.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

/** Nothing to the right of this is in a cell of somebody at the left border. */
const FAR_X = 700;
const FAR_DARTS = 30;

/** A room of people who roam about, and one viewer who stands at the left border or watches somebody. */
class Room {
  readonly harness: RoomHarness;
  readonly viewer: Viewer;

  constructor(seed: number, role: 'player' | 'spectator') {
    this.harness = new RoomHarness(herdGame, { bots: 24, seed });
    this.viewer = this.harness.join(role);
    for (const walker of this.world.tables.walkers.rows()) {
      if (walker.player === this.player) Object.assign(walker, { x: 10, y: 600, team: 1 });
    }
    for (let i = 0; i < FAR_DARTS; i++) {
      this.world.tables.darts.spawn({ x: FAR_X + i * 40, y: i * 40, vx: 0, player: 1_000 + i });
    }
  }

  get world() {
    return herdWorld(this.harness.world);
  }

  get player(): number {
    return this.viewer.welcome?.player ?? 0;
  }

  beat(event: 'plain' | 'resync' | 'gaze' | 'full' | 'free'): void {
    const { session, link } = this.viewer;
    const { port, room } = this.harness;
    const complaint = { kind: 'resync', reason: 'undecodable', view: '', hash: 0 } as const;
    if (event === 'resync') port.post({ ...complaint, session, beat: room.beatNumber + 1 });
    // Players may say what they like: what lies there is still far from their avatar.
    if (event === 'gaze') port.post({ kind: 'gaze', session, player: 0, x: 5 * GAZE_PARTS, y: room.beatNumber });
    if (event === 'full' || event === 'free') {
      const bytes = event === 'full' ? LIMITS.bufferedBytesMax : 0;
      Atomics.store(port.memory.links, link * LINK.width + LINK.bufferedBytes, bytes);
    }
    this.harness.beat();
  }

  /** Changes what the viewer may not know, as chance will have it. */
  stir(random: Random): void {
    const { world, player } = this;
    const { walkers, darts } = world.tables;
    world.random.words.set(new Random(random.below(1_000_000)).words);
    for (const walker of walkers.rows()) {
      walker.luck = random.below(256);
      if (walker.player !== player) walker.gold = random.below(1000);
      if (player === 0 || walker.team !== 1) walker.hunger = random.below(1000);
    }
    for (const dart of darts.rows()) {
      if (this.isFar(dart.player)) Object.assign(dart, { x: random.range(FAR_X, WIDTH), y: random.range(0, HEIGHT) });
      // Those with odd numbers are of the other team.
      if (dart.player % 2 === 1 || player === 0) dart.poison = random.below(10);
    }
    world.update((draft) => {
      draft.secret = `secret ${random.below(100)}`;
      draft.plans.t2 = `left ${random.below(100)}`;
      if (player === 0) draft.plans.t1 = `right ${random.below(100)}`;
    });
  }

  /** Whether darts of this owner lie where the viewer never is; who watches may get anywhere. */
  private isFar(owner: number): boolean {
    return owner >= 1_000 && this.player > 0;
  }
}

const anyEvent = fc.constantFrom('plain', 'plain', 'plain', 'plain', 'resync', 'gaze', 'full', 'free' as const);

it.each(['player', 'spectator'] as const)(
  '[N1] a %s gets the same bytes from worlds that differ only in what is hidden from it',
  (role) => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer(),
        fc.array(anyEvent, { minLength: 40, maxLength: 100 }),
        (seed, luck, events) => {
          const [room, other] = [new Room(seed, role), new Room(seed, role)];
          const random = new Random(luck);
          for (const event of events) {
            other.stir(random);
            room.beat(event);
            other.beat(event);
          }
          const [sent, otherSent] = [room, other].map(({ viewer }) => viewer.sent.map((bytes) => [...bytes]));
          expect(JSON.stringify(otherSent) === JSON.stringify(sent)).toBe(true);
          expect(sent?.length).toBeGreaterThan(0);
          const [hash, otherHash] = [room, other].map(({ world }) => hashSnapshot(takeSnapshot(world)));
          expect(otherHash).not.toBe(hash);
        },
      ),
      { numRuns: 12 },
    );
  },
);
