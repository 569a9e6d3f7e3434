import { Random } from '@tickdeck/shared/math/random.js';
import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import type { FrameTime } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { cellNumber, teamNumber } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { herdState } from '../support/herd-game.js';
import { mutate } from '../support/mutate.js';
import { PassingHost } from '../support/passing-host.js';
import { plain, WildWorld } from '../support/wild-world.js';

const LASTING = ['public', 'own:1'];
const NUMBERS = [teamNumber(1), teamNumber(3), ...Array.from({ length: 40 }, (_, cell) => cellNumber(cell))];

const anyPassing = fc
  .uniqueArray(fc.constantFrom(...NUMBERS), { maxLength: LIMITS.viewsPerSessionMax - LASTING.length })
  .map((numbers) => numbers.sort((a, b) => a - b));

const anyBeat = fc.record({
  deed: fc.constantFrom('send', 'send', 'send', 'send', 'skip', 'keyframe', 'refuse'),
  passing: fc.option(anyPassing, { freq: 2 }),
  stride: fc.option(fc.constantFrom(1, 2, 3, 6), { freq: 8 }),
  hashes: fc.constantFrom('hashed', 'plain' as const),
});

describe('the frames of a session whose views come and go', () => {
  it('[F14] lead to what it sees, and say what that is, whichever views come and go and whatever is left out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(anyBeat, { maxLength: 30 }), (seed, beats) => {
        const wild = new WildWorld(herdState, seed);
        const host = new PassingHost(schemaOf(herdState), LASTING);
        const decoder = new FrameDecoder(host.lasting);
        let beat = 5;
        let stride = 1;
        let passing: readonly number[] = [];
        for (const next of beats) {
          const snapshot = wild.step();
          host.show(++beat, snapshot);
          stride = next.stride ?? stride;
          passing = next.passing ?? passing;
          if (next.deed === 'skip') continue;
          const time: FrameTime = { tick: snapshot.tick, fraction: 0, speed: 1000 };
          const kind = next.deed === 'keyframe' ? 'keyframe' : 'delta';
          const { plan, bytes } = host.make({ kind, beat, time, ackSeq: 0, stride, passing }, next.hashes);
          if (next.deed === 'refuse') continue;
          host.receiver = plan.after;
          const frame = decoder.decode(bytes);
          expect(frame.held.map(({ key }) => key)).toEqual(host.held(passing).map(({ key }) => key));
          expect(frame.views.map(plain)).toEqual(host.states(beat, passing).map(plain));
          expect(frame.mismatches).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('[M3] when damaged, are refused or lead to views that the session may hold, each of them once', () => {
    const outcomes = { whole: 0, refused: 0 };
    fc.assert(
      fc.property(fc.integer(), anyPassing, anyPassing, (seed, before, after) => {
        const wild = new WildWorld(herdState, seed);
        const host = new PassingHost(schemaOf(herdState), LASTING);
        const frames = [before, before, after].map((passing, beat) => {
          const snapshot = wild.step();
          host.show(beat + 1, snapshot);
          const time = { tick: snapshot.tick, fraction: 0, speed: 1000 };
          const { plan, bytes } = host.make({ kind: 'delta', beat: beat + 1, time, ackSeq: 0, stride: 1, passing });
          host.receiver = plan.after;
          return bytes;
        });
        const random = new Random(seed);
        for (let i = 0; i < 30; i++) {
          const decoder = new FrameDecoder(host.lasting);
          for (const frame of frames.slice(0, -1)) decoder.decode(frame);
          const damaged = mutate(frames.at(-1) ?? new Uint8Array(0), random);
          try {
            const { held, views } = decoder.decode(damaged);
            const keys = held.map(({ key }) => key);
            expect(keys.slice(0, LASTING.length)).toEqual(LASTING);
            expect(new Set(keys).size).toBe(keys.length);
            expect(keys.length).toBeLessThanOrEqual(LIMITS.viewsPerSessionMax);
            expect(views).toHaveLength(held.length);
            outcomes.whole++;
          } catch (error) {
            if (!(error instanceof ProtocolError)) throw error;
            outcomes.refused++;
          }
        }
      }),
      { numRuns: 30 },
    );
    expect(outcomes.whole).toBeGreaterThan(5);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
