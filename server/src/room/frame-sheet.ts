import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import type { FramePlan } from '@tickdeck/shared/wire/frame-plan.js';
import type { Published } from './port.js';

/** Where a frame lies in the beat's buffer, in bytes. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** The frames of one beat, written one after the other, and who gets which. */
export class FrameSheet {
  private readonly bytes = new ByteWriter(65_536);
  private index: number[] = [];

  begin(): void {
    this.bytes.length = 0;
    this.index = [];
  }

  /** Writes a frame. */
  write(plan: FramePlan, chunks: readonly (Uint8Array | undefined)[], hashes: readonly number[]): Span {
    const offset = this.bytes.length;
    writeFrame(this.bytes, plan, chunks, hashes);
    return { offset, length: this.bytes.length - offset };
  }

  /** Gives a session a frame; several may get the same. */
  give(session: number, { offset, length }: Span): void {
    this.index.push(session, offset, length);
  }

  /** All of it, in memory of its own that may be given away; undefined when nobody gets anything. */
  finish(beat: number): Published | undefined {
    if (this.index.length === 0) return undefined;
    return { kind: 'published', beat, bytes: this.bytes.finish(), index: Int32Array.from(this.index) };
  }
}
