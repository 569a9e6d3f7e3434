import { ByteReader, ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeState, encodeState, expectedState } from '@tickdeck/shared/wire/delta-codec.js';
import { FrameDecoder, writeFrame } from '@tickdeck/shared/wire/frame.js';
import { NEW_RECEIVER, planFrame, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { expectedTime, type FrameTime } from '@tickdeck/shared/wire/frame-time.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyState } from '../support/wild-state.js';
import { plain, viewsOf, WildWorld } from '../support/wild-world.js';

describe('a chunk', () => {
  it('[D1] decodes to the state it was made from, whatever its baseline and predecessor, and takes all its bytes', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), fc.nat(3), fc.nat(3), (state, seed, older, old) => {
        const wild = new WildWorld(state, seed);
        const views = viewsOf(wild.world);
        const seen = Array.from({ length: 8 }, () =>
          views.map((view, i) => ({ state: project(wild.step(), view), i })),
        );
        for (const [i, view] of views.entries()) {
          const at = (index: number) => seen[index]?.[i]?.state;
          const now = at(7) as ViewState;
          for (const base of [undefined, at(3 + old)]) {
            for (const previous of base ? [undefined, at(older)] : [undefined]) {
              expect(plain(roundTrip(view, base, previous, now))).toEqual(plain(now));
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[D2] is left out when the receiver expects just what is', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), fc.nat(50), (state, seed, ticks) => {
        const wild = new WildWorld(state, seed);
        for (const view of viewsOf(wild.world)) {
          const [previous, base] = [project(wild.step(), view), project(wild.step(), view)];
          const now = expectedState(view, base, previous, base.tick + ticks);
          expect(encodeState(view, base, previous, now)).toBeUndefined();
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the frames of a session', () => {
  const anyBeat = fc.record({
    /** What the room does for this session in a beat. */
    deed: fc.constantFrom('send', 'send', 'send', 'send', 'skip', 'keyframe', 'refuse'),
    speed: fc.option(fc.constantFrom(0, 1000, 50, 333, 8000), { freq: 6 }),
    inputs: fc.constantFrom(0, 1, 1, 1, 2, 300),
    stride: fc.option(fc.constantFrom(1, 2, 3, 6), { freq: 8 }),
    isHashed: fc.boolean(),
  });

  it('[F1] lead to the same replica and say the same time, whichever are skipped, keyed or sent', () => {
    fc.assert(
      fc.property(anyState, fc.integer(), fc.array(anyBeat, { maxLength: 40 }), (state, seed, beats) => {
        const host = new Host(new WildWorld(state, seed));
        for (const beat of beats) {
          const message = host.beat(beat);
          if (!message) continue;
          const frame = host.decoder.decode(message);
          expect(frame.views.map(plain)).toEqual(host.seen().map(plain));
          const { time, number, ackSeq } = host;
          expect(frame).toMatchObject({ ...time, beat: number, ackSeq, mismatches: [] });
        }
      }),
      { numRuns: 150 },
    );
  });
});

type Deed = { deed: string; speed: number | null; inputs: number; stride: number | null; isHashed: boolean };

/** A room with one session, its decoder at the other end of a wire that loses nothing. */
class Host {
  readonly views: readonly View[];
  readonly decoder: FrameDecoder;
  number = 7;
  ackSeq = 0;
  time: FrameTime = { tick: 0, fraction: 0, speed: 1000 };
  private stride = 1;
  private receiver: Receiver = NEW_RECEIVER;
  private readonly history = new Map<number, readonly ViewState[]>();

  constructor(private readonly wild: WildWorld) {
    this.views = viewsOf(wild.world).slice(0, 1 + (wild.world.tick % 4));
    this.decoder = new FrameDecoder(this.views);
  }

  beat({ deed, speed, inputs, stride, isHashed }: Deed): Uint8Array | undefined {
    const snapshot = this.wild.step();
    this.number++;
    this.ackSeq += inputs;
    this.stride = stride ?? this.stride;
    const expected = expectedTime({ ...this.time, speed: speed ?? this.time.speed }, 1);
    // The wild world leaps as it likes; now and then it goes on as frames expect.
    this.time = snapshot.tick % 2 === 0 ? { ...expected, tick: snapshot.tick } : { ...expected };
    const states = this.views.map((view) => ({ ...project(snapshot, view), tick: this.time.tick }));
    this.history.set(this.number, states);
    if (deed === 'skip') return undefined;
    const kind = deed === 'keyframe' ? 'keyframe' : 'delta';
    const next = { kind, beat: this.number, time: this.time, ackSeq: this.ackSeq, stride: this.stride } as const;
    const plan = planFrame(this.receiver, next);
    const at = (beat: number, i: number) => this.history.get(beat)?.[i];
    const chunks = this.views.map((view, i) =>
      encodeState(view, at(plan.baseline, i), at(plan.predecessor, i), states[i] as ViewState),
    );
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, chunks, isHashed ? states.map(hashView) : []);
    // Made, but not given to the socket: as if it had never been planned.
    if (deed === 'refuse') return undefined;
    this.receiver = plan.after;
    return bytes.finish();
  }

  seen(): readonly ViewState[] {
    return this.history.get(this.number) ?? [];
  }
}

function roundTrip(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): ViewState {
  const chunk = encodeState(view, base, previous, now);
  if (!chunk) return expectedState(view, base, previous, now.tick);
  const bytes = new ByteReader(chunk);
  const decoded = decodeState(view, base, previous, now.tick, bytes);
  bytes.end();
  return decoded;
}
