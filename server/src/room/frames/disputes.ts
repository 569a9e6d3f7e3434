import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Desync } from '@tickdeck/shared/wire/messages.js';
import { showSpot } from '@tickdeck/shared/world/differences.js';
import type { History } from '@tickdeck/shared/world/history.js';
import { project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import type { Session } from '../people/session.js';
import type { FromRoom } from '../port.js';
import { TIMING } from '../timing.js';
import type { Complaint } from './truth.js';
import type { Views } from './views.js';

export interface DisputesDeps {
  readonly views: Views;
  readonly history: History;
  emit(message: FromRoom): void;
}

interface Dispute {
  readonly beat: number;
  readonly view: View;
  readonly state: ViewState;
}

/**
 * Looks into what pages say about hashes that differ: tells them what it should have been, and logs where they say they differ
 * from it, with both values. What a page had is only its word; what is true comes from history.
 */
export class Disputes {
  private readonly open = new WeakMap<Session, Dispute>();
  private openedBeats: readonly number[] = [];

  constructor(private readonly deps: DisputesDeps) {}

  /** Sends the session what it should have had, unless that is forgotten or there were many disputes lately. */
  raise(session: Session, complaint: Complaint, beat: number): void {
    const view = this.viewHeld(session, complaint);
    const moment = this.deps.history.at(complaint.beat);
    this.openedBeats = this.openedBeats.filter((one) => one > beat - TIMING.mismatchWindowBeats);
    if (!view || !moment || this.openedBeats.length >= LIMITS.disputesMax) return;
    this.openedBeats = [...this.openedBeats, beat];
    const state = project(moment.snapshot, view, moment.cells);
    this.open.set(session, { beat: moment.beat, view, state });
    const chunk = encodeState(view, undefined, undefined, state) ?? new Uint8Array(0);
    const truth = { kind: 'truth', beat: moment.beat, tick: state.tick, view: view.key, chunk } as const;
    this.deps.emit({ kind: 'tell', sessions: [session.number], message: truth });
  }

  /** What the session found, once for each truth it was told. */
  settle(session: Session, { beat, view: key, count, differences }: Omit<Desync, 'kind'>): void {
    const dispute = this.open.get(session);
    if (dispute?.beat !== beat || dispute.view.key !== key) return;
    this.open.delete(session);
    const found = { session: session.number, beat, view: key };
    this.warn(`A page had ${count} places of a view wrong.`, { ...found, count });
    for (const { had, ...spot } of differences) {
      const is = showSpot(dispute.view, dispute.state, spot);
      // Nothing is logged of places that the room does not know, or where the page turns out to be right.
      if (is === undefined || is.slice(0, LIMITS.textCharsMax) === had) continue;
      const { of, row, path } = spot;
      this.warn('A page had a value wrong.', { ...found, table: of, row, field: path.join('/'), page: had, room: is });
    }
  }

  /** The view that a session complains of; of those that pass only one that it had at that beat, for nothing else is its to know. */
  private viewHeld({ views, flow }: Session, { view: key, beat }: Complaint): View | undefined {
    const lasting = views.find((view) => view.key === key);
    if (lasting) return lasting;
    const { numbers, since } = flow.receiver.passing;
    const had = numbers.filter((_, index) => (since[index] as number) <= beat);
    return had.map((number) => this.deps.views.numbered(number)).find((view) => view.key === key);
  }

  private warn(text: string, data: Extract<FromRoom, { kind: 'log' }>['data']): void {
    this.deps.emit({ kind: 'log', level: 'warn', text, data });
  }
}
