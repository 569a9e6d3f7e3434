import type { ByteWriter } from '@tickdeck/shared/wire/bytes.js';

/** Seconds that a tape keeps whole; one more is being written, and one is free for whoever reads slowly. */
export const TAPE_SECONDS = 30;
const SEGMENTS = TAPE_SECONDS + 2;

/** What a record holds: a line of JSON, or one of what is written in every beat or second and therefore in short. */
export const RECORD = { line: 1, inputs: 2, beat: 3, snapshot: 4 } as const;

/** Of a segment's head: which second is in it (0: none), bytes that are good, and records that found no place. */
export const SEGMENT = { second: 0, bytes: 1, dropped: 2, width: 3 } as const;

/** A record's type, and the length of what follows in four bytes. */
export const RECORD_HEAD_BYTES = 5;

/**
 * Memory for what a room did in its last seconds. The room writes it and nobody ever sends it: it is there when the room's thread is
 * not any more. Each second has a segment of its own, which begins to be good again when the second begins.
 */
export interface Tape {
  /** `SEGMENT.width` integers a segment. */
  readonly heads: Int32Array<SharedArrayBuffer>;
  /** One after the other, all of the same length. */
  readonly segments: Uint8Array<SharedArrayBuffer>;
  /** What is needed to read the rest: a text of JSON, after its length. */
  readonly label: Uint8Array<SharedArrayBuffer>;
}

const LABEL_BYTES = 65_536;

/** @param secondBytes - what a room may write in a second. */
export function createTape(secondBytes: number): Tape {
  const bytes = (count: number) => new SharedArrayBuffer(count);
  return {
    heads: new Int32Array(bytes(SEGMENTS * SEGMENT.width * Int32Array.BYTES_PER_ELEMENT)),
    segments: new Uint8Array(bytes(SEGMENTS * secondBytes)),
    label: new Uint8Array(bytes(LABEL_BYTES)),
  };
}

export function segmentsOf({ heads }: Tape): number {
  return heads.length / SEGMENT.width;
}

/** Writes a tape, second by second, record by record. */
export class TapeWriter {
  private readonly secondBytes: number;
  private second = 0;
  private at = 0;

  constructor(private readonly tape: Tape) {
    this.secondBytes = tape.segments.length / SEGMENTS;
  }

  /** Says what the tape is of. @throws RangeError when that is too long. */
  label(label: Uint8Array): void {
    new DataView(this.tape.label.buffer).setUint32(0, label.length, true);
    this.tape.label.set(label, Uint32Array.BYTES_PER_ELEMENT);
  }

  /** Turns to a second, counted from 1; what was in its place is forgotten. */
  begin(second: number): void {
    this.store('second', 0, second);
    this.store('bytes', 0, second);
    this.store('dropped', 0, second);
    this.store('second', second, second);
    this.second = second;
    this.at = 0;
  }

  /** Adds a record, if there is room for it; it is good as soon as this returns. */
  add(type: (typeof RECORD)[keyof typeof RECORD], record: ByteWriter): void {
    const { tape, at, secondBytes } = this;
    const end = at + RECORD_HEAD_BYTES + record.length;
    if (this.second === 0) return;
    if (end > secondBytes) {
      Atomics.add(tape.heads, this.place('dropped', this.second), 1);
      return;
    }
    const start = (this.second % SEGMENTS) * secondBytes + at;
    tape.segments[start] = type;
    for (let i = 0; i < 4; i++) tape.segments[start + 1 + i] = (record.length >>> (8 * i)) & 0xff;
    record.copyTo(tape.segments, start + RECORD_HEAD_BYTES);
    this.at = end;
    this.store('bytes', end, this.second);
  }

  private store(field: keyof typeof SEGMENT, value: number, second: number): void {
    Atomics.store(this.tape.heads, this.place(field, second), value);
  }

  private place(field: keyof typeof SEGMENT, second: number): number {
    return (second % SEGMENTS) * SEGMENT.width + SEGMENT[field];
  }
}
