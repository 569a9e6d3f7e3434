import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import { type FramePlan, NEW_RECEIVER, type NextFrame, type Receiver } from './frame-plan.js';
import { expectedTime, type FrameTime, SPEED_MAX, TICK_MAX } from './frame-time.js';
import { readViews, writeViews } from './frame-views.js';
import { LIMITS } from './limits.js';

/** Bits of a frame's first byte. All other messages have bit 7 clear. */
const FRAME = 0x80;
const SAYS_BEAT = 0x40;
const SAYS_TIME = 0x20;
const ACK_SHIFT = 3;
const HASHED = 0x04;
/** Views whose presence bits are the low bits of the first byte; those of the others are a varint. */
const FIRST_VIEWS = 2;
const FIRST_BITS = (1 << FIRST_VIEWS) - 1;

/** How the acknowledged input is said. */
const ACK_SAME = 0;
const ACK_NEXT = 1;
const ACK_SAID = 2;

/** Bits beside the stride. */
const KEYFRAME = 0x80;
const SAYS_VIEWS = 0x40;
export const STRIDE_MAX = 0x3f;
export const BEAT_MAX = 0x7fffffff;
export const SEQ_MAX = 0x7fffffff;

/** What stands before the chunks of a frame. */
export interface FrameHeader {
  readonly next: NextFrame;
  /** What the receiver had when the frame came: nothing before a keyframe. */
  readonly had: Receiver;
  readonly beatIs: 'said' | 'implied';
  /** For each view, whether a chunk follows. */
  readonly present: readonly boolean[];
  readonly isHashed: boolean;
}

/** Whether a message is a frame; only the host sends them. */
export function isFrame(message: Uint8Array): boolean {
  return ((message[0] ?? 0) & FRAME) !== 0;
}

/** Writes the header; `chunks` are one for each view, or nothing where it has none; `hashes` are one for each view, or none. */
export function writeHeader(
  bytes: ByteWriter,
  { next, receiver, says }: FramePlan,
  chunks: readonly unknown[],
  hashes: readonly number[],
): void {
  const ack = next.ackSeq === receiver.ackSeq ? ACK_SAME : next.ackSeq === receiver.ackSeq + 1 ? ACK_NEXT : ACK_SAID;
  const flags = (says.beat ? SAYS_BEAT : 0) | (says.time ? SAYS_TIME : 0) | (hashes.length > 0 ? HASHED : 0);
  const bits = presenceOf(chunks);
  bytes.byte(FRAME | flags | (ack << ACK_SHIFT) | (bits & FIRST_BITS));
  if (says.beat) {
    bytes.byte((receiver.beat === 0 ? KEYFRAME : 0) | (says.views ? SAYS_VIEWS : 0) | next.stride);
    bytes.varint(next.beat - receiver.beat);
  }
  if (says.views) writeViews(bytes, receiver.passing.numbers, next.passing ?? []);
  if (chunks.length > FIRST_VIEWS) bytes.varint(bits >> FIRST_VIEWS);
  if (says.time) writeTime(bytes, next.time);
  if (ack === ACK_SAID) bytes.varint(next.ackSeq);
  for (const hash of hashes) bytes.word(hash);
}

/** The header of a frame for a session with `lasting` views that stay, whose receiver has `receiver`. @throws ProtocolError */
export function readHeader(bytes: ByteReader, receiver: Receiver, lasting: number): FrameHeader {
  const first = bytes.byte();
  if ((first & FRAME) === 0) throw new ProtocolError('unknown-message', `${first} is no frame`);
  const said = (first & SAYS_BEAT) !== 0 ? readBeat(bytes, receiver) : undefined;
  const had = said?.had ?? receiver;
  const passing = said?.saysViews ? readViews(bytes, had.passing.numbers, lasting) : had.passing.numbers;
  const present = readPresence(bytes, first, lasting + passing.length);
  if (had.beat === 0 && !said) throw new ProtocolError('no-baseline', 'a frame that follows from one that is not here');
  const beat = said?.beat ?? had.beat + had.stride;
  if (beat > BEAT_MAX) throw new ProtocolError('out-of-range', `beat ${beat}`);
  const kind = had.beat === 0 ? 'keyframe' : 'delta';
  const isTimeSaid = (first & SAYS_TIME) !== 0;
  if (kind === 'keyframe' && !isTimeSaid) throw new ProtocolError('bad-structure', 'a keyframe without time');
  const time = isTimeSaid ? readTime(bytes) : expectedTime(had.time, beat - had.beat);
  if (time.tick > TICK_MAX) throw new ProtocolError('out-of-range', `tick ${time.tick}`);
  const ackSeq = readAck(bytes, (first >> ACK_SHIFT) & 3, had);
  return {
    next: { kind, beat, time, ackSeq, stride: said?.stride ?? had.stride, passing },
    had,
    beatIs: said ? 'said' : 'implied',
    present,
    isHashed: (first & HASHED) !== 0,
  };
}

function presenceOf(chunks: readonly unknown[]): number {
  let bits = 0;
  for (let i = 0; i < chunks.length; i++) if (chunks[i] !== undefined) bits |= 1 << i;
  return bits;
}

function readPresence(bytes: ByteReader, first: number, viewCount: number): readonly boolean[] {
  const others = viewCount > FIRST_VIEWS ? bytes.varint((1 << LIMITS.viewsPerSessionMax) - 1) : 0;
  const bits = (first & FIRST_BITS) | (others << FIRST_VIEWS);
  if (bits >> viewCount !== 0) throw new ProtocolError('bad-structure', 'a chunk of no view');
  return Array.from({ length: viewCount }, (_, i) => ((bits >> i) & 1) === 1);
}

/** The beat that a frame says, counted from nothing in a keyframe, else from the last frame. */
function readBeat(
  bytes: ByteReader,
  receiver: Receiver,
): { had: Receiver; stride: number; beat: number; saysViews: boolean } {
  const first = bytes.byte();
  const stride = first & STRIDE_MAX;
  const isKeyframe = (first & KEYFRAME) !== 0;
  if (!isKeyframe && receiver.beat === 0) throw new ProtocolError('no-baseline', 'a delta of a frame that is not here');
  const had = isKeyframe ? NEW_RECEIVER : receiver;
  const beats = bytes.varint(BEAT_MAX);
  if (stride === 0 || beats === 0) throw new ProtocolError('out-of-range', 'a frame without advance');
  return { had, stride, beat: had.beat + beats, saysViews: (first & SAYS_VIEWS) !== 0 };
}

function writeTime(bytes: ByteWriter, { tick, fraction, speed }: FrameTime): void {
  bytes.varint(tick);
  bytes.byte(fraction);
  bytes.varint(speed);
}

function readTime(bytes: ByteReader): FrameTime {
  return { tick: bytes.varint(TICK_MAX), fraction: bytes.byte(), speed: bytes.varint(SPEED_MAX) };
}

function readAck(bytes: ByteReader, how: number, had: Receiver): number {
  if (how === ACK_SAID) return bytes.varint(SEQ_MAX);
  if (how > ACK_NEXT) throw new ProtocolError('bad-structure', `acknowledgement ${how}`);
  return had.ackSeq + how;
}
