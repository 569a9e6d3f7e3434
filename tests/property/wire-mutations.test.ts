import type { Game } from '@tickdeck/shared/game/game.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { decodeClientMessage, decodeHello, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { type Frame, FrameDecoder, writeFrame } from '@tickdeck/shared/wire/frame.js';
import { NEW_RECEIVER, planFrame } from '@tickdeck/shared/wire/frame-plan.js';
import { decodeServerMessage, encodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { columnOf, project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutate } from '../support/mutate.js';
import { anyState } from '../support/wild-state.js';
import { viewsOf, WildWorld } from '../support/wild-world.js';
import { wireGame } from '../support/wire-game.js';
import { anyClientMessage, anyServerMessage } from '../support/wire-messages.js';
import { outcomeOf, refusalOf } from '../support/wire-refusal.js';

/** A quarter of a million in all: every message of the corpora is damaged in more than a hundred ways, every frame in a thousand. */
const CLIENT_MUTATIONS = 137_500;
const SERVER_MUTATIONS = 50_000;
const FRAME_MUTATIONS = 62_500;
const HELLO = 1;
const SEED = 20_261_122;

const game = wireGame as unknown as Game;
const small = { min: 0, max: 1 };

describe('a damaged message', { timeout: 240_000 }, () => {
  it('[M3] of a client is refused with a code, or is a whole other message', () => {
    const corpus = sample(anyClientMessage([small, small, small]), 400).map((one) => encodeClientMessage(one, game));
    const count = storm(corpus, CLIENT_MUTATIONS, (bytes) => {
      if (bytes[0] === HELLO) outcomeOf(() => decodeHello(bytes));
      const outcome = outcomeOf(() => decodeClientMessage(bytes, game));
      if ('refused' in outcome) return 'refused';
      // Whole: everything that makes such a message is there, so it can be sent again and means the same.
      expectSame(encodeClientMessage(outcome.message, game), (sent) =>
        encodeClientMessage(decodeClientMessage(sent, game), game),
      );
      return 'whole';
    });
    expect(count.refused).toBeGreaterThan(CLIENT_MUTATIONS / 4);
    expect(count.whole).toBeGreaterThan(1000);
  });

  it('[M3] of the host is refused with a code, or is a whole other message', () => {
    const corpus = sample(anyServerMessage, 300).map(encodeServerMessage);
    const count = storm(corpus, SERVER_MUTATIONS, (bytes) => {
      const outcome = outcomeOf(() => decodeServerMessage(bytes));
      if ('refused' in outcome) return 'refused';
      expectSame(encodeServerMessage(outcome.message), (sent) => encodeServerMessage(decodeServerMessage(sent)));
      return 'whole';
    });
    expect(count.refused).toBeGreaterThan(SERVER_MUTATIONS / 4);
    expect(count.whole).toBeGreaterThan(1000);
  });

  it('[F2] that was a frame is refused with a code, or shows a state that could be', () => {
    const scenes = sample(fc.tuple(anyState, fc.integer()), 60).map(([state, seed]) => new Scene(state, seed));
    const count = storm(
      scenes.map(({ message }) => message),
      FRAME_MUTATIONS,
      (bytes, index) => {
        const { decoder, views } = scenes[index] as Scene;
        const outcome = outcomeOf(() => copyOf(decoder).decode(bytes));
        if ('refused' in outcome) return 'refused';
        expectSound(views, outcome.message);
        return 'whole';
      },
    );
    expect(count.refused).toBeGreaterThan(FRAME_MUTATIONS / 4);
    expect(count.whole).toBeGreaterThan(1000);
  });

  it('[F3] that was a frame spoils the frames after it up to a keyframe, and nothing else', () => {
    for (const [state, seed] of sample(fc.tuple(anyState, fc.integer()), 50)) {
      const scene = new Scene(state, seed);
      const decoder = copyOf(scene.decoder);
      expect(refusalOf(() => decoder.decode(scene.message.subarray(0, -1)))).not.toBe('accepted');
      expect(outcomeOf(() => decoder.decode(scene.message))).toEqual({ refused: 'no-baseline' });
      expect(decoder.decode(scene.keyframe).views).toEqual(copyOf(scene.decoder).decode(scene.keyframe).views);
    }
  });
});

/** A frame, the decoder that is ready for it, and the same beat as a keyframe. */
class Scene {
  readonly views: readonly View[];
  readonly decoder: FrameDecoder;
  readonly message: Uint8Array;
  readonly keyframe: Uint8Array;

  constructor(state: ConstructorParameters<typeof WildWorld>[0], seed: number) {
    const wild = new WildWorld(state, seed);
    this.views = viewsOf(wild.world).slice(0, 2);
    this.decoder = new FrameDecoder(this.views);
    const history: ViewState[][] = [];
    let receiver = NEW_RECEIVER;
    const make = (kind: 'delta' | 'keyframe') => {
      const states = history.at(-1) ?? [];
      const time = { tick: states[0]?.tick ?? 0, fraction: 0, speed: 1000 };
      const plan = planFrame(receiver, { kind, beat: history.length, time, ackSeq: seed & 7, stride: 1 });
      const at = (beat: number, i: number) => history[beat - 1]?.[i];
      const bytes = new ByteWriter();
      const chunks = this.views.map((view, i) =>
        encodeState(view, at(plan.baseline, i), at(plan.predecessor, i), states[i] as ViewState),
      );
      writeFrame(bytes, plan, chunks);
      return { message: bytes.finish(), after: plan.after };
    };
    for (let i = 0; i < 3; i++) {
      const snapshot = wild.step();
      history.push(this.views.map((view) => project(snapshot, view)));
      const { message, after } = make('delta');
      this.decoder.decode(message);
      receiver = after;
    }
    const snapshot = wild.step();
    history.push(this.views.map((view) => project(snapshot, view)));
    this.message = make('delta').message;
    this.keyframe = make('keyframe').message;
  }
}

/** A decoder that has what this one has; states are immutable, so the two may share them. */
function copyOf(decoder: FrameDecoder): FrameDecoder {
  return Object.assign(new FrameDecoder([]), decoder);
}

function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { numRuns: count, seed: SEED });
}

