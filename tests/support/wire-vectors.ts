import { readFileSync } from 'node:fs';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import { chunkFrom, NEW_RECEIVER, planFrame, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import type { FrameTime } from '@tickdeck/shared/wire/frame-time.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { passingView } from '@tickdeck/shared/world/passing.js';
import type { View, ViewState } from '@tickdeck/shared/world/view.js';
import type { plain } from './wild-world.js';

/** A state as the vectors have it. */
export type PlainState = ReturnType<typeof plain>;

/** One frame of the session in vectors/frames.json or passing.json, in the order in which they are sent. */
export interface FrameVector {
  readonly name: string;
  readonly kind: 'delta' | 'keyframe';
  readonly beat: number;
  readonly time: FrameTime;
  readonly ackSeq: number;
  readonly stride: number;
  readonly isHashed: boolean;
  /** Numbers of the views it shows beyond the file's `views`. */
  readonly passing?: readonly number[];
  /** One for each view, first of the file's `views`, then of those that pass. */
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

/** Makes the frames of one session, each from the states it is to show. */
export class FrameMaker {
  private receiver: Receiver = NEW_RECEIVER;
  private readonly states = new Map<string, ViewState>();

  constructor(private readonly lasting: readonly View[]) {}

  make(frame: Omit<FrameVector, 'name' | 'states' | 'hashes' | 'hex'>, states: readonly ViewState[]): Uint8Array {
    const plan = planFrame(this.receiver, frame);
    this.receiver = plan.after;
    const { numbers, since } = plan.after.passing;
    const views = [...this.lasting, ...numbers.map((number) => this.passing(number))];
    const chunks = views.map((view, index) => {
      const from = chunkFrom(plan, since[index - this.lasting.length] ?? 0);
      const at = (beat: number) => this.states.get(`${beat} ${view.key}`);
      const now = states[index] as ViewState;
      this.states.set(`${frame.beat} ${view.key}`, now);
      return encodeState(view, at(from.baseline), at(from.predecessor), now);
    });
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, chunks, frame.isHashed ? states.map(hashView) : []);
    return bytes.finish();
  }

  private passing(number: number): View {
    const view = this.lasting[0] && passingView(this.lasting[0].schema, number);
    if (!view) throw new Error(`no view ${number}`);
    return view;
  }
}
