import { ProtocolError } from '@tickdeck/shared/wire/errors.js';
import { type Frame, FrameDecoder, type StateReading } from '@tickdeck/shared/wire/frame.js';
import type { Resync } from '@tickdeck/shared/wire/messages.js';
import type { View } from '@tickdeck/shared/world/view.js';

/** A keyframe that was asked for and does not come in this time is asked for again. */
const KEYFRAME_TIMEOUT_MS = 2_000;

/** Turns a session's frames into states; what it cannot use it reports, and waits for a keyframe. */
export class Receiver {
  keyframes = 0;
  mismatches = 0;
  private readonly decoder: FrameDecoder;
  private state: { readonly kind: 'following' } | { readonly kind: 'waiting'; readonly askedAtMs: number } = {
    kind: 'following',
  };
  private beat = 0;

  /** @param ask tells the host that a keyframe is needed. */
  constructor(
    views: readonly View[],
    private readonly ask: (resync: Resync) => void,
    reading: StateReading | undefined,
  ) {
    this.decoder = new FrameDecoder(views, reading);
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

  private accept(frame: Frame): Frame {
    this.state = { kind: 'following' };
    this.beat = frame.beat;
    if (frame.kind === 'keyframe') this.keyframes++;
    const [first] = frame.mismatches;
    // One keyframe mends all views at once.
    if (first) {
      this.mismatches++;
      this.ask({ kind: 'resync', reason: 'mismatch', beat: frame.beat, hash: first.hash });
    }
    return frame;
  }

  private lose(nowMs: number): void {
    if (this.state.kind === 'waiting' && nowMs - this.state.askedAtMs < KEYFRAME_TIMEOUT_MS) return;
    this.state = { kind: 'waiting', askedAtMs: nowMs };
    this.ask({ kind: 'resync', reason: 'undecodable', beat: this.beat + 1, hash: 0 });
  }
}
