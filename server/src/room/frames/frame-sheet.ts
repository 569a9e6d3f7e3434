import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import type { FramePlan } from '@tickdeck/shared/wire/frame-plan.js';
import type { Published } from '../port.js';
import type { FrameDraft } from './frame-draft.js';

/** Where a frame lies in the beat's buffer, in bytes. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** The frames of one beat, written one after the other, and who gets which. */
export class FrameSheet {
  private readonly bytes = new ByteWriter(65_536);
  private index = new Int32Array(3 * 64);
  private given = 0;

  begin(): void {
    this.bytes.length = 0;
    this.given = 0;
  }

  /** Writes a frame. */
  write(plan: FramePlan, { chunks, hashes }: FrameDraft): Span {
    const offset = this.bytes.length;
    writeFrame(this.bytes, plan, chunks, hashes);
    return { offset, length: this.bytes.length - offset };
  }

  /** Gives a session a frame; several may get the same. */
  give(session: number, { offset, length }: Span): void {
    const { index, given } = this;
    if (given === index.length) {
      this.index = new Int32Array(2 * given);
      this.index.set(index);
    }
    this.index[given] = session;
    this.index[given + 1] = offset;
    this.index[given + 2] = length;
    this.given = given + 3;
  }

  /** All of it, in memory of its own that may be given away; undefined when nobody gets anything. */
  finish(beat: number): Published | undefined {
    if (this.given === 0) return undefined;
    return { kind: 'published', beat, bytes: this.bytes.finish(), index: this.index.slice(0, this.given) };
  }
}
