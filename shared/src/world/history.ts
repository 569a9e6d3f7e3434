import { type Cells, NO_CELLS } from './cells.js';
import type { Snapshot } from './snapshot.js';
import { project, type View, type ViewState } from './view.js';

/** One beat of history; when it has left the ring, its memory serves a new one. */
export interface Moment {
  readonly beat: number;
  readonly snapshot: Snapshot;
  /** Where its rows are. That is no part of the world: only who is sent what depends on it. */
  readonly cells: Cells;
  /** What views saw of it, made when first asked for. */
  readonly seen: Map<string, ViewState>;
  /** What views saw of a beat that nobody will ask for any more. */
  readonly spare: ReadonlyMap<string, ViewState>;
}

/** The newest beats of a room, in a ring: what catch-up, resends and rewinding read. */
export class History {
  private readonly ring: (Moment | undefined)[];

  constructor(readonly beatsMax: number) {
    this.ring = new Array<Moment | undefined>(beatsMax).fill(undefined);
  }

  push(beat: number, snapshot: Snapshot, cells = NO_CELLS): Moment {
    const moment: Moment = { beat, snapshot, cells, seen: new Map(), spare: this.passing(beat)?.seen ?? new Map() };
    this.ring[beat % this.beatsMax] = moment;
    return moment;
  }

  /** The moment that leaves when this beat comes. */
  passing(beat: number): Moment | undefined {
    return this.ring[beat % this.beatsMax];
  }

  /** The moment of a beat, or undefined when it is too old or never was. */
  at(beat: number): Moment | undefined {
    const moment = this.ring[beat % this.beatsMax];
    return moment?.beat === beat ? moment : undefined;
  }
}

/** A moment as a view sees it; the same object every time. */
export function seenAt(moment: Moment, view: View): ViewState {
  let state = moment.seen.get(view.key);
  if (!state) {
    state = project(moment.snapshot, view, moment.cells, moment.spare.get(view.key));
    moment.seen.set(view.key, state);
  }
  return state;
}
