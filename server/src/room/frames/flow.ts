import { NEW_RECEIVER, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Link } from '../thread/links.js';
import { Ration } from './ration.js';

/**
 * What a session gets in a beat: a frame against what it has, nothing although it would like one, nothing as it asked for, or a
 * frame against nothing.
 */
export type Decision = 'send' | 'skip' | 'rest' | 'key';

/** What one session has been sent, and from that what it gets next. TCP keeps the order, so what was sent is what it has. */
export class Flow {
  receiver: Receiver = NEW_RECEIVER;
  /** Beat of the last keyframe; 0 before the first. */
  keyBeat = 0;
  private readonly ration = new Ration();
  private waitedBeats = 0;

  /**
   * @param phase - spreads the beats at which slower sessions get theirs.
   * @param firstBeat - the beat at which the session came; acks from before belong to somebody else.
   */
  constructor(
    private readonly phase: number,
    private readonly firstBeat: number,
  ) {}

  /** Beats from one frame to the next. */
  get stride(): number {
    return this.ration.stride;
  }

  /** Beats without a frame after each one that the page asked for. */
  get rest(): number {
    return this.ration.rest;
  }

  set rest(beats: number) {
    this.ration.rest = beats;
  }

  /** How many beats behind the newest the session's last known frame is. */
  ageBeats(ackedBeat: number, beat: number): number {
    return beat - Math.max(ackedBeat, this.firstBeat - 1);
  }

  /** @param oldestBeat - the oldest beat that can still be a baseline. */
  decide(link: Link, beat: number, oldestBeat: number): Decision {
    const { ackedBeat, bufferedBytes } = link;
    const sentBeat = this.receiver.beat;
    const unacked = sentBeat === 0 ? 0 : this.ageBeats(ackedBeat, sentBeat);
    if (unacked >= LIMITS.unackedBeatsMax || bufferedBytes >= LIMITS.bufferedBytesMax) return 'skip';
    if (sentBeat === 0) return 'key';
    const room = this.ration.judge(link, beat);
    if (room === 'hold') return 'skip';
    if (Math.min(sentBeat, this.receiver.before || sentBeat) < oldestBeat) return 'key';
    // Whoever asked for fewer frames gets them in the beats of all who did, to share them.
    if (this.stride === this.rest + 1) return beat % this.stride === 0 ? 'send' : 'rest';
    return (beat + this.phase) % this.stride === 0 ? 'send' : 'skip';
  }

  /** Whether a session that no baseline was free for has waited long enough for a keyframe; counts the wait. */
  waitForBaseline(): 'skip' | 'key' {
    this.waitedBeats++;
    return this.waitedBeats > LIMITS.baselinesPerViewMax ? 'key' : 'skip';
  }

  /** Notes a frame that went out and what the session has by it. */
  sent(kind: 'send' | 'key', after: Receiver): void {
    this.receiver = after;
    this.ration.sent(after.beat);
    this.waitedBeats = 0;
    if (kind === 'key') this.keyBeat = after.beat;
  }

  /** What was sent is of no use to the session: a keyframe is next. */
  reset(): void {
    this.receiver = NEW_RECEIVER;
  }
}
