import { chunkFrom, type FramePlan, planFrame, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { type FrameTime, isSameTime } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { History, Moment } from '@tickdeck/shared/world/history.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { Decision } from './flow.js';
import { FrameSheet } from './frame-sheet.js';
import { type FrameSpan, Ledger } from './ledger.js';
import { readLink } from './links.js';
import type { OwnView } from './own-view.js';
import type { FromRoom, RoomMemory } from './port.js';
import { Replicator } from './replicator.js';
import type { Counts } from './report.js';
import type { Scopes } from './scopes.js';
import type { Seats } from './seats.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';
import type { Views } from './views.js';

export interface PublisherDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly views: Views;
  readonly scopes: Scopes;
  readonly history: History;
  readonly memory: RoomMemory;
  readonly counts: Counts;
  emit(message: FromRoom): void;
}

/** A frame that several sessions get, because they have the same, see the same and are told the same. */
interface SharedFrame {
  readonly view: View;
  readonly plan: FramePlan;
  readonly isHashed: boolean;
  readonly span: FrameSpan;
}

/** Makes the frames of a beat: decides who gets one, encodes what must be encoded, and gives it all away as one buffer. */
export class Publisher {
  readonly replicator: Replicator;
  private readonly ledger: Ledger;
  private readonly sheet = new FrameSheet();
  private shared: SharedFrame[] = [];

  constructor(private readonly deps: PublisherDeps) {
    this.ledger = new Ledger(deps);
    this.replicator = new Replicator(deps.history, this.ledger);
  }

  /** Publishes what the sessions get of a moment; returns how many bytes that is. */
  publish(moment: Moment, time: FrameTime): number {
    const { sessions, memory, emit } = this.deps;
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
    this.ledger.tell(moment.beat);
    const published = this.sheet.finish(moment.beat);
    if (!published) return 0;
    Atomics.add(memory.claims, 0, 1);
    emit(published);
    return byteCount;
  }

  /** Whether so many beats lie unclaimed that more would only pile up. */
  private isGatewayAway(): boolean {
    const { claims } = this.deps.memory;
    return Atomics.load(claims, 0) - Atomics.load(claims, 1) >= LIMITS.unclaimedBeatsMax;
  }

  /** Writes the session's frame, if it gets one; returns its bytes. */
  private serve(session: Session, moment: Moment, time: FrameTime): number {
    const decision = this.decide(session, moment.beat);
    if (decision === 'skip') return this.skip(session);
    const { flow, truth, traffic } = session;
    const kind = decision === 'key' ? 'keyframe' : 'delta';
    const ackSeq = this.usedSeq(session);
    const passing = this.deps.scopes.of(session, moment);
    const plan = planFrame(flow.receiver, { kind, beat: moment.beat, time, ackSeq, stride: flow.stride, passing });
    const isHashed = truth.isDue(moment.beat);
    const frame = session.own
      ? { plan, span: this.writeOwn(session, moment, plan, isHashed) }
      : this.shareFrame(session.views[0] as View, plan, isHashed);
    this.sheet.give(session.number, frame.span);
    this.ledger.count(session, frame.span);
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
      if (frame.view === view && frame.isHashed === isHashed && isSamePlan(frame.plan, plan)) return frame;
    }
    const span = this.write(view, plan, isHashed, undefined);
    const frame = { view, plan, isHashed, span };
    this.shared.push(frame);
    return frame;
  }

  /** A frame for a player: what others see too, and what only this one sees. */
  private writeOwn({ views, own }: Session, { snapshot }: Moment, plan: FramePlan, isHashed: boolean): FrameSpan {
    if (!own) throw new Error('a session without a view of its own');
    const bytes = own.encode(snapshot, plan, this.ledger);
    const span = this.write(views[0] as View, plan, isHashed, { bytes, own });
    own.sent();
    return span;
  }

  /** Writes the view that all hold, a player's own, and those that pass. */
  private write(
    view: View,
    plan: FramePlan,
    isHashed: boolean,
    mine: { readonly bytes: Uint8Array | undefined; readonly own: OwnView } | undefined,
  ): FrameSpan {
    const { replicator } = this;
    const views = [view];
    const chunks = [replicator.chunk(view, plan.baseline, plan.predecessor).bytes];
    const hashes = isHashed ? [replicator.hash(view)] : [];
    if (mine) {
      views.push(mine.own.view);
      chunks.push(mine.bytes);
      if (isHashed) hashes.push(mine.own.hash());
    }
    const { numbers, since } = plan.after.passing;
    for (let i = 0; i < numbers.length; i++) {
      const passing = this.deps.views.numbered(numbers[i] as number);
      const { baseline, predecessor } = chunkFrom(plan, since[i] as number);
      views.push(passing);
      chunks.push(replicator.chunk(passing, baseline, predecessor).bytes);
      if (isHashed) hashes.push(replicator.hash(passing));
    }
    return { ...this.sheet.write(plan, chunks, hashes), views, chunks };
  }

  private usedSeq({ player }: Session): number {
    return this.deps.seats.queueOf(player)?.usedSeq ?? 0;
  }
}

/** Whether two sessions have the same and are told the same: then one frame's bytes serve both. */
function isSamePlan(a: FramePlan, b: FramePlan): boolean {
  if (a === b) return true;
  const { kind, stride } = a.next;
  return (
    kind === b.next.kind && stride === b.next.stride && isSameReceiver(a.receiver, b.receiver) && isSamePassing(a, b)
  );
}

function isSameReceiver(a: Receiver, b: Receiver): boolean {
  if (a === b) return true;
  return a.beat === b.beat && a.before === b.before && a.stride === b.stride && isSameTime(a.time, b.time);
}

/** Whether the same views come, go and stay, and the chunks of each start from the same states. */
function isSamePassing(a: FramePlan, b: FramePlan): boolean {
  const [now, other] = [a.after.passing, b.after.passing];
  if (a.receiver.passing === b.receiver.passing && now === other) return true;
  if (!isSameList(a.receiver.passing.numbers, b.receiver.passing.numbers)) return false;
  return (
    isSameList(now.numbers, other.numbers) &&
    now.since.every((since, i) => statesHad(a, since) === statesHad(a, other.since[i] as number))
  );
}

/** How many states of a view the receiver has that the frame's chunk may start from. */
function statesHad({ baseline, predecessor }: FramePlan, since: number): 0 | 1 | 2 {
  return since > baseline ? 0 : since > predecessor ? 1 : 2;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((number, i) => number === b[i]));
}
