import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { decodeState, expectedState } from '@tickdeck/shared/wire/delta-codec.js';
import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { type Frame, FrameDecoder, type StateReading } from '@tickdeck/shared/wire/frame.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Desync, Resync, Truth } from '@tickdeck/shared/wire/messages.js';
import { type Differences, differences } from '@tickdeck/shared/world/differences.js';
import type { View, ViewState } from '@tickdeck/shared/world/view.js';

/** A keyframe that was asked for and does not come in this time is asked for again. */
const KEYFRAME_TIMEOUT_MS = 2_000;

/** What a view was here at a beat at which the host had something else. */
interface Disputed {
  readonly beat: number;
  readonly view: View;
  readonly state: ViewState;
}

/** Where this side's copy of a view was wrong. */
export interface Divergence extends Differences {
  readonly beat: number;
  /** Key of the view. */
  readonly view: string;
}

/** Turns a session's frames into states; what it cannot use it reports, and waits for a keyframe. */
export class Receiver {
  keyframes = 0;
  mismatches = 0;
  private readonly decoder: FrameDecoder;
  private state: { readonly kind: 'following' } | { readonly kind: 'waiting'; readonly askedAtMs: number } = {
    kind: 'following',
  };
  private beat = 0;
  /** Of the first hash that differed since the last keyframe. */
  private disputed: Disputed | undefined;

  /**
   * @param lasting the views of the welcome.
   * @param ask tells the host that a keyframe is needed.
   */
  constructor(
    lasting: readonly View[],
    private readonly ask: (message: Resync | Desync) => void,
    reading: StateReading | undefined,
  ) {
    this.decoder = new FrameDecoder(lasting, reading);
  }

  /** The frame, or undefined when it could not be used: then all are ignored up to the next keyframe. */
  receive(bytes: Uint8Array, nowMs: number): Frame | undefined {
    try {
      return this.accept(this.decoder.decode(bytes));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.lose(nowMs);
      return undefined;
    }
  }

  /** The host says what a view should have been; tells it where that differs from what was here, and returns it. */
  compare({ beat, tick, view: key, chunk }: Truth): Divergence | undefined {
    const { disputed } = this;
    if (disputed?.beat !== beat || disputed.view.key !== key) return undefined;
    this.disputed = undefined;
    const { view, state } = disputed;
    const truth = readTruth(view, tick, chunk);
    if (!truth) return undefined;
    const found = differences(view, state, truth, LIMITS.differencesNamedMax);
    this.ask({ kind: 'desync', beat, view: key, count: found.count, differences: found.named });
    return { beat, view: key, ...found };
  }

  private accept(frame: Frame): Frame {
    this.state = { kind: 'following' };
    this.beat = frame.beat;
    if (frame.kind === 'keyframe') {
      this.keyframes++;
      this.disputed = undefined;
    }
    const [first] = frame.mismatches;
    // One keyframe mends all views at once.
    if (first) {
      this.mismatches++;
      this.dispute(frame, first);
    }
    return frame;
  }

  private dispute({ beat, held, views }: Frame, { view: index, hash }: Frame['mismatches'][number]): void {
    const view = held[index] as View;
    this.disputed ??= { beat, view, state: views[index] as ViewState };
    this.ask({ kind: 'resync', reason: 'mismatch', beat, view: view.key, hash });
  }

  private lose(nowMs: number): void {
    if (this.state.kind === 'waiting' && nowMs - this.state.askedAtMs < KEYFRAME_TIMEOUT_MS) return;
    this.state = { kind: 'waiting', askedAtMs: nowMs };
    this.ask({ kind: 'resync', reason: 'undecodable', beat: this.beat + 1, view: '', hash: 0 });
  }
}

/** The state that a truth tells; undefined when it tells nothing of sense, which is no reason to stop following. */
function readTruth(view: View, tick: number, chunk: Uint8Array): ViewState | undefined {
  if (chunk.length === 0) return expectedState(view, undefined, undefined, tick);
  try {
    return decodeState(view, undefined, undefined, tick, new ByteReader(chunk));
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
