import { chunkFrom, type FramePlan, planFrame } from '@tickdeck/shared/wire/frame-plan.js';
import type { FrameTime } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { History, Moment } from '@tickdeck/shared/world/history.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { Board } from '../board.js';
import type { Seats } from '../people/seats.js';
import type { Session } from '../people/session.js';
import type { Sessions } from '../people/sessions.js';
import type { FromRoom, Published, RoomMemory } from '../port.js';
import { readLink } from '../thread/links.js';
import type { Counts } from '../witness/report.js';
import type { Decision } from './flow.js';
import { FrameDraft } from './frame-draft.js';
import { FrameSheet, type Span } from './frame-sheet.js';
import { Ledger } from './ledger.js';
import type { OwnView } from './own-view.js';
import { Replicator } from './replicator.js';
import { isSamePlan } from './same-plan.js';
import type { Scopes } from './scopes.js';
import type { Views } from './views.js';

export interface PublisherDeps {
  readonly sessions: Sessions;
  readonly board: Board;
  readonly seats: Seats;
  readonly views: Views;
  readonly scopes: Scopes;
  readonly history: History;
  readonly memory: RoomMemory;
  readonly counts: Counts;
  emit(message: FromRoom): void;
}

/** A frame as it was written. */
interface Frame {
  readonly plan: FramePlan;
  readonly span: Span;
  readonly views: readonly View[];
  /** One for each view. */
  readonly chunks: readonly (Uint8Array | undefined)[];
}

/** A frame that several sessions get, because they have the same, see the same and are told the same. */
interface SharedFrame extends Frame {
  readonly isHashed: boolean;
}

/** Makes the frames of a beat: decides who gets one, encodes what must be encoded, and gives it all away as one buffer. */
export class Publisher {
  readonly replicator: Replicator;
  private readonly ledger: Ledger;
  private readonly sheet = new FrameSheet();
  private readonly draft = new FrameDraft();
  private shared: SharedFrame[] = [];
  private written: Published | undefined;

  constructor(private readonly deps: PublisherDeps) {
    this.ledger = new Ledger(deps);
    this.replicator = new Replicator(deps.history, this.ledger);
  }

  /** Writes what the sessions get of a moment; returns how many bytes that is. */
  encode(moment: Moment, time: FrameTime): number {
    const { sessions } = this.deps;
    if (sessions.size === 0) return 0;
    if (this.isGatewayAway()) {
      for (const session of sessions.all) this.skip(session);
      return 0;
    }
    this.replicator.begin(moment);
    this.sheet.begin();
    this.ledger.begin(moment.beat);
    this.shared = [];
    let byteCount = 0;
    for (const session of sessions.all) byteCount += this.serve(session, moment, time);
    this.written = this.sheet.finish(moment.beat);
    return byteCount;
  }

  /** Gives away what was written for this beat. */
  publish(beat: number): void {
    const { sessions, memory, emit } = this.deps;
    if (sessions.size > 0) this.ledger.tell(beat);
    if (!this.written) return;
    Atomics.add(memory.claims, 0, 1);
    emit(this.written);
    this.written = undefined;
  }

  /** Whether so many beats lie unclaimed that more would only pile up. */
  private isGatewayAway(): boolean {
    const { claims } = this.deps.memory;
    return Atomics.load(claims, 0) - Atomics.load(claims, 1) >= LIMITS.unclaimedBeatsMax;
  }

  /** Writes the session's frame, if it gets one; returns its bytes. */
  private serve(session: Session, moment: Moment, time: FrameTime): number {
    const decision = this.decide(session, moment.beat);
    if (decision === 'rest') return 0;
    if (decision === 'skip') return this.skip(session);
    const { flow, truth, traffic } = session;
    const kind = decision === 'key' ? 'keyframe' : 'delta';
    const ackSeq = this.usedSeq(session);
    const passing = this.deps.scopes.of(session, moment);
    const plan = planFrame(flow.receiver, { kind, beat: moment.beat, time, ackSeq, stride: flow.stride, passing });
    const isHashed = truth.isDue(moment.beat);
    const frame = session.own
      ? this.writeOwn(session, session.own, moment, plan, isHashed)
      : this.shareFrame(session.views[0] as View, plan, isHashed);
    this.sheet.give(session.number, frame.span);
    this.ledger.count(session, frame);
    flow.sent(decision, frame.plan.after);
    if (isHashed) truth.sent(moment.beat);
    traffic.bytesLately += frame.span.length;
    if (decision === 'key') {
      traffic.keyframes++;
      this.deps.counts.keyframes++;
    }
    return frame.span.length;
  }

  private decide({ flow, link, views }: Session, beat: number): Decision {
    const decision = flow.decide(readLink(this.deps.memory, link), beat, beat - LIMITS.historyBeats + 1);
    const isOpen = decision !== 'send' || this.replicator.isOpen(views[0] as View, flow.receiver.beat);
    return isOpen ? decision : flow.waitForBaseline();
  }

  private skip({ traffic }: Session): 0 {
    traffic.skips++;
    this.deps.counts.skips++;
    return 0;
  }

  /** A frame for those who hold nothing but views that others hold too. */
  private shareFrame(view: View, plan: FramePlan, isHashed: boolean): SharedFrame {
    for (const frame of this.shared) {
      if (frame.views[0] === view && frame.isHashed === isHashed && isSamePlan(frame.plan, plan)) return frame;
    }
    this.draft.clear();
    this.draftView(view, plan, 0, isHashed);
    const { span, views, chunks } = this.finish(plan, isHashed);
    const frame = { plan, isHashed, span, views: [...views], chunks: [...chunks] };
    this.shared.push(frame);
    return frame;
  }

  /** A frame for a player: what others see too, and what only this one sees. */
  private writeOwn({ views }: Session, own: OwnView, { snapshot }: Moment, plan: FramePlan, isHashed: boolean): Frame {
    const { draft } = this;
    draft.clear();
    this.draftView(views[0] as View, plan, 0, isHashed);
    draft.add(own.view, own.encode(snapshot, plan, this.ledger));
    if (isHashed) draft.hashes.push(own.hash());
    own.sent();
    return this.finish(plan, isHashed);
  }

  /** Adds the views that pass, and writes the frame; what it tells of the draft is good until the next one. */
  private finish(plan: FramePlan, isHashed: boolean): Frame {
    const { numbers, since } = plan.after.passing;
    for (let i = 0; i < numbers.length; i++) {
      this.draftView(this.deps.views.numbered(numbers[i] as number), plan, since[i] as number, isHashed);
    }
    const { views, chunks } = this.draft;
    return { plan, span: this.sheet.write(plan, this.draft), views, chunks };
  }

  /** Adds a view that others hold too and the session has had since a beat. */
  private draftView(view: View, plan: FramePlan, since: number, isHashed: boolean): void {
    const { replicator, draft } = this;
    const { baseline, predecessor } = chunkFrom(plan, since);
    draft.add(view, replicator.chunk(view, baseline, predecessor).bytes);
    if (isHashed) draft.hashes.push(replicator.hash(view));
  }

  private usedSeq({ player }: Session): number {
    return this.deps.seats.queueOf(player)?.usedSeq ?? 0;
  }
}
