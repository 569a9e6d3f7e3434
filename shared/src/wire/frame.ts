import { Hasher, hashView } from '../world/hash.js';
import { passingView } from '../world/passing.js';
import type { View, ViewState } from '../world/view.js';
import { ByteReader, type ByteWriter } from './bytes.js';
import { decodeState, expectedState } from './delta-codec.js';
import { ProtocolError } from './errors.js';
import { type FrameHeader, readHeader, writeHeader } from './frame-header.js';
import { chunkFrom, type FramePlan, NEW_RECEIVER, type Receiver, receiverAfter } from './frame-plan.js';
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
  /** What the session sees; the same array as long as that is the same. */
  readonly held: readonly View[];
  /** In the order of `held`: first those that last, then those that pass, by number. */
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
  writeHeader(bytes, plan, chunks, hashes.length === 0 ? hashes : signed(hashes, plan.after));
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (chunk) bytes.raw(chunk);
  }
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
  private held: readonly View[];
  private last: ReadonlyMap<View, ViewState> = new Map();
  private before: ReadonlyMap<View, ViewState> = new Map();
  private readonly known = new Map<number, View>();

  /** @param lasting what the session sees all its life, as its welcome says; frames say what else it sees */
  constructor(
    private readonly lasting: readonly View[],
    private readonly reading = plainReading,
  ) {
    this.held = lasting;
  }

  /**
   * The next frame of the session.
   * @throws ProtocolError with code 'no-baseline' for all frames up to the next keyframe once one could not be decoded
   */
  decode(message: Uint8Array): Frame {
    try {
      checkSize(message, LIMITS.serverMessageBytesMax);
      const bytes = new ByteReader(message);
      const header = readHeader(bytes, this.receiver, this.lasting.length);
      const after = receiverAfter(header.had, header.next, header.beatIs);
      const held = after.passing === this.receiver.passing ? this.held : this.viewsOf(after.passing.numbers);
      const hashes = held.map(() => (header.isHashed ? bytes.word() : undefined));
      const states = this.readStates(bytes, header, held, after);
      bytes.end();
      this.receiver = after;
      this.held = held;
      this.before = this.last;
      this.last = new Map(held.map((view, index) => [view, states[index] as ViewState]));
      return this.frameOf(header, held, states, hashes);
    } catch (error) {
      // The host goes on from the frame that was lost here, so nothing fits any more until it sends a keyframe.
      this.receiver = NEW_RECEIVER;
      this.held = this.lasting;
      throw error;
    }
  }

  private viewsOf(passing: readonly number[]): readonly View[] {
    return passing.length === 0 ? this.lasting : [...this.lasting, ...passing.map((number) => this.passing(number))];
  }

  private passing(number: number): View {
    const schema = this.lasting[0]?.schema;
    const view = this.known.get(number) ?? (schema && passingView(schema, number));
    if (!view) throw new ProtocolError('out-of-range', `there is no view ${number}`);
    this.known.set(number, view);
    return view;
  }

  private readStates(
    bytes: ByteReader,
    { next, had, present }: FrameHeader,
    held: readonly View[],
    { passing }: Receiver,
  ): ViewState[] {
    const { tick } = next.time;
    return held.map((view, index) => {
      const since = passing.since[index - this.lasting.length] ?? 0;
      const from = chunkFrom({ baseline: had.beat, predecessor: had.before }, since);
      const base = from.baseline > 0 ? this.last.get(view) : undefined;
      const previous = from.predecessor > 0 ? this.before.get(view) : undefined;
      return present[index]
        ? this.reading.decode(view, base, previous, tick, bytes)
        : this.reading.expect(view, base, previous, tick);
    });
  }

  private frameOf(
    { next }: FrameHeader,
    held: readonly View[],
    views: readonly ViewState[],
    hashes: readonly (number | undefined)[],
  ): Frame {
    const own = hashes[0] === undefined ? [] : signed(views.map(this.reading.hash), this.receiver);
    const mismatches = own.flatMap((hash, view) => (hash === hashes[view] ? [] : [{ view, hash }]));
    const { beat, ackSeq, time, kind } = next;
    return { beat, ...time, ackSeq, kind, held, views, mismatches };
  }
}

/** Hashes of views as a frame has them: what the receiver knows besides its views must be right as well. */
function signed(
  hashes: readonly number[],
  { beat, before, stride, time, ackSeq, passing }: Receiver,
): readonly number[] {
  const { tick, fraction, speed } = time;
  const knows = [beat, before, stride, tick, fraction, speed, ackSeq, ...passing.numbers];
  const signature = new Hasher().words(knows).finish();
  return hashes.map((hash) => (hash ^ signature) >>> 0);
}
