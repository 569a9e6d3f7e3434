import type { Shown } from '@tickdeck/client/net/frame.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import type { SkirmishWorld } from '@tickdeck/shared/games/skirmish/state.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { describe, expect, it } from 'vitest';
import { Link } from '../support/link.js';
import { ManualTiming } from '../support/manual-timing.js';
import { arrange, connect } from '../support/shooting.js';
import { SimulatedHost } from '../support/simulated-host.js';

const DISPLAY_MS = 1000 / 75;

interface Sample {
  readonly tick: number;
  readonly ids: readonly number[];
  readonly places: readonly number[];
  readonly pressed: boolean;
}

interface Range {
  readonly rttMs: number;
  readonly jitterMs?: number;
  readonly prepare?: (world: SkirmishWorld) => void;
}

/** A player presses the trigger for one tick and looks to the right: what the page shows of shots, display frame by display frame. */
function fireOnce({ rttMs, jitterMs = 0, prepare }: Range): readonly Sample[] {
  const timing = new ManualTiming();
  const random = new Random(4);
  const host = new SimulatedHost(skirmish, timing);
  const link = new Link(timing, { delayMs: rttMs / 2, jitterMs: jitterMs / 2, chance: () => random.float() });
  host.serve(link);
  let trigger = 'waits' as 'waits' | 'now' | 'done';
  const client = connect('p', timing, link.open, () => {
    const fire = trigger === 'now' ? 1 : 0;
    if (fire === 1) trigger = 'done';
    return { aim: 0, fire };
  });
  host.advance(2000);
  const world = host.room.world as unknown as SkirmishWorld;
  arrange(world);
  prepare?.(world);
  const samples: Sample[] = [];
  for (let ms = 0; ms < 3000; ms += DISPLAY_MS) {
    if (ms > 1500 && trigger === 'waits') trigger = 'now';
    host.advance(DISPLAY_MS);
    const shown = client.show();
    if (shown) samples.push(sampleOf(shown, trigger === 'done'));
  }
  client.close();
  return samples;
}

function sampleOf({ tables, tick }: Shown, pressed: boolean): Sample {
  const { count = 0, ids, columns } = tables.shots ?? {};
  return {
    tick,
    ids: Array.from({ length: count }, (_, i) => ids?.[i] ?? 0),
    places: Array.from({ length: count }, (_, i) => columns?.x?.[i] ?? Number.NaN),
    pressed,
  };
}

describe('an own shot', () => {
  it.each([{ rttMs: 0 }, { rttMs: 50 }, { rttMs: 100 }, { rttMs: 100, jitterMs: 40 }, { rttMs: 200 }])(
    'is there at once and becomes the host’s without a double or a jump: %o',
    (range) => {
      const samples = fireOnce(range);
      const pressed = samples.findIndex((sample) => sample.pressed);
      const seen = samples.filter(({ ids }) => ids.length > 0);
      expect(samples[pressed]?.ids).toHaveLength(1);
      expect(samples[pressed]?.ids[0]).toBeLessThan(0);
      expect(seen.at(-1)?.ids[0]).toBeGreaterThan(0);
      // From the first to the last frame that shows it there is always exactly one.
      const last = samples.indexOf(seen.at(-1) as Sample);
      expect(new Set(samples.slice(pressed, last + 1).map(({ ids }) => ids.length))).toEqual(new Set([1]));
      // It goes straight on in the time that is shown, at the 30 units a tick that its speed is, also from one to the other.
      const [first] = seen;
      // In its last tick a row that ends stands still, as every row does.
      for (const { tick, places } of seen.slice(0, -2)) {
        const way = (first?.places[0] ?? 0) + 30 * (tick - (first?.tick ?? 0));
        expect(Math.abs((places[0] ?? 0) - way)).toBeLessThan(1);
      }
    },
  );

  it('is not shown beyond a wall in its way', () => {
    const samples = fireOnce({
      rttMs: 200,
      prepare: (world) => world.tables.rocks.spawn({ x: 1100, y: 1000, radius: 40 }),
    });
    const places = samples.flatMap((sample) => sample.places);
    expect(places.length).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(1060);
  });

  it('goes when the host did not let it be fired', () => {
    const samples = fireOnce({
      rttMs: 100,
      prepare: (world) => {
        // The page does not know yet when its inputs arrive that a wreck cannot shoot.
        world.tables.ships.at(0).hp = 100;
        world.update(({ match }) => {
          match.endsAt = world.tick + 91;
        });
      },
    });
    const seen = samples.filter(({ ids }) => ids.length > 0);
    expect(seen.length).toBeLessThan(0.3 * 75);
    expect(seen.every(({ ids }) => ids.every((id) => id < 0))).toBe(true);
  });
});