/** Damages messages in turn and counts what became of them. */
function storm(
  corpus: readonly Uint8Array[],
  times: number,
  judge: (bytes: Uint8Array, index: number) => 'refused' | 'whole',
): { refused: number; whole: number } {
  const random = new Random(SEED);
  const count = { refused: 0, whole: 0 };
  // Most of the time would go into noting where each of so many errors was thrown.
  Error.stackTraceLimit = 0;
  for (let i = 0; i < times; i++) {
    const index = i % corpus.length;
    const bytes = mutate(corpus[index] as Uint8Array, random);
    try {
      count[judge(bytes, index)]++;
    } catch (error) {
      throw new Error(`mutation ${i} of message ${index}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
    }
  }
  Error.stackTraceLimit = 10;
  return count;
}

/** That a message comes back the same when it is sent again. */
function expectSame(sent: Uint8Array, resend: (bytes: Uint8Array) => Uint8Array): void {
  if (Buffer.compare(sent, resend(sent)) !== 0) throw new Error('means something else when sent again');
}

/** Every row within its table's capacity and every value within its column's range. */
function expectSound(views: readonly View[], { views: states }: Frame): void {
  for (const [v, { tables }] of views.entries()) {
    for (const [t, { table, columns }] of tables.entries()) {
      const rows = (states[v] as ViewState).tables[t];
      if (!rows) throw new Error('a table is missing');
      for (let i = 0; i < rows.count; i++) {
        const slot = rows.slots[i] as number;
        const generation = rows.generations[i] as number;
        if (slot >= table.capacity || generation < 1 || generation > 0x7fff)
          throw new Error(`row ${slot}.${generation}`);
        if (i > 0 && slot <= (rows.slots[i - 1] as number)) throw new Error(`slot ${slot} is out of order`);
      }
      for (const [c, { wireMin, wireMax }] of columns.entries()) {
        for (const value of columnOf(rows, c)) {
          if (value < wireMin || value > wireMax) throw new Error(`${value} in ${wireMin}..${wireMax}`);
        }
      }
    }
  }
}
