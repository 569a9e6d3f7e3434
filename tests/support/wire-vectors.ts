import { readFileSync } from 'node:fs';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import { NEW_RECEIVER, planFrame, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import type { FrameTime } from '@tickdeck/shared/wire/frame-time.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import type { View, ViewState } from '@tickdeck/shared/world/view.js';
import type { plain } from './wild-world.js';

/** A state as the vectors have it. */
export type PlainState = ReturnType<typeof plain>;

/** One frame of the session in vectors/frames.json, in the order in which they are sent. */
export interface FrameVector {
  readonly name: string;
  readonly kind: 'delta' | 'keyframe';
  readonly beat: number;
  readonly time: FrameTime;
  readonly ackSeq: number;
  readonly stride: number;
  readonly isHashed: boolean;
  /** One for each view, in the order of the file's `views`. */
  readonly states: readonly PlainState[];
  readonly hashes: readonly number[];
  readonly hex: string;
}

/** A file of vectors/, as it is but for chunks within messages, which are bytes. */
export function readVectors<T>(name: string): T {
  const text = readFileSync(new URL(`../conformance/vectors/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text, (key, value) => (key === 'chunk' ? fromHex(value) : value)) as T;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** A state as the program has it. */
export function toState({ tick, tables, parts }: PlainState): ViewState {
  return {
    tick,
    tables: tables.map(({ slots, generations, columns }) => ({
      count: slots.length,
      slots: Uint16Array.from(slots),
      generations: Uint16Array.from(generations),
      cells: Int32Array.from(columns.flat()),
    })),
    parts,
  };
}

/** Makes the frames of one session, each from the state it is to show. */
export class FrameMaker {
  private receiver: Receiver = NEW_RECEIVER;
  private readonly states = new Map<number, readonly ViewState[]>();

  constructor(private readonly views: readonly View[]) {}

  make(frame: Omit<FrameVector, 'name' | 'states' | 'hashes' | 'hex'>, states: readonly ViewState[]): Uint8Array {
    this.states.set(frame.beat, states);
    const plan = planFrame(this.receiver, frame);
    this.receiver = plan.after;
    const chunks = this.views.map((view, index) => {
      const at = (beat: number) => this.states.get(beat)?.[index];
      return encodeState(view, at(plan.baseline), at(plan.predecessor), states[index] as ViewState);
    });
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, chunks, frame.isHashed ? states.map(hashView) : []);
    return bytes.finish();
  }
}
