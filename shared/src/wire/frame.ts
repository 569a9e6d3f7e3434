import { Hasher, hashView } from '../world/hash.js';
import type { View, ViewState } from '../world/view.js';
import { ByteReader, type ByteWriter } from './bytes.js';
import { decodeState, expectedState } from './delta-codec.js';
import { type FrameHeader, readHeader, writeHeader } from './frame-header.js';
import { type FramePlan, NEW_RECEIVER, type Receiver, receiverAfter } from './frame-plan.js';
import { LIMITS } from './limits.js';
import { checkSize } from './message-table.js';

/** One decoded frame: what its session sees at one beat. */
export interface Frame {
  readonly beat: number;
  readonly tick: number;
  /** 1/256 ticks beyond `tick`. */
  readonly fraction: number;
  /** Ticks a beat in thousandths: 1000 normal, 0 paused. */
  readonly speed: number;
  /** Sequence number of the newest input that the host has used. */
  readonly ackSeq: number;
  readonly kind: 'delta' | 'keyframe';
  /** In the order of the session's views. */
  readonly views: readonly ViewState[];
  /** Views that differ from the host's, which sent hashes with this frame, and the hash of what is here. */
  readonly mismatches: readonly { readonly view: number; readonly hash: number }[];
}

/**
 * Writes one session's frame: the header, then the chunk of each view that has one (encodeState with the plan's baseline and
 * predecessor; many sessions share it). `hashes` are those of the views, one for each, or none in most frames.
 */
export function writeFrame(
  bytes: ByteWriter,
  plan: FramePlan,
  chunks: readonly (Uint8Array | undefined)[],
  hashes: readonly number[] = [],
): void {
  writeHeader(
    bytes,
    plan,
    chunks.map((chunk) => chunk !== undefined),
    hashes.length === 0 ? hashes : signed(hashes, plan.after),
  );
  for (const chunk of chunks) if (chunk) bytes.raw(chunk);
}

/** How chunks become states. Many sessions in one process may share one that remembers what it read for another of them. */
export interface StateReading {
  readonly decode: typeof decodeState;
  readonly expect: typeof expectedState;
  readonly hash: typeof hashView;
}

export const plainReading: StateReading = { decode: decodeState, expect: expectedState, hash: hashView };

/** The receiving end of one session's frames. Each frame is decoded whole or changes nothing. */
export class FrameDecoder {
  private receiver: Receiver = NEW_RECEIVER;
  private last: readonly ViewState[] = [];
  private before: readonly ViewState[] = [];

  constructor(
    private readonly views: readonly View[],
    private readonly reading = plainReading,
  ) {}

  /**
   * The next frame of the session.
   * @throws ProtocolError with code 'no-baseline' for all frames up to the next keyframe once one could not be decoded
   */
  decode(message: Uint8Array): Frame {
    try {
      checkSize(message, LIMITS.serverMessageBytesMax);
      const bytes = new ByteReader(message);
      const header = readHeader(bytes, this.receiver, this.views.length);
      const hashes = this.views.map(() => (header.isHashed ? bytes.word() : undefined));
      const states = this.readStates(bytes, header);
      bytes.end();
      this.commit(header, states);
      return this.frameOf(header, states, hashes);
    } catch (error) {
      // The host goes on from the frame that was lost here, so nothing fits any more until it sends a keyframe.
      this.receiver = NEW_RECEIVER;
      throw error;
    }
  }

  private readStates(bytes: ByteReader, { next, had, present }: FrameHeader): ViewState[] {
    return this.views.map((view, index) => {
      const base = had.beat > 0 ? this.last[index] : undefined;
      const previous = had.before > 0 ? this.before[index] : undefined;
      const { tick } = next.time;
      return present[index]
        ? this.reading.decode(view, base, previous, tick, bytes)
        : this.reading.expect(view, base, previous, tick);
    });
  }

  private commit({ next, had, beatIs }: FrameHeader, states: readonly ViewState[]): void {
    this.receiver = receiverAfter(had, next, beatIs);
    this.before = this.last;
    this.last = states;
  }

  private frameOf({ next }: FrameHeader, views: readonly ViewState[], hashes: readonly (number | undefined)[]): Frame {
    const own = hashes[0] === undefined ? [] : signed(views.map(this.reading.hash), this.receiver);
    const mismatches = own.flatMap((hash, view) => (hash === hashes[view] ? [] : [{ view, hash }]));
    const { beat, ackSeq, time, kind } = next;
    return { beat, ...time, ackSeq, kind, views, mismatches };
  }
}

/** Hashes of views as a frame has them: what the receiver knows besides its views must be right as well. */
function signed(hashes: readonly number[], { beat, before, stride, time, ackSeq }: Receiver): readonly number[] {
  const { tick, fraction, speed } = time;
  const signature = new Hasher().words([beat, before, stride, tick, fraction, speed, ackSeq]).finish();
  return hashes.map((hash) => (hash ^ signature) >>> 0);
}
