import { RECORD_HEAD_BYTES, SEGMENT, segmentsOf, TAPE_SECONDS, type Tape } from './tape.js';

/** One record of a tape. */
export interface TapeRecord {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** What a tape held at one moment. */
export interface TapeContent {
  /** The JSON of its label; empty when the room never came so far. */
  readonly label: string;
  /** Oldest first. */
  readonly records: readonly TapeRecord[];
  /** Records that found no place. */
  readonly dropped: number;
}

interface Segment {
  readonly second: number;
  readonly dropped: number;
  readonly bytes: Uint8Array;
}

/** Reads a tape while its room goes on, or after its end. What is overwritten meanwhile is left out. */
export function readTape(tape: Tape): TapeContent {
  const all = Array.from({ length: segmentsOf(tape) }, (_, index) => copySegment(tape, index));
  const segments = all.filter((segment) => segment !== undefined).sort((a, b) => a.second - b.second);
  // The one that is being written comes beside those that are whole.
  const kept = segments.slice(-TAPE_SECONDS - 1);
  return {
    label: labelOf(tape),
    records: kept.flatMap(({ bytes }) => split(bytes)),
    dropped: kept.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}

function copySegment({ heads, segments }: Tape, index: number): Segment | undefined {
  const head = (field: keyof typeof SEGMENT) => Atomics.load(heads, index * SEGMENT.width + SEGMENT[field]);
  const second = head('second');
  const start = (index * segments.length * SEGMENT.width) / heads.length;
  const bytes = segments.slice(start, start + head('bytes'));
  const dropped = head('dropped');
  // Only what was of the same second before and after is of one piece.
  return second > 0 && head('second') === second ? { second, dropped, bytes } : undefined;
}

function split(bytes: Uint8Array): TapeRecord[] {
  const records: TapeRecord[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + RECORD_HEAD_BYTES <= bytes.length; ) {
    const start = at + RECORD_HEAD_BYTES;
    const end = start + view.getUint32(at + 1, true);
    records.push({ type: view.getUint8(at), bytes: bytes.subarray(start, end) });
    at = end;
  }
  return records;
}

function labelOf({ label }: Tape): string {
  const length = new DataView(label.buffer).getUint32(0, true);
  return new TextDecoder().decode(label.slice(Uint32Array.BYTES_PER_ELEMENT, Uint32Array.BYTES_PER_ELEMENT + length));
}
