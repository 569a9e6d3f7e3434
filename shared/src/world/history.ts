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
  /** What views saw of a beat that few will ask for any more. */
  readonly spare: ReadonlyMap<string, ViewState>;
}

/** Only history itself changes what is kept of a beat. */
type Kept = { -readonly [K in keyof Moment]: Moment[K] };

/** The newest beats of a room, in a ring: what catch-up, resends and rewinding read. */
export class History {
  private readonly ring: (Kept | undefined)[];

  /** @param seenMax - how many of the newest beats keep what views saw of them: of older ones it is made anew when asked for. */
  constructor(
    readonly beatsMax: number,
    private readonly seenMax = beatsMax,
  ) {
    this.ring = new Array<Kept | undefined>(beatsMax).fill(undefined);
  }

  push(beat: number, snapshot: Snapshot, cells = NO_CELLS): Moment {
    const moment: Moment = { beat, snapshot, cells, seen: new Map(), spare: this.fade(beat - this.seenMax) };
    this.ring[beat % this.beatsMax] = moment;
    return moment;
  }

  /** Forgets what views saw of a beat; returns it. */
  private fade(beat: number): ReadonlyMap<string, ViewState> {
    const moment = this.ring[beat % this.beatsMax];
    if (moment?.beat !== beat) return new Map();
    const { seen } = moment;
    moment.seen = new Map();
    // Used already, it is under the states that are given away now.
    moment.spare = new Map();
    return seen;
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
