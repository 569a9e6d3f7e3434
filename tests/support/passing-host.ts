import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { writeFrame } from '@tickdeck/shared/wire/frame.js';
import {
  chunkFrom,
  type FramePlan,
  NEW_RECEIVER,
  type NextFrame,
  planFrame,
  type Receiver,
} from '@tickdeck/shared/wire/frame-plan.js';
import { type Cells, placeRows } from '@tickdeck/shared/world/cells.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { passingView } from '@tickdeck/shared/world/passing.js';
import type { Schema } from '@tickdeck/shared/world/schema.js';
import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project, type View, type ViewState } from '@tickdeck/shared/world/view.js';

/** Makes the frames of one session whose views come and go, from snapshots and the numbers of what it is to see. */
export class PassingHost {
  readonly lasting: readonly View[];
  receiver: Receiver = NEW_RECEIVER;
  private readonly seen = new Map<number, ReadonlyMap<string, ViewState>>();
  private snapshot: Snapshot | undefined;
  private cells: Cells = [];

  constructor(
    private readonly schema: Schema,
    lasting: readonly string[],
  ) {
    this.lasting = lasting.map((key) => createView(schema, key));
  }

  /** What the session holds with these numbers. */
  held(passing: readonly number[]): readonly View[] {
    return [...this.lasting, ...passing.map((number) => passingView(this.schema, number) as View)];
  }

  /** The states of a beat, of everything there is. */
  show(beat: number, snapshot: Snapshot): void {
    this.cells = placeRows(this.schema, snapshot, this.snapshot && { snapshot: this.snapshot, cells: this.cells });
    this.snapshot = snapshot;
    const { grid } = this.schema;
    const numbers = Array.from({ length: 256 + (grid ? grid.columns * grid.rows : 0) }, (_, number) => number);
    const views = [...this.lasting, ...numbers.flatMap((number) => passingView(this.schema, number) ?? [])];
    this.seen.set(beat, new Map(views.map((view) => [view.key, project(snapshot, view, this.cells)])));
  }

  states(beat: number, passing: readonly number[]): readonly ViewState[] {
    return this.held(passing).map(({ key }) => this.seen.get(beat)?.get(key) as ViewState);
  }

  /** A frame of a beat that was shown; what the receiver has changes only when it is given to it: `receiver = plan.after`. */
  make(
    next: NextFrame,
    hashes: 'hashed' | 'plain' = 'plain',
  ): { readonly plan: FramePlan; readonly bytes: Uint8Array } {
    const plan = planFrame(this.receiver, next);
    const states = this.states(next.beat, next.passing ?? []);
    const chunks = this.held(next.passing ?? []).map((view, index) => {
      const { baseline, predecessor } = chunkFrom(plan, plan.after.passing.since[index - this.lasting.length] ?? 0);
      const at = (beat: number) => this.seen.get(beat)?.get(view.key);
      return encodeState(view, at(baseline), at(predecessor), states[index] as ViewState);
    });
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, chunks, hashes === 'hashed' ? states.map(hashView) : []);
    return { plan, bytes: bytes.finish() };
  }
}
